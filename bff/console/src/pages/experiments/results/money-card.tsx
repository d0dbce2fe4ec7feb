import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import { signedCountText, yuanText } from './amounts';
import { reasonText } from './answer-text';
import { letterOf } from './arm-style';
import { MoneyRange } from './money-range';
import { type Band, isTold, type Money, type Told } from './results-answer';
import { useResultsView } from './results-view';
import './evidence.css';

/** What shipping would be worth in a month: people first, then money, each with its interval. */
export function MoneyCard() {
  const { t } = useTranslation();
  const { results } = useResultsView();
  const { recommendation, money } = results;
  const worth = money.find(({ variant }) => variant === recommendation.variant) ?? money[0];
  if (!worth) return null;
  const text = 'experiments.results.money';
  return (
    <Card
      title={t(`${text}.title`)}
      columns={5}
      aside={<span className="small quiet">{t(`${text}.note`, { letter: letterOf(worth.variant) })}</span>}
    >
      <div className="card-body">
        <Worth worth={worth} />
        <p className="small quiet results-below">
          {t(`${text}.basis`, { visitors: countText(Math.round(worth.unitsAMonth)) })}
        </p>
      </div>
    </Card>
  );
}

function Worth({ worth }: { worth: Money }) {
  const { t } = useTranslation();
  const { words } = useResultsView();
  const text = 'experiments.results.money';
  const { credits, submitted, savedFen, costOfCreditFen, creditsAWeek } = worth;
  const main = isTold(credits) ? credits : isTold(submitted) ? submitted : null;
  if (!main) {
    const reason = isTold(credits) ? 'immature' : credits.cannot;
    return <p className="quiet">{t(`${text}.cannot`, { reason: reasonText(words, reason) })}</p>;
  }
  const what = t(`experiments.results.strip.${isTold(credits) ? 'approved' : 'submitted'}`);
  const holdsZero = (main.low ?? -1) <= 0 && (main.high ?? 1) >= 0;
  const people = (band: Band) => `${ends(band, signedCountText)}`;
  const yuan = (band: Band) => `${ends(band, yuanText)}`;
  const ends = (band: Band, format: (value: number) => string) =>
    `${band.low === null ? '–' : format(band.low)} ${t('experiments.results.to')} ${band.high === null ? '–' : format(band.high)}`;
  const told = <Figures extends object>(answer: Told<Figures>, show: (figures: Figures) => ReactNode) =>
    isTold(answer) ? show(answer) : <span className="quiet">{reasonText(words, answer.cannot)}</span>;
  return (
    <>
      <p className="small">{t(`${text}.more`, { what })}</p>
      <MoneyRange
        band={main}
        label={t(`${text}.finding`, { what, estimate: signedCountText(main.estimate), range: people(main) })}
      />
      {holdsZero && <p className="small quiet">{t(`${text}.unknown`)}</p>}
      <dl className="results-facts results-ruled">
        <dt>{t(`${text}.submitted`)}</dt>
        <dd>
          {told(submitted, (band) => (
            <>
              {signedCountText(band.estimate)} <span className="quiet">{people(band)}</span>
            </>
          ))}
        </dd>
        <dt>{t(`${text}.cost`)}</dt>
        <dd>
          {told(costOfCreditFen, ({ now, then }) => (
            <>
              {yuanText(now)} → {yuanText(then.estimate)} <span className="quiet">{yuan(then)}</span>
            </>
          ))}
        </dd>
        <dt>{t(`${text}.saved`)}</dt>
        <dd>
          {told(savedFen, (band) => (
            <>
              <b>{yuanText(band.estimate)}</b> <span className="quiet">{yuan(band)}</span>
            </>
          ))}
        </dd>
        <dt>{t(`${text}.waiting`)}</dt>
        <dd>
          {told(creditsAWeek, (band) => (
            <>
              {signedCountText(-band.estimate)}{' '}
              <span className="quiet">
                {ends({ estimate: 0, low: negated(band.high), high: negated(band.low) }, signedCountText)}
              </span>
            </>
          ))}
        </dd>
      </dl>
    </>
  );
}

const negated = (value: number | null): number | null => (value === null ? null : -value);
