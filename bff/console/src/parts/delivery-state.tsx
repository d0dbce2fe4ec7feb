import { useTranslation } from 'react-i18next';
import type { DeliveryState } from '../api/types';
import './parts.css';

/** Shape and word together: ● confirmed, ○ waiting, ■ parked, – withheld by right. */
export function DeliveryStateMark({ state, wordless = false }: { state: DeliveryState; wordless?: boolean }) {
  const { t } = useTranslation();
  const word = t(`state.${state}`);
  return (
    <span className={`delivery-state ${state}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {shapes[state]}
      </svg>
      {wordless ? <span className="visually-hidden">{word}</span> : word}
    </span>
  );
}

const shapes: Record<DeliveryState, React.ReactNode> = {
  delivered: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  queued: <circle cx="5" cy="5" r="3.500" fill="none" stroke="currentColor" strokeWidth="1.500" />,
  parked: <rect x="1.500" y="1.500" width="7" height="7" fill="currentColor" />,
  suppressed: <path d="M1.500 5h7" stroke="currentColor" strokeWidth="1.600" />,
};
