import { useTranslation } from 'react-i18next';
import type { Gate, Gates } from '../experiment-types';
import { useGateText } from './use-gate-text';
import './start.css';

const shapes: Record<Gate['state'], React.ReactNode> = {
  green: <path d="M3.500 8.500 6.500 11.500 12.500 5" />,
  red: <path d="M4.500 4.500l7 7M11.500 4.500l-7 7" />,
  pending: <path d="M8 3a5 5 0 1 0 0 10 5 5 0 0 0 0-10M8 5.500v2.800l1.800 1.200" />,
  unknown: <path d="M6.200 6.200a1.800 1.800 0 1 1 2.600 1.700c-.6.300-.8.600-.8 1.300M8 11.600v.300" />,
};
/** More than these would make one gate taller than the page; the rest is counted. */
const told = 4;

/** The four gates side by side, each with what it saw; what stands in the way comes first. */
export function GateStrip({ gates: { gates } }: { gates: Gates }) {
  const { t } = useTranslation();
  const gateText = useGateText();
  return (
    <ol className="card start-gates">
      {gates.map(({ gate, state, reasons }, index) => (
        <li key={gate} className={state}>
          <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
            {shapes[state]}
          </svg>
          <div>
            <h3>
              {index + 1} {t(`experiments.gate.${gate}`)}
              <span>{t(`experiments.gateState.${state}`)}</span>
            </h3>
            <ul>
              {reasons.slice(0, told).map((reason, place) => (
                <li key={place} className={reason.blocks ? 'blocks' : undefined}>
                  {gateText(reason)}
                </li>
              ))}
              {reasons.length > told && (
                <li>{t('experiments.gateMore', { count: reasons.length - told })}</li>
              )}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}
