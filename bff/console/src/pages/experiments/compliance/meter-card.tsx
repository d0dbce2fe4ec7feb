import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import { ErrorNote } from '../../../parts/error-note';
import type { Experiment, VariantKey } from '../experiment-types';
import { useMeter } from './compliance-queries';
import './compliance.css';

/** What it costs somebody to get to a result, against the control and the limits. */
export function MeterCard({ experiment, variant }: { experiment: Experiment; variant: VariantKey }) {
  const { t } = useTranslation();
  const meter = useMeter(experiment);
  const of = (key: VariantKey) => meter.data?.variants.find((each) => each.variant === key);
  const [mine, control] = [of(variant), of('a')];
  const limits = meter.data?.limits;
  const figures =
    mine && control && limits
      ? ([
          { name: 'screens', value: mine.screens, before: control.screens, limit: limits.screens },
          { name: 'fields', value: mine.fields, before: control.fields, limit: limits.fields },
          {
            name: 'seconds',
            value: mine.medianSeconds,
            before: control.medianSeconds,
            limit: limits.seconds,
          },
        ] as const)
      : [];
  return (
    <Card title={t('experiments.meter.title')}>
      <div className="card-body">
        {meter.isError && (
          <ErrorNote
            what={t('experiments.meter.title')}
            error={meter.error}
            onRetry={() => void meter.refetch()}
          />
        )}
        {mine && control && (
          <>
            <dl className="meter">
              {figures.map(({ name, value, before, limit }) => (
                <div key={name}>
                  <dt>{t(`experiments.meter.${name}`)}</dt>
                  <dd>
                    <b>{value === null ? '–' : countText(Math.round(value))}</b>
                    <small>
                      {t('experiments.meter.control', {
                        value: before === null ? '–' : countText(Math.round(before)),
                      })}
                    </small>
                    <small className={value !== null && value > limit ? 'bad-text' : undefined}>
                      {t('experiments.meter.limit', { value: limit })}
                    </small>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="quiet small">
              {t('experiments.meter.taps', { count: mine.taps, control: control.taps })}
              {mine.medianSeconds === null
                ? meter.data?.everybody.medianSeconds
                  ? t('experiments.meter.everybody', {
                      seconds: countText(Math.round(meter.data.everybody.medianSeconds)),
                      people: countText(meter.data.everybody.people),
                    })
                  : t('experiments.meter.noTimes')
                : t('experiments.meter.times', { people: countText(mine.people) })}
            </p>
          </>
        )}
      </div>
    </Card>
  );
}
