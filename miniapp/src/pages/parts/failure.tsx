import { type ApiError, errorText, wayOutText } from '../../api';
import { Button, StateCard } from '../../components';
import { useNotLoaded } from '../../features/tracking';
import { useWayOut } from './use-way-out';

interface FailureProps {
  error: ApiError;
  retry: () => void;
}

/** Stands where the data would stand: what happened, and the one way on. */
export function Failure({ error, retry }: FailureProps) {
  useNotLoaded();
  const { message, wayOut } = errorText(error);
  const leave = useWayOut(wayOut, retry);
  // Nothing was handed in here, so the sentences about a deed that failed would only alarm.
  const isReadAgain = wayOut === 'retry' || wayOut === 'correct';
  return (
    <StateCard
      title={isReadAgain ? '没有连上，数据没有变' : '没有打开这一页'}
      text={isReadAgain ? '没有扣款，也没有提交任何内容' : message}
    >
      <Button id="failure-way-out" kind="tonal" size="small" onClick={leave}>
        {isReadAgain ? wayOutText.retry : wayOutText[wayOut]}
      </Button>
    </StateCard>
  );
}
