import { Button, message } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import { beijingDay } from '../../format/moments';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { CopyLink } from '../../parts/copy-link';
import { ErrorNote } from '../../parts/error-note';
import { usePageTitle } from '../../shell/use-page-title';
import { type Start, startAt, startNow } from './change/change-fields';
import { RegradeDialog } from './change/regrade-dialog';
import { RollBackDialog } from './change/roll-back-dialog';
import { lastDays } from './day-range';
import { DaysCard, DaysEmpty } from './days-card';
import { DraftSection } from './draft/draft-section';
import { draftStartOf } from './draft/draft-start';
import './grading.css';
import { type Days, type PolicyVersion, useGradedDays, useVersions } from './grading-api';
import { GradingAnswer } from './grading-answer';
import { GradingNotes } from './grading-notes';
import { GradingSkeleton } from './grading-skeleton';
import { RulesTable } from './rules-table';
import { inDays } from './sums.rules';
import { usePlace } from './use-place';
import { VersionsCard } from './versions-card';
import { WeekCard } from './week-card';

const CHART_DAYS = 28;
const WEEK_DAYS = 7;

export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('grading.title'));
  const today = beijingDay(new Date());
  const range = lastDays(today, CHART_DAYS);
  const versions = useVersions();
  const days = useGradedDays(range);
  if (!versions.data) {
    return (
      <>
        <div className="page-head">
          <h1>{t('grading.title')}</h1>
        </div>
        {versions.isError ? (
          <ErrorNote
            what={t('grading.title')}
            error={versions.error}
            onRetry={() => void versions.refetch()}
          />
        ) : (
          <GradingSkeleton />
        )}
      </>
    );
  }
  return <GradingBody versions={versions.data} days={days} range={range} today={today} />;
}

interface BodyProps {
  versions: PolicyVersion[];
  days: ReturnType<typeof useGradedDays>;
  range: Days;
  today: string;
}

type Dialog =
  { kind: 'regrade'; version: PolicyVersion } | { kind: 'rollBack'; version: PolicyVersion; start: Start };

function GradingBody({ versions, days, range, today }: BodyProps) {
  const { t } = useTranslation();
  const place = usePlace(range);
  const { edited } = place;
  const [told, toldPlace] = message.useMessage();
  /** Counts what was opened: saving names the draft in the address and must not open it anew. */
  const [opened, setOpened] = useState(0);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { data: me } = useMe();
  const mayRelease = me?.role === 'admin';
  const inForce = versions.find(({ state }) => state === 'in_force');
  const scheduled = versions.filter(({ state }) => state === 'scheduled');
  const newestDraft = versions.find(({ state }) => state === 'draft');
  const rows = days.data;
  const week = lastDays(today, WEEK_DAYS);

  const open = (name: string) => {
    setOpened(opened + 1);
    place.edit(name);
  };
  const done = (text: string) => {
    setDialog(null);
    void told.success(text);
  };

  return (
    <>
      {toldPlace}
      <div className="page-head">
        <h1>{t('grading.title')}</h1>
        <span className="spacer" />
        <CopyLink />
        {mayRelease && inForce && (
          <Button onClick={() => setDialog({ kind: 'regrade', version: inForce })}>
            {t('grading.regrade')}
          </Button>
        )}
        {edited === null && (
          <Button type="primary" onClick={() => open(newestDraft ? String(newestDraft.version) : 'new')}>
            {t('grading.edit')}
          </Button>
        )}
      </div>
      <GradingAnswer inForce={inForce} week={rows ? inDays(rows, week) : null} />
      {days.isError && (
        <ErrorNote
          what={t('grading.daysTitle')}
          error={days.error}
          keepsOld={rows !== undefined}
          onRetry={() => void days.refetch()}
        />
      )}
      <GradingNotes
        scheduled={scheduled}
        staysWith={mayRelease ? inForce : undefined}
        onStay={(version, from) => setDialog({ kind: 'rollBack', version, start: startAt(from) })}
        draft={edited === null ? newestDraft : undefined}
        onOpenDraft={(version) => open(String(version.version))}
      />
      <div className="grid">
        {edited !== null && (
          <DraftSection
            key={opened}
            start={draftStartOf(edited, versions, inForce)}
            from={inForce?.version ?? null}
            mayRelease={mayRelease}
            days={place.days}
            today={today}
            onDays={place.chooseDays}
            onClose={place.close}
            onSaved={(version) => place.edit(String(version))}
            onReleased={(version) => {
              done(t('grading.release.done', { version }));
              place.close();
            }}
          />
        )}
        {rows?.length === 0 && <DaysEmpty />}
        {rows && rows.length > 0 && (
          <>
            <DaysCard rows={rows} range={range} />
            <WeekCard rows={inDays(rows, week)} />
          </>
        )}
        {inForce && edited === null && (
          <Card
            title={t('grading.rulesTitle', { version: inForce.version })}
            aside={<span className="small quiet">{t('grading.rulesNote')}</span>}
          >
            <RulesTable table={inForce.table} />
          </Card>
        )}
        <VersionsCard
          versions={versions}
          mayRelease={mayRelease}
          mayOpenDraft={edited === null}
          onRollBack={(version) => setDialog({ kind: 'rollBack', version, start: startNow })}
          onOpenDraft={(version) => open(String(version.version))}
        />
      </div>
      {dialog?.kind === 'rollBack' && (
        <RollBackDialog
          version={dialog.version}
          start={dialog.start}
          today={today}
          onClose={() => setDialog(null)}
          onDone={(version) => done(t('grading.rollBack.done', { version }))}
        />
      )}
      {dialog?.kind === 'regrade' && (
        <RegradeDialog
          version={dialog.version}
          today={today}
          onClose={() => setDialog(null)}
          onDone={({ facts, regraded }) =>
            done(t('grading.regrading.done', { facts: countText(facts), regraded: countText(regraded) }))
          }
        />
      )}
    </>
  );
}
