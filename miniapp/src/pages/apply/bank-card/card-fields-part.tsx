import { View } from '@tarojs/components';
import { type ApiError, errorText } from '../../../api';
import { Field, TextInput } from '../../../components';
import { focusOf, useFieldErrors } from '../../../features/tracking';
import { inGroups, maxCardCharacters } from './card-fields';
import type { CardForm } from './use-card-form';

interface CardFieldsProps {
  form: CardForm;
  error: ApiError | null;
  disabled: boolean;
  /** The last refusal was about what is being changed now. */
  forget: () => void;
}

/** Card and phone are checked together by the bank: a mismatch stands at the last of the two. */
export const isCardRefusal = (error: ApiError | null): boolean =>
  error?.code === 'card_invalid' || error?.code === 'card_mismatch';

const longestPhone = 20;

export function CardFields({ form, error, disabled, forget }: CardFieldsProps) {
  const { card, type, leave, messages } = form;
  const refusal = error && isCardRefusal(error) ? errorText(error).message : null;
  const isPhoneRefused = error?.code === 'card_mismatch' || error?.details.field === 'reservedPhone';
  const numberMessage = messages.cardNumber ?? (isPhoneRefused ? null : refusal);
  const phoneMessage = messages.reservedPhone ?? (isPhoneRefused ? refusal : null);
  const refusalCode = refusal ? error?.code : null;
  useFieldErrors({
    cardNumber: messages.cardNumber ? 'invalid' : isPhoneRefused ? null : refusalCode,
    reservedPhone: messages.reservedPhone ? 'invalid' : isPhoneRefused ? refusalCode : null,
  });
  const change = (field: 'cardNumber' | 'reservedPhone') => (typed: string) => {
    forget();
    type(field, typed);
  };
  return (
    <View className="mt-16">
      <Field id="card-number" label="银行卡号" error={numberMessage} hint="本人名下的储蓄卡">
        <TextInput
          id="card-number"
          label="银行卡号"
          // Not `number`: a browser shows no groups in a number.
          type="idcard"
          value={inGroups(card.cardNumber)}
          placeholder="卡面上的 16–19 位数字"
          maxLength={maxCardCharacters}
          invalid={numberMessage !== null}
          disabled={disabled}
          onInput={change('cardNumber')}
          onFocus={focusOf('cardNumber')}
          onBlur={() => leave('cardNumber')}
        />
      </Field>
      <Field id="card-phone" label="银行预留手机号" error={phoneMessage} hint="办这张卡时留给银行的手机号">
        <TextInput
          id="card-phone"
          label="银行预留手机号"
          type="number"
          value={card.reservedPhone}
          placeholder="11 位手机号"
          maxLength={longestPhone}
          autocomplete="tel"
          invalid={phoneMessage !== null}
          disabled={disabled}
          onInput={change('reservedPhone')}
          onFocus={focusOf('reservedPhone')}
          onBlur={() => leave('reservedPhone')}
        />
      </Field>
    </View>
  );
}
