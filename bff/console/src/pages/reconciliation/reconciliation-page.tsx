import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { useMe } from '../../api/queries';
import { addDays, beijingDay } from '../../format/moments';
import { CopyLink } from '../../parts/copy-link';
import { ErrorNote } from '../../parts/error-note';
import { usePageTitle } from '../../shell/use-page-title';
import { CompareButton } from './compare-button';
import { DayStrip } from './day-strip';
import { DifferencesCard } from './differences-card';
import { ExportMenu } from './export-menu';
import { ImportDialog } from './import-dialog';
import { ReconciliationAnswer } from './reconciliation-answer';
import { ReconciliationBasis } from './reconciliation-basis';
import { ReconciliationFilters } from './reconciliation-filters';
import { ReconciliationSkeleton } from './reconciliation-skeleton';
import { NoAccounts } from './no-accounts';
import { type ReconciliationView, readView, writeView } from './reconciliation-url';
import './reconciliation.css';
import { ThreeWaysCard } from './three-ways-card';
import type { Day, Days } from './types';
import { useDay, useDays } from './use-reconciliation';
import { WaterfallCard } from './waterfall-card';

export function Component() {
  return (
    <App component={false}>
      <ReconciliationPage />
    </App>
  );
}

function ReconciliationPage() {
  const { t } = useTranslation();
  usePageTitle(t('reconciliation.title'));
  const [parameters, setParameters] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const today = beijingDay(new Date());
  const yesterday = addDays(today, -1);
  const view = readView(parameters, yesterday);
  const change = (part: Partial<ReconciliationView>) =>
    setParameters(writeView({ ...view, ...part }, yesterday));
  const days = useDays(view);
  const day = useDay(view);
  const noAccounts = days.data?.accounts.length === 0;
  return (
    <>
      <div className="page-head">
        <h1>{t('reconciliation.title')}</h1>
        <span className="spacer" />
        <ImportButton disabled={!days.data || noAccounts} onOpen={() => setImporting(true)} />
        {days.data && !noAccounts && <CompareButton day={view.day} compared={day.data} days={days.data} />}
        <ExportMenu view={view} />
        <CopyLink />
      </div>
      <ReconciliationFilters view={view} days={days.data} today={today} onChange={change} />
      {(days.isError || day.isError) && (
        <ErrorNote
          what={t('reconciliation.title')}
          error={day.error ?? days.error}
          keepsOld={day.data !== undefined}
          onRetry={() => void Promise.all([days.refetch(), day.refetch()])}
        />
      )}
      {(days.isPending || day.isPending) && !days.isError && !day.isError && <ReconciliationSkeleton />}
      {noAccounts && day.data?.accounts.length === 0 && <NoAccounts />}
      {days.data && day.data && !(noAccounts && day.data.accounts.length === 0) && (
        <div aria-busy={day.isPlaceholderData} style={{ opacity: day.isPlaceholderData ? 0.6 : 1 }}>
          <Body days={days.data} day={day.data} view={view} onChange={change} />
        </div>
      )}
      <ImportDialog
        key={days.data ? 'ready' : 'waiting'}
        open={importing}
        accounts={days.data?.accounts ?? []}
        today={today}
        onClose={() => setImporting(false)}
        onImported={(imported) => change({ day: imported })}
      />
    </>
  );
}

interface BodyProps {
  days: Days;
  day: Day;
  view: ReconciliationView;
  onChange(change: Partial<ReconciliationView>): void;
}

function Body({ days, day, view, onChange }: BodyProps) {
  const compared = day.accounts.length > 0;
  const hasFigures = day.total.facts.count + day.total.platform.count > 0;
  return (
    <>
      <ReconciliationAnswer day={day} />
      {compared && <ReconciliationBasis day={day} />}
      <DayStrip days={days} chosen={view.day} onChoose={(chosen) => onChange({ day: chosen })} />
      {compared && (
        <div className="grid">
          {hasFigures && <WaterfallCard day={day} measure={view.measure} />}
          <ThreeWaysCard day={day} view={view} />
          <DifferencesCard day={day} show={view.show} onShow={(show) => onChange({ show })} />
        </div>
      )}
    </>
  );
}

function ImportButton({ disabled, onOpen }: { disabled: boolean; onOpen(): void }) {
  const { t } = useTranslation();
  const isAdmin = useMe().data?.role === 'admin';
  return (
    <Tooltip title={isAdmin ? '' : t('reconciliation.onlyAdmin')}>
      <Button className="no-print" disabled={disabled || !isAdmin} onClick={onOpen}>
        {t('reconciliation.import.open')}
      </Button>
    </Tooltip>
  );
}
