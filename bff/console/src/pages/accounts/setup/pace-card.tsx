import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import { FoldedPart } from '../folded-part';
import { useWords } from '../use-words';
import { NumberField } from './number-field';
import type { StepProps } from './step-props';

/** How fast, how often and how long something is sent. */
export function PaceCard({ setup, onChange, problemAt }: StepProps) {
  const { t } = useTranslation();
  const say = useWords();
  const problemOf = (path: string) => {
    const problem = problemAt(path);
    return problem ? say(problem.words) : null;
  };
  const fields = [
    {
      label: t('accounts.rate'),
      path: 'rate.perSecond',
      unit: t('accounts.perSecond'),
      min: 0.01,
      value: setup.rate.perSecond,
      put: (perSecond: number) => ({ rate: { ...setup.rate, perSecond } }),
    },
    {
      label: t('accounts.burst'),
      path: 'rate.burst',
      unit: t('accounts.requests'),
      min: 1,
      value: setup.rate.burst,
      put: (burst: number) => ({ rate: { ...setup.rate, burst } }),
    },
    {
      label: t('accounts.timeoutMs'),
      path: 'timeoutMs',
      unit: t('accounts.milliseconds'),
      min: 100,
      value: setup.timeoutMs,
      put: (timeoutMs: number) => ({ timeoutMs }),
    },
    {
      label: t('accounts.retryHours'),
      path: 'retryHours',
      unit: t('accounts.hours'),
      min: 0,
      value: setup.retryHours,
      put: (retryHours: number) => ({ retryHours }),
    },
    {
      label: t('accounts.unknownWaitSeconds'),
      path: 'unknownWaitSeconds',
      unit: t('accounts.seconds'),
      min: 0,
      value: setup.unknownWaitSeconds,
      put: (unknownWaitSeconds: number) => ({ unknownWaitSeconds }),
    },
  ];
  return (
    <Card title={t('accounts.pace')}>
      <FoldedPart
        title={t('accounts.advanced', { count: fields.length })}
        hasProblem={fields.some(({ path }) => problemAt(path) !== null)}
      >
        <div className="form-grid">
          {fields.map(({ path, put, ...field }) => (
            <NumberField
              key={path}
              {...field}
              problem={problemOf(path)}
              onChange={(value) => onChange({ ...setup, ...put(value) })}
            />
          ))}
        </div>
      </FoldedPart>
    </Card>
  );
}
