import { Button, message } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/queries';
import { CopyLink } from '../../parts/copy-link';
import { ErrorNote } from '../../parts/error-note';
import { usePageTitle } from '../../shell/use-page-title';
import '../grading/grading.css';
import '../grading/what-if/what-if.css';
import './attribution.css';
import { AttributionAnswer } from './attribution-answer';
import { type Rule, useRules, useRuns } from './attribution-api';
import { AttributionNotes } from './attribution-notes';
import { AttributionSkeleton } from './attribution-skeleton';
import { DraftCard } from './draft/draft-card';
import { SavedSection } from './draft/saved-section';
import { InForceCard } from './in-force-card';
import { RunCard } from './run/run-card';
import { RunsCard } from './runs-card';
import { inForceOf, newestRunWith, stateOf } from './versions.rules';
import { VersionsCard } from './versions-card';

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('attribution.title'));
  const rules = useRules();
  if (rules.data) return <AttributionBody rules={rules.data} query={rules} />;
  return (
    <>
      <div className="page-head">
        <h1>{t('attribution.title')}</h1>
      </div>
      {rules.isError ? (
        <ErrorNote what={t('attribution.title')} error={rules.error} onRetry={() => void rules.refetch()} />
      ) : (
        <AttributionSkeleton />
      )}
    </>
  );
}

interface BodyProps {
  rules: Rule[];
  query: ReturnType<typeof useRules>;
}

function AttributionBody({ rules, query }: BodyProps) {
  const { t } = useTranslation();
  const [told, toldPlace] = message.useMessage();
  const { data: me } = useMe();
  const runs = useRuns();
  const place = usePlace();
  const mayChange = me?.role === 'admin';
  const inForce = inForceOf(rules);
  const drafts = rules.filter((rule) => stateOf(rule) === 'draft');
  const saved = drafts.find(({ ruleId }) => String(ruleId) === place.edited);
  const from = rules.find(({ ruleId }) => String(ruleId) === place.from) ?? inForce[0];
  const isWriting = place.edited === 'new' && mayChange;
  const running = runs.data?.find(({ state }) => state === 'running');
  const ofSaved = saved && newestRunWith(runs.data ?? [], saved);
  const showsRun = place.run !== null && runs.data && String(ofSaved?.runId) !== place.run;
  return (
    <>
      {toldPlace}
      <div className="page-head">
        <h1>{t('attribution.title')}</h1>
        <span className="spacer" />
        <CopyLink />
        {mayChange && !isWriting && (
          <Button type="primary" onClick={() => place.go({ edit: 'new' })}>
            {t('attribution.edit')}
          </Button>
        )}
      </div>
      <AttributionAnswer inForce={inForce} />
      {query.isError && (
        <ErrorNote
          what={t('attribution.title')}
          error={query.error}
          keepsOld
          onRetry={() => void query.refetch()}
        />
      )}
      {runs.isError && (
        <ErrorNote
          what={t('attribution.runs.title')}
          error={runs.error}
          keepsOld={runs.data !== undefined}
          onRetry={() => void runs.refetch()}
        />
      )}
      <AttributionNotes
        drafts={drafts.filter((draft) => draft !== saved)}
        running={running && running !== ofSaved && String(running.runId) !== place.run ? running : undefined}
        mayChange={mayChange || me === undefined}
        onOpenDraft={({ ruleId }) => place.go({ edit: String(ruleId) })}
        onOpenRun={({ runId }) => place.go({ run: String(runId) })}
      />
      <div className="grid">
        {isWriting && from && (
          <DraftCard
            key={from.ruleId}
            from={from}
            inForce={inForce}
            onClose={() => place.go({})}
            onSaved={(ruleId) => {
              void told.success(t('attribution.draft.saved'));
              place.go({ edit: String(ruleId) });
            }}
          />
        )}
        {saved && (
          <SavedSection
            key={saved.ruleId}
            draft={saved}
            rules={rules}
            runs={runs.data ?? []}
            mayChange={mayChange}
            onClose={() => place.go({})}
            onDecided={(text) => {
              void told.success(text);
              place.go({});
            }}
          />
        )}
        {showsRun && (
          <RunCard
            run={runs.data.find(({ runId }) => String(runId) === place.run)}
            rules={rules}
            mayChange={mayChange}
            onClose={() => place.go({})}
          />
        )}
        <InForceCard inForce={inForce} />
        {runs.data && (
          <RunsCard
            runs={runs.data}
            rules={rules}
            mayChange={mayChange}
            shown={showsRun ? Number(place.run) : (ofSaved?.runId ?? null)}
            onOpen={(runId) => place.go({ run: String(runId) })}
          />
        )}
        <VersionsCard
          rules={rules}
          opened={saved?.ruleId ?? null}
          mayChange={mayChange}
          onOpen={({ ruleId }) => place.go({ edit: String(ruleId) })}
          onCopy={({ ruleId }) => place.go({ edit: 'new', from: String(ruleId) })}
        />
      </div>
    </>
  );
}

/** What stands open is in the address, so that it is there again after leaving, and for a colleague. */
function usePlace() {
  const [parameters, setParameters] = useSearchParams();
  return {
    edited: parameters.get('edit'),
    from: parameters.get('from'),
    run: parameters.get('run'),
    go: (next: Record<string, string>) => {
      setParameters(next);
      window.scrollTo({ top: 0 });
    },
  };
}
