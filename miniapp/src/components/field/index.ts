export { Field, type FieldProps } from './field';
export { FieldRow, type FieldRowProps } from './field-row';
export { FieldMessages, type FieldMessagesProps } from './field-messages';
