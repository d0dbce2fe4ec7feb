import { useState } from 'react';
import { BottomBar, Button, Notice } from '../../../components';
import { Agreement } from '../application/agreement';
import { Refusal } from '../application/refusal';
import { stillMissing } from '../application/still-missing';
import { StepScreen } from '../application/step-screen';
import { useStep } from '../application/use-step';
import { CardFields, isCardRefusal } from './card-fields-part';
import { SentCode } from './sent-code';
import { useCardBinding } from './use-card-binding';
import { useCardForm } from './use-card-form';

export default function BankCardStep() {
  const step = useStep('bank_card');
  const binding = useCardBinding(step.application?.applicationId);
  const form = useCardForm();
  const [isAgreed, setAgreed] = useState(false);
  const [isAgreementMissing, setAgreementMissing] = useState(false);
  const { asked, asking } = binding;
  const next = () => {
    setAgreementMissing(!isAgreed);
    const card = form.check();
    if (card && isAgreed) void binding.ask(card);
  };
  return (
    <StepScreen
      page="apply.bank_card"
      step={4}
      title={asked ? '输入银行发来的验证码' : '放款到哪张卡'}
      intro={asked ? undefined : ['借款打到这张卡，', '还款也从这张卡扣。']}
      needs={step}
      bar={
        !asked && (
          <BottomBar
            note={stillMissing({
              field: Object.values(form.messages).some((message) => message !== null),
              agreement: isAgreementMissing && !isAgreed,
            })}
          >
            <Button id="card-next" pending={asking.pending} onClick={next}>
              获取验证码
            </Button>
          </BottomBar>
        )
      }
    >
      {asked ? (
        <SentCode asked={asked} binding={binding} />
      ) : (
        <>
          <CardFields form={form} error={asking.error} disabled={asking.pending} forget={asking.reset} />
          <Agreement
            purpose="bank_card"
            id="card-agree"
            ticked={isAgreed}
            onToggle={setAgreed}
            isMissing={isAgreementMissing && !isAgreed}
          />
          {!isCardRefusal(asking.error) && <Refusal id="card-error" error={asking.error} />}
        </>
      )}
      {asked && (
        <Notice className="mt-24">
          这个验证码只用于核对银行卡，不会扣款。任何人向你要验证码，都不要给。
        </Notice>
      )}
    </StepScreen>
  );
}
