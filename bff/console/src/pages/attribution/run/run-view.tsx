import { Trans, useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import { useLanguage } from '../../../language/use-language';
import { ErrorNote } from '../../../parts/error-note';
import { momentText } from '../../grading/format';
import { type Rule, type Run, useRunFound } from '../attribution-api';
import { hadChanged } from '../moments';
import { DownloadRun } from './download-run';
import { ExamplesTable } from './examples-table';
import { MovementsTable } from './movements-table';
import { NetTable } from './net-table';
import { shareText } from './share-text';

const bold = { b: <b /> };

/** As many as the server tells; the rest is in the file. */
const maxMovements = 200;

/** What an ended run found: the answer in a sentence, then from where to where, and people to look at. */
export function RunView({ run, rules }: { run: Run; rules: readonly Rule[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <RunAnswer run={run} />
      <p className="basis">
        <span>
          {t('attribution.try.meta', {
            id: run.runId,
            by: run.startedBy,
            moment: momentText(run.startedAt, language),
          })}
        </span>
        <span>{t('attribution.try.basis')}</span>
        {hadChanged(rules, run.startedAt) && <span>{t('attribution.try.basisChanged')}</span>}
      </p>
      {run.peopleMoved > 0 && <RunParts run={run} />}
      {run.peopleDone > 0 && <DownloadRun run={run} />}
    </>
  );
}

function RunAnswer({ run }: { run: Run }) {
  const { t } = useTranslation();
  const values = {
    total: countText(run.peopleTotal),
    done: countText(run.peopleDone),
    moved: countText(run.peopleMoved),
    share: shareText(run.peopleMoved, run.peopleDone),
  };
  if (run.peopleTotal === 0) return <p className="what-if-answer">{t('attribution.try.answerEmpty')}</p>;
  const sentence =
    run.state === 'stopped' ? 'answerStopped' : run.peopleMoved === 0 ? 'answerSame' : 'answer';
  return (
    <p className="what-if-answer" role="status">
      <Trans i18nKey={`attribution.try.${sentence}`} values={values} components={bold} />
    </p>
  );
}

function RunParts({ run }: { run: Run }) {
  const { t } = useTranslation();
  const found = useRunFound(run.runId);
  if (found.isError)
    return (
      <ErrorNote
        what={t('attribution.try.result')}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (!found.data)
    return (
      <div aria-busy="true" style={{ display: 'grid', gap: 20, padding: '18px 0' }}>
        {[72, 60, 66, 48].map((width) => (
          <div key={width} className="bone" style={{ width: `${width}%` }} />
        ))}
      </div>
    );
  const { movements, examples } = found.data;
  const isCut = movements.length >= maxMovements;
  return (
    <div className="what-if-parts">
      <section style={{ gridColumn: isCut ? 'span 12' : 'span 7' }}>
        <h3>{t('attribution.try.movementsTitle')}</h3>
        <p className="small quiet">
          {isCut
            ? t('attribution.try.movementsCut', { count: movements.length })
            : t('attribution.try.movementsNote')}
        </p>
        <MovementsTable movements={movements} moved={run.peopleMoved} />
      </section>
      {!isCut && (
        <section style={{ gridColumn: 'span 5' }}>
          <h3>{t('attribution.try.netTitle')}</h3>
          <p className="small quiet">{t('attribution.try.netNote')}</p>
          <NetTable movements={movements} />
        </section>
      )}
      <section style={{ gridColumn: 'span 12' }}>
        <h3>{t('attribution.try.examplesTitle')}</h3>
        <p className="small quiet">{t('attribution.try.examplesNote')}</p>
        <ExamplesTable examples={examples} />
      </section>
    </div>
  );
}
