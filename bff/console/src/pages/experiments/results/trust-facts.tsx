import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../../format/durations';
import { countText } from '../../../format/numbers';
import { Icon } from '../../../shell/icons';
import { pText } from './amounts';
import './evidence.css';
import { isTold } from './results-answer';
import { useResultsView } from './results-view';
import { type CheckState, seenGapBps, type TrustChecks } from './trust.rules';

const splitWord = { good: 'even', attention: 'watch', bad: 'off', unknown: 'few' } as const;

/** Each check with what it saw, arm by arm. */
export function TrustFacts({ checks }: { checks: TrustChecks }) {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const { exposure, split, bots } = results;
  const text = 'experiments.results.trust';
  const gapBps = seenGapBps(exposure);
  const pair = (shares: (number | null)[]) =>
    shares.map((share) => (share === null ? '–' : `${(share / 100).toFixed(1)}%`)).join(' : ');
  const lags = exposure.lag.map(({ medianDelayMs }) => medianDelayMs).filter((lag) => lag !== null);
  return (
    <dl className="results-facts">
      <Fact name={t(`${text}.split`)} state={checks.split}>
        {split.arms.map(({ units }) => countText(units)).join(' : ')}{' '}
        <span className="quiet">
          {t(`${text}.${splitWord[checks.split]}`)}
          {isTold(split.chiSquared) && `, ${pText(split.chiSquared.p)}`}
        </span>
      </Fact>
      <Fact name={t(`${text}.seen`)} state={checks.seen}>
        {pair(exposure.lag.map(({ seenBps }) => seenBps))}{' '}
        {gapBps !== null && (
          <span className="quiet">{t(`${text}.gap`, { value: (gapBps / 100).toFixed(1) })}</span>
        )}
      </Fact>
      {lags.length > 0 && (
        <Fact name={t(`${text}.lag`)} state="good">
          {lags.map((lag) => durationText(lag, words.language)).join(' : ')}
        </Fact>
      )}
      <Fact name={t(`${text}.timedOut`)} state={checks.timedOut}>
        {pair(exposure.lag.map(({ timedOutBps }) => timedOutBps))}
      </Fact>
      <Fact name={t(`${text}.both`)} state={checks.both}>
        {pair([exposure.multiple.shareBps])} <span className="quiet">{t(`${text}.byFirst`)}</span>
      </Fact>
      <Fact name={t(`${text}.suspicious`)} state={checks.marked}>
        {pair(exposure.marked.map(({ shareBps }) => shareBps))}{' '}
        <span className="quiet">{t(bots === 'out' ? `${text}.outside` : `${text}.inside`)}</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, state, children }: { name: string; state: CheckState; children: ReactNode }) {
  return (
    <>
      <dt className={state === 'bad' ? 'bad-text' : state === 'attention' ? 'warn-text' : undefined}>
        {(state === 'bad' || state === 'attention') && <Icon name="warning" small />} {name}
      </dt>
      <dd>{children}</dd>
    </>
  );
}
