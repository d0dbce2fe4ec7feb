import { maskPhone } from '@loudou/shared/person-fields';
import { useState } from 'react';
import { errorText } from '../../../api';
import { useFieldErrors } from '../../../features/tracking';
import { CodePart } from '../code/code-part';
import { NoCodeSheet } from '../code/no-code-sheet';
import type { Card, CardBinding } from './use-card-binding';

/** The bank has sent a code to the phone it knows. */
export function SentCode({ asked, binding }: { asked: Card; binding: CardBinding }) {
  const [isAskingHelp, setAskingHelp] = useState(false);
  const { asking, confirming } = binding;
  const refusal = confirming.error ?? asking.error;
  useFieldErrors({ code: refusal?.code });
  return (
    <>
      <CodePart
        key={binding.cardId}
        id="card-code"
        sentTo={maskPhone(asked.reservedPhone)}
        changeWords="换一张卡"
        onChange={binding.changeCard}
        onComplete={(code) => void binding.confirm(code)}
        countdown={binding.countdown}
        resend={() => void binding.ask(asked)}
        isResending={asking.pending}
        help={() => setAskingHelp(true)}
        error={refusal ? errorText(refusal).message : null}
        disabled={confirming.pending}
      />
      {isAskingHelp && (
        <NoCodeSheet id="card-code-help-sheet" whoSends="银行" close={() => setAskingHelp(false)} />
      )}
    </>
  );
}
