import { useTranslation } from 'react-i18next';
import type { Funnel, Rate } from '../../api/types';
import type { Days } from '../../analysis/report-days';
import { growthText } from '../../analysis/compare';
import { daysInclusive } from '../../format/moments';
import { countText, intervalText, rateText } from '../../format/numbers';
import { stepOf } from '../overview/answer.rules';
import { type Comparison, compareStep, isCompared } from './compare.rules';

interface FunnelStripProps {
  funnel: Funnel;
  days: Days;
  compared: Days | null;
}

export function FunnelStrip({ funnel, days, compared }: FunnelStripProps) {
  const { t } = useTranslation();
  const { steps, completion, credit, draw } = funnel.total;
  const arrived = stepOf(steps, 'arrived').people;
  const then = funnel.compared ? stepOf(funnel.compared.total.steps, 'arrived').people : null;
  const compare = (
    step: 'submitted' | 'credited' | 'drawn',
    of: 'registered' | 'submitted' | 'credited' | 'arrived',
  ) => compared && compareStep({ funnel, days, compared }, step, of);
  return (
    <dl className="strip">
      <div>
        <dt>{t('analysis.metricArrived')}</dt>
        <dd>
          {countText(arrived)} {then !== null && <small>{growthText(arrived, then)}</small>}
        </dd>
        <p>
          {then === null
            ? t('analysis.perDay', {
                people: countText(Math.round(arrived / daysInclusive(days.from, days.to))),
              })
            : t('analysis.thanLinePeople', { people: countText(then) })}
        </p>
      </div>
      <RateMetric
        name={t('analysis.metricCompletion')}
        rate={completion}
        of="ofRegistered"
        comparison={compare('submitted', 'registered')}
      />
      <RateMetric
        name={t('analysis.metricCredit')}
        rate={credit}
        of="ofSubmitted"
        comparison={compare('credited', 'submitted')}
      />
      <RateMetric
        name={t('analysis.metricDraw')}
        rate={draw}
        of="ofCredited"
        comparison={compare('drawn', 'credited')}
      />
      <RateMetric
        name={t('analysis.metricAll')}
        rate={stepOf(steps, 'credited').fromArrival}
        of="ofArrived"
        comparison={compare('credited', 'arrived')}
      />
    </dl>
  );
}

interface RateMetricProps {
  name: string;
  rate: Rate | null;
  of: 'ofRegistered' | 'ofSubmitted' | 'ofCredited' | 'ofArrived';
  /** Null where nothing is compared. */
  comparison: Comparison | null;
}

function RateMetric({ name, rate, of, comparison }: RateMetricProps) {
  const { t } = useTranslation();
  const line = () => {
    if (!rate) return t('analysis.nobodyYet');
    if (!comparison) return t(`analysis.${of}`, { base: countText(rate.base) });
    return <ThanLine comparison={comparison} rate={rate} />;
  };
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {rate ? rateText(rate) : '–'} {rate && <small>{intervalText(rate)}</small>}
      </dd>
      <p>{line()}</p>
    </div>
  );
}

function ThanLine({ comparison, rate }: { comparison: Comparison; rate: Rate }) {
  const { t } = useTranslation();
  if (!isCompared(comparison))
    return t(comparison === 'unripe' ? 'analysis.thanLineUnripe' : 'analysis.nobodyThen');
  const { now, then, difference } = comparison;
  const { verdict, change } = difference;
  const points = Math.abs(change * 100).toFixed(1);
  const word =
    verdict === 'too_few'
      ? t('analysis.verdictFew')
      : verdict === 'within_error'
        ? t('analysis.verdictWithin')
        : t(change > 0 ? 'analysis.verdictUp' : 'analysis.verdictDown', { points });
  // Where young days are left out of the comparison, their share is not the one above.
  const isPart = now.base !== rate.base;
  return (
    <span title={t('analysis.thanTitle', { now: rateText(now), rate: rateText(then) })}>
      {isPart
        ? t('analysis.thanLineRipe', { now: rateText(now), verdict: word })
        : t('analysis.thanLine', { rate: rateText(then), verdict: word })}
    </span>
  );
}
