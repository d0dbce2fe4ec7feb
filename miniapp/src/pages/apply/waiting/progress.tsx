import type { ApplicationState } from '@loudou/shared/lifecycle';
import { View } from '@tarojs/components';
import { Card, PromiseLine, Timeline, type TimelineStep } from '../../../components';
import { nowMs } from '../../../host';
import { momentSeen, type PromiseWords } from './promise';

interface ProgressProps {
  words: PromiseWords;
  state: ApplicationState;
  submittedAt: string;
}

const nowWords: Partial<Record<ApplicationState, string>> = {
  submitted: '正在送交出借人',
  pending: '出借人正在审批',
  needs_review: '出借人正在人工审核',
};

export function Progress({ words, state, submittedAt }: ProgressProps) {
  const steps: TimelineStep[] = [
    { name: '申请已收到', state: 'done', at: momentSeen(submittedAt, nowMs()) },
    { name: nowWords[state] ?? '正在审批', state: 'now' },
    { name: '通知你结果', state: 'later' },
  ];
  return (
    <Card className="mt-20">
      {state !== 'needs_review' && (
        <>
          <PromiseLine share={words.done} from={words.from} until={words.until} />
          <View className="rule" />
        </>
      )}
      <Timeline steps={steps} />
    </Card>
  );
}
