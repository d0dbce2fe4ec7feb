import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { beijingDay, dayText, shortClockText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { useNow } from '../../../shell/use-now';
import { intervalLevel } from './amounts';
import { HowComputed } from './how-computed';
import { useResultsView } from './results-view';
import { MarkedText } from './marked-text';

const staleAfterMs = 120_000;
const everyMs = 5_000;

/** The answer as one paragraph, and under it on what it stands. */
export function AnswerHead({ sentences }: { sentences: string[] }) {
  return (
    <>
      <p className="answer" aria-live="polite">
        {sentences.map((sentence, place) => (
          <MarkedText key={place} text={sentence} />
        ))}
      </p>
      <Basis />
    </>
  );
}

function Basis() {
  const { t } = useTranslation();
  const { results, words } = useResultsView();
  const { sample, exposure, alpha, bots, asOf } = results;
  const nowMs = useNow(everyMs);
  const marked = exposure.marked.reduce((sum, { people }) => sum + people, 0);
  const isStale = results.endedAt === null && nowMs - Date.parse(asOf) > staleAfterMs;
  const moment = {
    day: dayText(beijingDay(asOf), words.language),
    time: shortClockText(asOf),
  };
  return (
    <p className="basis">
      <span>
        {t('experiments.results.basis.units', {
          matured: countText(sample.ripe),
          exposed: countText(sample.exposed),
        })}
      </span>
      <span>{t('experiments.results.basis.first')}</span>
      <span>{t('experiments.results.basis.always', { level: intervalLevel(alpha) })}</span>
      {marked > 0 && (
        <span>
          {t(bots === 'out' ? 'experiments.results.basis.botsOut' : 'experiments.results.basis.botsIn', {
            count: marked,
          })}
        </span>
      )}
      <span className={isStale ? 'warn-text' : undefined}>
        {t(isStale ? 'experiments.results.basis.stale' : 'experiments.results.basis.fresh', moment)}
      </span>
      <Popover trigger="click" placement="bottomLeft" content={<HowComputed />}>
        <button type="button" className="results-link no-print">
          {t('experiments.results.basis.how')}
        </button>
      </Popover>
    </p>
  );
}
