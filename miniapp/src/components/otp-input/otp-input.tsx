import { Input, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { accessible } from '../accessible';
import { classNames } from '../class-names';
import { FieldMessages } from '../field';
import { numberKeyboard } from '../text-input';
import { codeLength, typedCode } from './typed-code';
import './otp-input.scss';

export interface OtpInputProps {
  id: string;
  value: string;
  onInput: (code: string) => void;
  /** Called at the sixth digit: nothing has to be tapped. */
  onComplete: (code: string) => void;
  onFocus?: () => void;
  /** Says how many tries are left. */
  error?: string | null;
  disabled?: boolean;
}

/** Room for a whole code behind a refused one, so that a paste can follow it. */
const longestText = codeLength * 2;
const places = Array.from({ length: codeLength }, (_, place) => place);

/** One real input lies over six drawn cells, so that paste and autofill work. */
export function OtpInput({ id, value, onInput, onComplete, onFocus, error, disabled }: OtpInputProps) {
  const [isFocused, setFocused] = useState(true);
  // Autofill may tell the same text twice before the next drawing: the second time it is nothing new.
  const latest = useRef(value);
  latest.current = value;
  const type = (text: string) => {
    const code = typedCode(value, text, Boolean(error));
    if (code === latest.current) return;
    latest.current = code;
    onInput(code);
    if (code.length === codeLength) onComplete(code);
  };
  const isNow = (place: number) => !error && isFocused && place === value.length;
  return (
    <View>
      <View className={classNames('otp', error && 'otp--error')}>
        {places.map((place) => (
          <View key={place} className={classNames('otp__cell', isNow(place) && 'otp__cell--now')}>
            {value[place] ?? ''}
          </View>
        ))}
        <Input
          id={id}
          className="otp__input"
          type="number"
          value={value}
          maxlength={error ? longestText : codeLength}
          focus
          disabled={disabled}
          nativeProps={{ autocomplete: 'one-time-code', ...numberKeyboard }}
          onInput={(event) => type(event.detail.value)}
          onFocus={() => {
            setFocused(true);
            onFocus?.();
          }}
          onBlur={() => setFocused(false)}
          {...accessible({ label: '6 位验证码' })}
        />
      </View>
      <FieldMessages id={`${id}-error`} error={error} />
    </View>
  );
}
