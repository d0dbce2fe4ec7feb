import { useTranslation } from 'react-i18next';
import type { DeliveryState } from '../api/types';
import './parts.css';

/** Shape and word together: ● confirmed, ○ waiting, ◐ unknown, ■ parked, × rejected, – withheld by right. */
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

const ring = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const;

const shapes: Record<DeliveryState, React.ReactNode> = {
  accepted: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  queued: <circle cx="5" cy="5" r="3.500" {...ring} />,
  sending: (
    <>
      <circle cx="5" cy="5" r="3.500" {...ring} />
      <circle cx="5" cy="5" r="1.500" fill="currentColor" />
    </>
  ),
  waits_consent: <circle cx="5" cy="5" r="3.500" {...ring} strokeDasharray="2 1.600" />,
  waits_parked: <circle cx="5" cy="5" r="3.500" {...ring} strokeDasharray="2 1.600" />,
  unknown: (
    <>
      <circle cx="5" cy="5" r="3.500" {...ring} />
      <path d="M5 1.500a3.500 3.500 0 0 0 0 7z" fill="currentColor" />
    </>
  ),
  parked: <rect x="1.500" y="1.500" width="7" height="7" fill="currentColor" />,
  rejected: <path d="M2 2l6 6M8 2l-6 6" {...ring} strokeWidth={1.8} />,
  suppressed: <path d="M1.500 5h7" stroke="currentColor" strokeWidth="1.600" />,
  expired: (
    <path
      d="M5 2v3.200l2 1.200M5 8.800a3.800 3.800 0 1 0 0-7.600 3.800 3.800 0 0 0 0 7.600"
      {...ring}
      strokeWidth={1.2}
    />
  ),
};
