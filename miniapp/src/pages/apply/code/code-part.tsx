import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Keep, OtpInput } from '../../../components';
import { focusOf, trackTap } from '../../../features/tracking';
import type { Countdown } from './use-countdown';

interface CodePartProps {
  /** The input's id; the links around it carry it as well: `phone-code`, `phone-code-resend`. */
  id: string;
  /** Masked: whoever looks over a shoulder learns nothing. */
  sentTo: string;
  changeWords: string;
  onChange: () => void;
  onComplete: (code: string) => void;
  countdown: Countdown;
  resend: () => void;
  isResending: boolean;
  help: () => void;
  error: string | null;
  disabled: boolean;
}

/** Six digits that send themselves; another code can be had once the time is over. */
export function CodePart(props: CodePartProps) {
  const { id, countdown, error, disabled } = props;
  const [code, setCode] = useState('');
  const askForHelp = () => {
    trackTap(`${id}-help`);
    props.help();
  };
  return (
    <>
      <View className="row mt-8">
        <View className="soft num">
          已发送到 <Keep>{props.sentTo}</Keep>
        </View>
        <Text id={`${id}-change`} className="link link--end" onClick={props.onChange}>
          {props.changeWords}
        </Text>
      </View>
      <View className="mt-24">
        <OtpInput
          id={id}
          value={code}
          error={error}
          disabled={disabled}
          onInput={setCode}
          onComplete={props.onComplete}
          onFocus={focusOf('code')}
        />
      </View>
      <View className="row mt-16">
        {countdown.secondsLeft > 0 ? (
          <Text key="countdown" className="small soft num">
            {countdown.secondsLeft} 秒后可重新发送
          </Text>
        ) : (
          // Taro on Douyin cannot take a tap away from a Text, so this one keeps its own place and its handler.
          <Text
            key="resend"
            id={`${id}-resend`}
            className="link small"
            onClick={() => !props.isResending && props.resend()}
          >
            {props.isResending ? '正在发送' : '重新发送'}
          </Text>
        )}
        <Text id={`${id}-help`} className="link small" onClick={askForHelp}>
          收不到验证码
        </Text>
      </View>
    </>
  );
}
