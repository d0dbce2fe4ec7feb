import { Button, StateCard } from '../../components';
import { type ApiError, errorText, wayOutText } from '../../api';
import { useWayOut } from './use-way-out';

interface FailureProps {
  error: ApiError;
  retry: () => void;
}

/** Stands where the data would stand: what happened, and the one way on. */
export function Failure({ error, retry }: FailureProps) {
  const { message, wayOut } = errorText(error);
  const leave = useWayOut(wayOut, retry);
  return (
    <StateCard title="没有拿到数据" text={message}>
      <Button id="failure-way-out" kind="tonal" size="small" onClick={leave}>
        {wayOutText[wayOut]}
      </Button>
    </StateCard>
  );
}
