import { View } from '@tarojs/components';
import { errorText } from '../../../api';
import { Field, Notice, TextInput } from '../../../components';
import { focusOf } from '../../../features/tracking';
import { neverTellCodes } from './never-tell-codes';
import { phoneOf } from './phone-number';
import type { SendCode } from './use-send-code';

interface NumberPartProps {
  phone: string;
  onType: (phone: string) => void;
  problem: string | null;
  sending: SendCode;
}

const longestTyped = 20;

export function NumberPart({ phone, onType, problem, sending }: NumberPartProps) {
  const refusal = sending.error ? errorText(sending.error).message : null;
  return (
    <View className="mt-24">
      <Field id="phone-number" error={problem ?? refusal} hint="只用来登录和通知申请进度，不会交给其他机构">
        <TextInput
          id="phone-number"
          label="手机号"
          type="number"
          value={phone}
          placeholder="11 位手机号"
          maxLength={longestTyped}
          autocomplete="tel"
          invalid={Boolean(problem ?? refusal)}
          disabled={sending.pending}
          onInput={(typed) => onType(phoneOf(typed))}
          onFocus={focusOf('phone')}
        />
      </Field>
      <Notice className="mt-24">{neverTellCodes}</Notice>
    </View>
  );
}
