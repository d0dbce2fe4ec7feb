import { BottomBar, Button } from '../../../components';
import type { FaceCheck } from './use-face-check';

interface FaceBarProps {
  face: FaceCheck;
  start: () => void;
  /** What is still missing, if anything. */
  note: string | undefined;
}

const startWords: Partial<Record<FaceCheck['stage'], string>> = {
  failed: '再核验一次',
  cancelled: '重新开始核验',
  unavailable: '再试一次',
  link_copied: '重新获取链接',
  no_result: '重新核验',
};

/** While a check is open somewhere, looking for its result stands beside beginning anew. */
export function FaceBar({ face, start, note }: FaceBarProps) {
  const { stage, ask, pending } = face;
  const mayHaveResult = stage === 'link_copied' || stage === 'no_result';
  return (
    <BottomBar note={note}>
      {mayHaveResult && (
        <Button id="face-ask" kind="plain" disabled={pending} onClick={ask}>
          我已完成核验
        </Button>
      )}
      <Button
        id="face-start"
        pending={pending}
        pendingText={stage === 'asking' ? '正在查结果' : '正在打开'}
        onClick={start}
      >
        {startWords[stage] ?? '开始核验'}
      </Button>
    </BottomBar>
  );
}
