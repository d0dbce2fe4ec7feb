import { Input, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { accessible } from '../accessible';
import { classNames } from '../class-names';
import { numberKeyboard } from './keyboard';
import './text-input.scss';

export interface TextInputProps {
  id: string;
  /** Said by screen readers; the visible label is the `Field` around it or the page's title. */
  label: string;
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  onFocus?: () => void;
  onConfirm?: () => void;
  placeholder?: string;
  /** Which keyboard opens. */
  type?: 'text' | 'number' | 'idcard' | 'digit';
  maxLength?: number;
  invalid?: boolean;
  disabled?: boolean;
  focus?: boolean;
  /** What a browser may fill in by itself, such as `tel` or `name`. */
  autocomplete?: string;
  /** Stands in the box behind the text: a link, a unit. */
  end?: ReactNode;
}

/** A box to type in. Focus and error thicken its edge without moving anything. */
export function TextInput(props: TextInputProps) {
  const [isFocused, setFocused] = useState(false);
  const { id, label, value, placeholder, type = 'text', maxLength = 140, invalid, disabled, end } = props;
  return (
    <View
      className={classNames(
        'text-input',
        isFocused && 'text-input--focus',
        invalid && 'text-input--invalid',
        disabled && 'text-input--disabled',
      )}
    >
      <Input
        id={id}
        className="text-input__text"
        placeholderClass="text-input__placeholder"
        value={value}
        placeholder={placeholder}
        type={type}
        maxlength={maxLength}
        disabled={disabled}
        focus={props.focus}
        nativeProps={{
          autocomplete: props.autocomplete ?? 'off',
          ...(type === 'number' ? numberKeyboard : {}),
        }}
        onInput={(event) => props.onInput(event.detail.value)}
        onFocus={() => {
          setFocused(true);
          props.onFocus?.();
        }}
        onBlur={() => {
          setFocused(false);
          props.onBlur?.();
        }}
        onConfirm={() => props.onConfirm?.()}
        {...accessible({ label })}
      />
      {end}
    </View>
  );
}
