import { Trans, useTranslation } from 'react-i18next';
import { useLanguage } from '../../../language/use-language';
import { useNow } from '../../../shell/use-now';
import type { ExperimentRow } from '../experiment-types';
import { needsSomebody, type Waiting, waitingOf } from './waits.rules';
import './list.css';

const bold = { b: <b /> };
const everyMinuteMs = 60_000;
/** As many as a sentence holds; the others stand in the table below. */
const named = 2;

/** How many run, and which one goes no further without a hand. */
export function ListAnswer({ rows }: { rows: readonly ExperimentRow[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nowMs = useNow(everyMinuteMs);
  const running = rows.filter(({ state }) => state === 'running').length;
  const needy = rows
    .map((row) => ({ row, waiting: waitingOf(row, nowMs) }))
    .filter((each): each is { row: ExperimentRow; waiting: Waiting } => needsSomebody(each.waiting));
  const list = needy
    .slice(0, named)
    .map(({ row, waiting }) => t(`experiments.list.needs.${waiting.for}`, { key: row.key }))
    .join(t('experiments.list.between'));
  return (
    <>
      <p className="answer experiments-answer" role="status">
        <Trans
          i18nKey={running === 0 ? 'experiments.list.noneRuns' : 'experiments.list.run'}
          values={{ count: running }}
          components={bold}
        />
        {language === 'en' && ' '}
        {needy.length === 0 ? (
          t('experiments.list.nobody')
        ) : (
          <Trans
            i18nKey={needy.length > named ? 'experiments.list.somebodyMore' : 'experiments.list.somebody'}
            values={{ count: needy.length, list }}
            components={bold}
          />
        )}
      </p>
      <p className="basis">
        <span>{t('experiments.list.basisLayer')}</span>
        <span>{t('experiments.list.basisSafety')}</span>
      </p>
    </>
  );
}
