import { Text } from '@tarojs/components';
import { type ApiError, errorText, wayOutText, type WayOut } from '../../../api';
import { Notice } from '../../../components';
import { useWayOut } from '../../parts/use-way-out';

interface RefusalProps {
  id: string;
  error: ApiError | null;
  /** What the page does itself: the way out is offered as a link only for what leads elsewhere. */
  retry?: () => void;
}

const leadsElsewhere: readonly WayOut[] = ['restart', 'authorise', 'call'];

/** A deed was refused for a reason that belongs to no field: one sentence, then the way out. */
export function Refusal({ id, error, retry = () => undefined }: RefusalProps) {
  const { message, wayOut } = error ? errorText(error) : { message: '', wayOut: 'none' as const };
  const leave = useWayOut(wayOut, retry);
  if (!error) return null;
  return (
    <Notice id={id} tone="caution" className="mt-16">
      {message}
      {leadsElsewhere.indexOf(wayOut) >= 0 && (
        <Text id={`${id}-way-out`} className="link link--end" onClick={leave}>
          {wayOutText[wayOut]}
        </Text>
      )}
    </Notice>
  );
}
