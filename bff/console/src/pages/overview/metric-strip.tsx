import { useTranslation } from 'react-i18next';
import type { Funnel, Rate } from '../../api/types';
import { daysInclusive } from '../../format/moments';
import { countText, intervalText, rateText } from '../../format/numbers';
import { stepOf } from './answer.rules';

export function MetricStrip({ funnel, from, to }: { funnel: Funnel; from: string; to: string }) {
  const { t } = useTranslation();
  const { steps, completion, credit } = funnel.total;
  const arrived = stepOf(steps, 'arrived').people;
  const perDay = Math.round(arrived / daysInclusive(from, to));
  return (
    <dl className="strip">
      <div>
        <dt>{t('step.arrived')}</dt>
        <dd>{countText(arrived)}</dd>
        <p>{t('overview.arrivedPerDay', { people: countText(perDay) })}</p>
      </div>
      <RateMetric name={t('overview.completion')} rate={completion} of="ofRegistered" />
      <RateMetric name={t('overview.credit')} rate={credit} of="ofSubmitted" />
      <RateMetric
        name={t('overview.arrivedToCredited')}
        rate={stepOf(steps, 'credited').fromArrival}
        of="ofArrived"
      />
      <RateMetric
        name={t('overview.arrivedToDrawn')}
        rate={stepOf(steps, 'drawn').fromArrival}
        of="ofArrived"
      />
    </dl>
  );
}

interface RateMetricProps {
  name: string;
  rate: Rate | null;
  of: 'ofRegistered' | 'ofSubmitted' | 'ofArrived';
}

function RateMetric({ name, rate, of }: RateMetricProps) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {rate ? rateText(rate) : '–'} {rate && <small>{intervalText(rate)}</small>}
      </dd>
      <p>{rate ? t(`overview.${of}`, { base: countText(rate.base) }) : t('overview.nobodyYet')}</p>
    </div>
  );
}
