export { TextInput, type TextInputProps } from './text-input';
export { numberKeyboard } from './keyboard';
