import { useTranslation } from 'react-i18next';
import { Icon } from '../../shell/icons';
import type { GateName, Problem } from './account-types';
import { useGateNames } from './use-gate-names';
import { useWords } from './use-words';

/** What the service has against a change, when it has something. */
export function Refused({ answer }: { answer: unknown }) {
  const { t } = useTranslation();
  const say = useWords();
  const gateNames = useGateNames();
  const { problems = [], gates = [] } = (answer ?? {}) as { problems?: Problem[]; gates?: GateName[] };
  if (problems.length === 0 && gates.length === 0) return null;
  return (
    <div className="note bad" role="alert" style={{ marginTop: 12 }}>
      <Icon name="warning" small />
      <div>
        {gates.length > 0 && t('accounts.publishBlocked', { gates: gateNames(gates) })}
        {problems.length > 0 && (
          <ul>
            {problems.map(({ path, words }) => (
              <li key={path}>
                <span className="mono">{path}</span> {say(words)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
