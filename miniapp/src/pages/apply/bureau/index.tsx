import { consentDocuments } from '@loudou/shared/consent';
import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Card, Facts, Paper } from '../../../components';
import { useReadingTimer } from '../../../features/reading-timer';
import { useSession } from '../../../features/session';
import { track } from '../../../features/tracking';
import { goTo } from '../../../routes';
import { Refusal } from '../application/refusal';
import { StepScreen } from '../application/step-screen';
import { useStep } from '../application/use-step';
import { BureauBar } from './bureau-bar';
import { bureauFacts } from './bureau-facts';
import { useHandingIn } from './use-handing-in';
import './index.scss';

const { title, paragraphs } = consentDocuments.bureau_query;

/** One question on a page of its own; the answer hands the application in. */
export default function BureauStep() {
  const { product } = useSession();
  const step = useStep('bureau');
  const timer = useReadingTimer(product.bureauReadingSeconds);
  const { handIn, pending, error } = useHandingIn();
  const [isAgreed, setAgreed] = useState(false);
  const [isAgreementMissing, setAgreementMissing] = useState(false);
  useEffect(() => track('consent_shown', { purpose: 'bureau_query' }), []);

  const { application } = step;
  const isAuthorised = application !== null && application.nextStep === null;
  const accept = () => {
    setAgreementMissing(!isAgreed && !isAuthorised);
    if (!application || (!isAgreed && !isAuthorised)) return;
    void handIn(application.applicationId, isAuthorised ? null : timer.readMs());
  };
  const decline = () => {
    track('consent_declined', { purpose: 'bureau_query' });
    void goTo.landing({}, 'restart');
  };
  return (
    <StepScreen
      page="apply.bureau"
      step={5}
      title="是否允许查询你的征信"
      intro={['这一页只问这一件事。', '不授权就无法审批，', '已填的内容会保留 30 天。']}
      needs={step}
      bar={
        <BureauBar
          isAuthorised={isAuthorised}
          isAgreed={isAgreed}
          isAgreementMissing={isAgreementMissing && !isAgreed}
          toggle={setAgreed}
          secondsLeft={timer.secondsLeft}
          readingSeconds={product.bureauReadingSeconds}
          pending={pending}
          accept={accept}
          decline={decline}
        />
      }
    >
      <Card className="mt-12">
        <Facts facts={bureauFacts(product)} />
      </Card>
      <Card className="mt-12">
        <View className="row">
          <Text className="strong">{title}</Text>
          <Text
            id="bureau-text"
            className="link link--end small"
            onClick={() => void goTo.document({ purpose: 'bureau_query' })}
          >
            看全文
          </Text>
        </View>
        <Paper short paragraphs={paragraphs} className="mt-8" />
      </Card>
      <Refusal id="bureau-error" error={error} />
      <View className="bureau-room" />
    </StepScreen>
  );
}
