import { useTranslation } from 'react-i18next';
import { clockText } from '../../format/moments';
import type { Gate, GateName } from './account-types';
import { useWords } from './use-words';
import './gates.css';

export const gateNames: GateName[] = ['authorised', 'mapped', 'healthy', 'reconciled'];

const shapes: Record<Gate['state'], React.ReactNode> = {
  green: <path d="M3.500 8.500 6.500 11.500 12.500 5" />,
  red: <path d="M4.500 4.500l7 7M11.500 4.500l-7 7" />,
  pending: <path d="M8 3a5 5 0 1 0 0 10 5 5 0 0 0 0-10M8 5.500v2.800l1.800 1.200" />,
  unknown: <path d="M6.200 6.200a1.800 1.800 0 1 1 2.600 1.700c-.6.300-.8.600-.8 1.300M8 11.600v.300" />,
};

/** Shape and word together: a light alone says nothing to many. */
export function GateMark({ gate, wordless = false }: { gate: Gate; wordless?: boolean }) {
  const { t } = useTranslation();
  const word = `${t(`accounts.gate.${gate.gate}`)} ${t(`accounts.gateState.${gate.state}`)}`;
  return (
    <span className={`gate-mark ${gate.state}`} title={word}>
      <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
        {shapes[gate.state]}
      </svg>
      {wordless ? <span className="visually-hidden">{word}</span> : t(`accounts.gate.${gate.gate}`)}
    </span>
  );
}

/** The four gates side by side, each with what was seen. */
export function GateStrip({ gates }: { gates: readonly Gate[] }) {
  const { t } = useTranslation();
  const say = useWords();
  return (
    <ol className="card gate-strip">
      {gateNames.map((name, index) => {
        const gate = gates.find((each) => each.gate === name);
        if (!gate) return null;
        return (
          <li key={name} className={gate.state}>
            <GateMark gate={gate} wordless />
            <div>
              <h3>
                {index + 1} {t(`accounts.gate.${name}`)}
                <span className={`gate-state ${gate.state}`}>{t(`accounts.gateState.${gate.state}`)}</span>
              </h3>
              <p className="quiet small">{t(`accounts.gateLead.${name}`)}</p>
              <ul>
                {gate.evidence.map((words) => (
                  <li key={words.en}>{say(words)}</li>
                ))}
              </ul>
              <p className="quiet small">{t('accounts.checkedAt', { time: clockText(gate.checkedAt) })}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
