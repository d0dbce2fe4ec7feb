import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AcquisitionAnswer, useAcquisition } from '../../api/acquisition-queries';
import { useMe } from '../../api/queries';
import { sourceDimensions } from '../../analysis/dimensions';
import { ExportButton } from '../../analysis/export/export-button';
import { ReportBody } from '../../analysis/report-body';
import { ReportEmpty } from '../../analysis/report-empty';
import { ReportFilters } from '../../analysis/report-filters';
import { ReportPage } from '../../analysis/report-page';
import { ReportSkeleton } from '../../analysis/report-skeleton';
import { ViewsMenu } from '../../analysis/saved-views/views-menu';
import { type Report, useReport } from '../../analysis/use-report';
import { daysInclusive } from '../../format/moments';
import { Icon } from '../../shell/icons';
import { AcquisitionAnswerText } from './acquisition-answer';
import { type AcquisitionOwn, acquisitionPart, acquisitionView, breakdowns } from './acquisition-own';
import { AcquisitionBasis } from './acquisition-basis';
import { CostTable } from './cost-table';
import { CrossCard } from './cross-card';
import { ImportDialog } from './import-dialog';
import { ImportsCard } from './imports-card';
import './acquisition.css';

/** What a person costs at each step, and whether the cheap ones are good. */
export function Component() {
  const { t } = useTranslation();
  const report = useReport(acquisitionPart, acquisitionView);
  const { view, own, days, compared } = report;
  const [importing, setImporting] = useState(false);
  const isAdmin = useMe().data?.role === 'admin';
  const question = {
    days,
    filters: view.conditions,
    includeMarked: view.withMarked,
    breakdown: own.per,
    ...(compared ? { compareTo: compared } : {}),
  };
  const answer = useAcquisition(question);
  const importButton = (
    <Button
      icon={<Icon name="plus" small />}
      disabled={!isAdmin}
      title={isAdmin ? undefined : t('acquisition.dialog.notAdmin')}
      onClick={() => setImporting(true)}
    >
      {t('acquisition.importButton')}
    </Button>
  );
  return (
    <ReportPage
      page="acquisition"
      title={t('acquisition.title')}
      report={report}
      actions={
        <>
          {importButton}
          <ExportButton request={{ table: 'acquisition', question }} />
        </>
      }
    >
      <ReportFilters
        report={report}
        breakdowns={[]}
        conditions={sourceDimensions}
        end={<ViewsMenu page="acquisition" query={report.query} />}
      />
      <div className="acquisition-per">
        <Segmented<AcquisitionOwn['per']>
          aria-label={t('acquisition.perLabel')}
          value={own.per}
          onChange={(per) => report.changeOwn({ per })}
          options={breakdowns.map((per) => ({ value: per, label: t(`acquisition.per.${per}`) }))}
        />
      </div>
      <ReportBody
        report={report}
        query={answer}
        what={t('acquisition.title')}
        computing={t('acquisition.computing', { days: daysInclusive(days.from, days.to) })}
        skeleton={<ReportSkeleton cards={[8, 4]} strip={false} />}
      >
        {(data) => <Acquisition report={report} answer={data} onImport={() => setImporting(true)} />}
      </ReportBody>
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
    </ReportPage>
  );
}

interface AcquisitionProps {
  report: Report<AcquisitionOwn>;
  answer: AcquisitionAnswer;
  onImport(): void;
}

function Acquisition({ report, answer, onImport }: AcquisitionProps) {
  const { t } = useTranslation();
  const arrived = answer.paid.figures.people.arrived + answer.unpaid.figures.people.arrived;
  if (arrived === 0 && !answer.paid.figures.spendFen)
    return (
      <ReportEmpty
        report={report}
        title={t('acquisition.emptyTitle')}
        lead={t('acquisition.emptyLead')}
        starts={[{ icon: 'acquisition', text: t('acquisition.emptyImport'), go: onImport }]}
      />
    );
  return (
    <>
      <AcquisitionAnswerText per={report.own.per} answer={answer} compares={report.compared !== null} />
      <AcquisitionBasis report={report} answer={answer} />
      <div className="grid">
        <CrossCard per={report.own.per} answer={answer} />
        <ImportsCard onImport={onImport} />
        <CostTable per={report.own.per} answer={answer} />
      </div>
    </>
  );
}
