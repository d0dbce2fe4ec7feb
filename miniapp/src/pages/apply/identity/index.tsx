import { useState } from 'react';
import { BottomBar, Button } from '../../../components';
import { Agreement } from '../application/agreement';
import { Refusal } from '../application/refusal';
import { stillMissing } from '../application/still-missing';
import { StepScreen } from '../application/step-screen';
import { useStep } from '../application/use-step';
import { DocumentFields } from './document-fields-card';
import { GivenBefore } from './given-before';
import { useIdentity } from './use-identity';
import { isFieldRefusal } from './refused-field';

export default function IdentityStep() {
  const step = useStep('identity');
  const identity = useIdentity();
  const [isAgreed, setAgreed] = useState(false);
  const [isAgreementMissing, setAgreementMissing] = useState(false);
  const { application } = step;
  const next = () => {
    setAgreementMissing(!isAgreed);
    if (application) void identity.save(application.applicationId, isAgreed);
  };
  return (
    <StepScreen
      page="apply.identity"
      step={2}
      title="填写身份证信息"
      intro={['对照证件填写，', '只用来核实身份和审批。']}
      needs={step}
      bar={
        <BottomBar
          note={stillMissing({
            field: Object.values(identity.shown).some((problem) => problem !== null),
            agreement: isAgreementMissing && !isAgreed,
          })}
        >
          <Button id="identity-next" pending={identity.pending} onClick={next}>
            提交身份信息
          </Button>
        </BottomBar>
      }
    >
      <GivenBefore given={application?.given ?? null} />
      <DocumentFields identity={identity} />
      <Agreement
        purpose="identity_document"
        id="identity-agree"
        ticked={isAgreed}
        onToggle={setAgreed}
        isMissing={isAgreementMissing && !isAgreed}
      />
      {!isFieldRefusal(identity.error) && <Refusal id="identity-error" error={identity.error} />}
    </StepScreen>
  );
}
