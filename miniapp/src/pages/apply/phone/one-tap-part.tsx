import { Text, View } from '@tarojs/components';
import { Notice, buttonClass } from '../../../components';
import { hostName, PhoneNumberButton } from '../../../host';

interface OneTapPartProps {
  pending: boolean;
  refusal: string | null;
  onCode: (code: string) => void;
  onUnavailable: (reason: 'declined' | 'failed') => void;
  askForSms: () => void;
}

const hostWords = { weapp: '微信', tt: '抖音', h5: '' };

/** The host knows a proven number; the person may as well give another one. */
export function OneTapPart({ pending, refusal, onCode, onUnavailable, askForSms }: OneTapPartProps) {
  const host = hostWords[hostName()];
  return (
    <View className="mt-24">
      <View id="phone-one-tap">
        <PhoneNumberButton
          className={buttonClass('primary', 'normal', false)}
          disabled={pending}
          onCode={onCode}
          onUnavailable={onUnavailable}
        >
          {pending ? '正在登录' : `用${host}绑定的手机号`}
        </PhoneNumberButton>
      </View>
      <View className="mt-24">
        <Text id="phone-other" className="link" onClick={askForSms}>
          用其他手机号
        </Text>
      </View>
      {refusal && (
        <Notice id="phone-one-tap-error" tone="caution" className="mt-24">
          {refusal}
        </Notice>
      )}
      <View className="small soft mt-24">手机号由{host}确认后交给我们，只用来登录和通知申请进度。</View>
    </View>
  );
}
