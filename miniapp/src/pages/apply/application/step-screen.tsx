import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Phrases, StepHeader } from '../../../components';
import { useParameter, Varied } from '../../../features/experiment';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import type { Step } from './use-step';
import './step-screen.scss';

const stepNames = ['手机号', '身份信息', '人脸核验', '银行卡', '征信授权'] as const;

interface StepScreenProps {
  /** The page's word in behaviour events. */
  page: string;
  /** 1 for the phone number. */
  step: 1 | 2 | 3 | 4 | 5;
  title: string;
  intro?: readonly string[];
  /** What the page has to know first; a page that needs nothing leaves it out. */
  needs?: Pick<Step, 'application' | 'error' | 'reload'>;
  bar?: ReactNode;
  children: ReactNode;
}

/** A step asks one thing: where on the way it is, its question, then the page's own part. */
export function StepScreen({ page, step, title, intro, needs, bar, children }: StepScreenProps) {
  const isKnown = !needs || needs.application !== null;
  const progress = useParameter('application.progress');
  const note = useParameter('application.note');
  return (
    <Screen page={page} bar={isKnown ? bar : undefined}>
      <Varied by="application.progress">
        <StepHeader
          step={step}
          steps={stepNames.length}
          name={stepNames[step - 1] ?? ''}
          countsLeft={progress === 'left'}
        />
      </Varied>
      <View className="title mt-16">{title}</View>
      {intro && (
        <View className="soft mt-4">
          <Phrases of={intro} />
        </View>
      )}
      <Varied by="application.note">{note && <View className="soft mt-4">{note}</View>}</Varied>
      {isKnown ? children : <Unknown needs={needs} />}
      <View className="step-room" />
    </Screen>
  );
}

function Unknown({ needs }: { needs: Pick<Step, 'error' | 'reload'> }) {
  return (
    <View className="mt-16">
      {needs.error ? <Failure error={needs.error} retry={needs.reload} /> : <Loading />}
    </View>
  );
}
