import { useState } from 'react';
import { errorText } from '../../../api';
import { BottomBar, Button, Notice, StateCard } from '../../../components';
import { maskPhone } from '@loudou/shared/person-fields';
import { goTo } from '../../../routes';
import { CodePart } from '../code/code-part';
import { NoCodeSheet } from '../code/no-code-sheet';
import { StepScreen } from '../application/step-screen';
import { neverTellCodes } from './never-tell-codes';
import { NumberPart } from './number-part';
import { OneTapPart } from './one-tap-part';
import { OnwardPart } from './onward-part';
import { type PhonePage, usePhone } from './use-phone';

const titles: Record<PhonePage['part'], string> = {
  agreement: '先决定手机号能不能用',
  one_tap: '验证手机号',
  number: '填写手机号',
  code: '输入验证码',
  onward: '手机号已验证',
};

export default function Phone() {
  const page = usePhone();
  const { part, sendCode } = page;
  const { countdown } = sendCode;
  const canSend = countdown.secondsLeft === 0;
  return (
    <StepScreen
      page="apply.phone"
      step={1}
      title={titles[part]}
      bar={
        part === 'number' && (
          <BottomBar>
            <Button
              id="phone-send"
              disabled={!canSend}
              pending={sendCode.pending}
              pendingText="正在发送"
              onClick={page.send}
            >
              {canSend ? '获取验证码' : `${countdown.secondsLeft} 秒后可获取`}
            </Button>
          </BottomBar>
        )
      }
    >
      <PhonePart page={page} />
    </StepScreen>
  );
}

function PhonePart({ page }: { page: PhonePage }) {
  const { part, phone, type, problem, sendCode, signIn } = page;
  switch (part) {
    case 'agreement':
      return (
        <StateCard title="还没有决定授权" text="验证手机号之前，请先在首页逐项决定哪些信息可以使用。">
          <Button
            id="phone-agreement"
            kind="tonal"
            size="small"
            onClick={() => void goTo.landing({}, 'restart')}
          >
            去看授权说明
          </Button>
        </StateCard>
      );
    case 'one_tap':
      return (
        <OneTapPart
          pending={signIn.pending}
          refusal={signIn.hostError ? errorText(signIn.hostError).message : null}
          onCode={page.byHostPhone}
          onUnavailable={(reason) => page.askForSms(`one_tap_${reason}`)}
          askForSms={() => page.askForSms('one_tap_not_wanted')}
        />
      );
    case 'onward':
      return <OnwardPart signIn={signIn} />;
    case 'number':
      return <NumberPart phone={phone} onType={type} problem={problem} sending={sendCode} />;
    case 'code':
      return <SentCode page={page} />;
  }
}

/** The code is on its way to the number that was given. */
function SentCode({ page }: { page: PhonePage }) {
  const { phone, send, sendCode, signIn, byCode } = page;
  const [isAskingHelp, setAskingHelp] = useState(false);
  const refusal = signIn.smsError ?? sendCode.error;
  return (
    <>
      <CodePart
        key={sendCode.challenge?.challengeId}
        id="phone-code"
        sentTo={maskPhone(phone)}
        changeWords="换号码"
        onChange={sendCode.changeNumber}
        onComplete={byCode}
        countdown={sendCode.countdown}
        resend={send}
        isResending={sendCode.pending}
        help={() => setAskingHelp(true)}
        error={refusal ? errorText(refusal).message : null}
        disabled={signIn.pending}
      />
      <Notice className="mt-24">{neverTellCodes}</Notice>
      {isAskingHelp && (
        <NoCodeSheet id="phone-code-help-sheet" whoSends="我们" close={() => setAskingHelp(false)} />
      )}
    </>
  );
}
