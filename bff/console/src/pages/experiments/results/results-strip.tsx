import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { signedCountText, yuanText } from './amounts';
import { differenceText, longestWaitDays, plainText } from './answer-text';
import { isTold } from './results-answer';
import { useResultsView } from './results-view';

export function ResultsStrip() {
  const { t } = useTranslation();
  const { experiment, results } = useResultsView();
  const { sample, sequential, money } = results;
  const strip = 'experiments.results.strip';
  const ripeShare = sample.planned > 0 ? Math.min(1, sample.ripe / sample.planned) : 0;
  const looks = sequential[0];
  const worth = money[0];
  // What may as well be less than nothing is no headline: then the difference itself stands there.
  const credits = worth && isTold(worth.credits) && leavesZeroOut(worth.credits) ? worth.credits : null;
  const cost = worth && isTold(worth.costOfCreditFen) ? worth.costOfCreditFen : null;
  return (
    <dl className="strip">
      {credits ? (
        <Cell
          name={t(`${strip}.months`, { what: t(`${strip}.approved`) })}
          note={`${credits.low === null ? '–' : signedCountText(credits.low)} ${t('experiments.results.to')} ${credits.high === null ? '–' : signedCountText(credits.high)}`}
        >
          {signedCountText(credits.estimate)}
        </Cell>
      ) : (
        <DifferenceCell />
      )}
      {cost ? (
        <Cell name={t(`${strip}.cost`)} note={`${yuanText(cost.then.low)} – ${yuanText(cost.then.high)}`}>
          {yuanText(cost.now)} → {yuanText(cost.then.estimate)}
        </Cell>
      ) : (
        <Cell
          name={t(`${strip}.exposed`)}
          note={t(`${strip}.exposedNote`, {
            each: results.primary.arms.map(({ exposed }) => countText(exposed)).join(' : '),
          })}
        >
          {countText(sample.exposed)}
        </Cell>
      )}
      <Cell
        name={t(`${strip}.sample`)}
        note={t(`${strip}.sampleNote`, {
          matured: countText(sample.ripe),
          planned: countText(sample.planned),
        })}
      >
        {Math.floor(ripeShare * 100)}%
      </Cell>
      <Cell
        name={t(`${strip}.daysLeft`)}
        note={
          looks
            ? t(`${strip}.looks`, { done: looks.looks.length, planned: looks.looksPlanned })
            : t(`${strip}.daysNote`)
        }
      >
        {ripeShare >= 1
          ? t(`${strip}.done`)
          : sample.daysLeft === null || experiment.state !== 'running' || results.endedAt !== null
            ? '–'
            : sample.daysLeft > longestWaitDays
              ? t(`${strip}.overAYear`)
              : t(`${strip}.days`, { days: Math.ceil(sample.daysLeft) })}
      </Cell>
    </dl>
  );
}

function DifferenceCell() {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const { primary, smallestEffect } = results;
  const first = primary.comparisons[0];
  const shown = first && isTold(first.absolute) ? first.absolute : null;
  return (
    <Cell
      name={t('experiments.results.strip.difference', { metric: words.metric(primary.metric) })}
      note={t('experiments.results.strip.effectNote', {
        planned: plainText(words, primary.unit, smallestEffect),
      })}
    >
      {shown ? differenceText(words, primary.unit, shown) : '–'}
    </Cell>
  );
}

function Cell({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <p>{note}</p>
    </div>
  );
}

const leavesZeroOut = ({ low, high }: { low: number | null; high: number | null }): boolean =>
  (low !== null && low > 0) || (high !== null && high < 0);
