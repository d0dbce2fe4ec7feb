import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { Chart } from '../../charts/chart';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { useThemeMode } from '../../theme/theme-mode';
import { isTyping } from './is-typing';
import type { Day, Measure, Step } from './types';
import { moneyText, useWords, valueText } from './use-words';
import { sizeOf, waterfallOption } from './waterfall-option';

const HEIGHT = 232;

export function WaterfallCard({ day, measure }: { day: Day; measure: Measure }) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  useTableKey(() => setAsTable((shown) => !shown));
  // What has not been told yet is not zero.
  const isPending = day.total.platform.count === 0 && !day.accounts.some(({ run }) => run.reported);
  const steps = useMemo(
    () =>
      day.waterfall
        .filter((step) => step.moves === 'total' || sizeOf(step, measure) > 0)
        .filter(({ name }) => !(isPending && name === 'platform')),
    [day.waterfall, measure, isPending],
  );
  const ends = {
    facts: valueText(day.total.facts, measure),
    accepted: valueText(day.total.accepted, measure),
    platform: valueText(day.total.platform, measure),
  };
  const title = isPending
    ? (['titlePending', 'titlePendingAmount'] as const)
    : (['title', 'titleAmount'] as const);
  return (
    <Card
      title={t(`reconciliation.waterfall.${measure === 'count' ? title[0] : title[1]}`, ends)}
      aside={
        <>
          <span className="small quiet">{t('reconciliation.waterfall.note')}</span>
          <Button type="text" size="small" className="no-print" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'action.asChart' : 'action.asTable')}
          </Button>
        </>
      }
    >
      {asTable ? (
        <StepTable steps={steps} measure={measure} />
      ) : (
        <div className="card-body">
          <StepChart steps={steps} day={day} measure={measure} />
        </div>
      )}
    </Card>
  );
}

function StepChart({ steps, day, measure }: { steps: Step[]; day: Day; measure: Measure }) {
  const { t } = useTranslation();
  const { palette, mode } = useThemeMode();
  const option = useMemo(
    () =>
      waterfallOption({
        steps,
        measure,
        palette,
        mode,
        name: (step) => t(`reconciliation.step.${step.name}`),
        note: (step) => t(`reconciliation.stepNote.${step.name}`),
        value: (step) => signedText(step, measure),
      }),
    [steps, measure, palette, mode, t],
  );
  const label = t('reconciliation.waterfall.label', {
    facts: countText(day.total.facts.count),
    should: countText(day.total.should.count),
    accepted: countText(day.total.accepted.count),
    platform: countText(day.total.platform.count),
    unexplained: countText(day.unexplained),
  });
  return <Chart option={option} label={label} height={HEIGHT} />;
}

function signedText(step: Step, measure: Measure): string {
  const size = sizeOf(step, measure);
  const signed = step.moves === 'down' ? -size : size;
  const text = measure === 'count' ? countText(signed) : moneyText(signed);
  return step.moves === 'up' ? `+${text}` : text;
}

function StepTable({ steps, measure }: { steps: Step[]; measure: Measure }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t('reconciliation.waterfall.step')}</th>
          <th className="right">{t('reconciliation.waterfall.value')}</th>
          <th>{t('reconciliation.waterfall.parts')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.name} className={step.moves === 'total' ? 'total' : undefined}>
            <td className={step.tone === 'unexplained' ? 'bad-text' : undefined}>
              {t(`reconciliation.step.${step.name}`)}
            </td>
            <td className={step.tone === 'unexplained' ? 'right bad-text' : 'right'}>
              {signedText(step, measure)}
            </td>
            <td className="quiet">
              {step.parts
                .map(({ bucket, count }) => `${words.bucket(bucket)} ${countText(count)}`)
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useTableKey(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!isTyping(event.target)) toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
