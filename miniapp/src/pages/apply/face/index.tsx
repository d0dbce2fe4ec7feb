import { useState } from 'react';
import { Agreement } from '../application/agreement';
import { stillMissing } from '../application/still-missing';
import { StepScreen } from '../application/step-screen';
import { useStep } from '../application/use-step';
import { FaceBar } from './face-bar';
import { FaceFacts } from './face-facts';
import { FaceOutcome } from './face-outcome';
import { useFaceCheck } from './use-face-check';

export default function FaceStep() {
  const step = useStep('face');
  const face = useFaceCheck();
  const [isAgreed, setAgreed] = useState(false);
  const [isAgreementMissing, setAgreementMissing] = useState(false);
  const { application } = step;
  const start = () => {
    setAgreementMissing(!isAgreed);
    if (application && isAgreed) void face.start(application.applicationId);
  };
  return (
    <StepScreen
      page="apply.face"
      step={3}
      title="确认是你本人"
      intro={['接下来会打开人脸核验，', '按提示看着屏幕就行，', '大约半分钟。']}
      needs={step}
      bar={
        <FaceBar
          face={face}
          start={start}
          note={stillMissing({ field: false, agreement: isAgreementMissing && !isAgreed })}
        />
      }
    >
      <FaceOutcome face={face} />
      <FaceFacts given={application?.given ?? null} />
      <Agreement
        purpose="face_recognition"
        id="face-agree"
        ticked={isAgreed}
        onToggle={setAgreed}
        isMissing={isAgreementMissing && !isAgreed}
      />
    </StepScreen>
  );
}
