import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shell/icons';
import type { Definition } from '../experiment-types';
import { useMetricWords } from '../experiment-words';
import { MetricAmountField } from './metric-amount-field';
import './plan.css';

type Guardrails = Definition['guardrails'];

interface GuardrailTableProps {
  guardrails: Guardrails;
  disabled: boolean;
  onChange(guardrails: Guardrails): void;
}

/** What must not get worse by more than its margin. Those that are built in are watched besides, whatever stands here. */
export function GuardrailTable({ guardrails, disabled, onChange }: GuardrailTableProps) {
  const { t } = useTranslation();
  const words = useMetricWords();
  const builtIn = words.all.filter(
    (metric) => 'builtInMargin' in metric && guardrails.every((each) => each.metric !== metric.name),
  );
  return (
    <>
      <ul className="guardrails">
        {guardrails.map((guardrail) => {
          const name = words.name(guardrail.metric);
          const isUp = words.find(guardrail.metric)?.better === 'up';
          return (
            <li key={guardrail.metric}>
              <b>{name}</b>
              <span className="quiet">
                {t(isUp ? 'experiments.plan.notLower' : 'experiments.plan.notHigher')}
              </span>
              <MetricAmountField
                metric={guardrail.metric}
                label={t('experiments.plan.marginOf', { metric: name })}
                value={guardrail.margin}
                disabled={disabled}
                onChange={(margin) =>
                  onChange(guardrails.map((each) => (each === guardrail ? { ...each, margin } : each)))
                }
              />
              {!disabled && (
                <Button
                  type="text"
                  size="small"
                  aria-label={t('experiments.plan.dropGuardrail', { metric: name })}
                  title={t('experiments.plan.dropGuardrail', { metric: name })}
                  icon={<Icon name="cross" small />}
                  onClick={() => onChange(guardrails.filter((each) => each !== guardrail))}
                />
              )}
            </li>
          );
        })}
      </ul>
      {builtIn.length > 0 && (
        <p className="experiment-help">
          {t('experiments.plan.builtIn', {
            list: builtIn.map(({ name }) => words.name(name)).join(t('experiments.comma')),
          })}
        </p>
      )}
    </>
  );
}
