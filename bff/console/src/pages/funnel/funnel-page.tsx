import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFunnelReport } from '../../api/analysis-queries';
import { dimensions, sourceDimensions } from '../../analysis/dimensions';
import { ExportButton } from '../../analysis/export/export-button';
import { ReportBody } from '../../analysis/report-body';
import { ReportFilters } from '../../analysis/report-filters';
import { ReportPage } from '../../analysis/report-page';
import { plainView, type ReportView } from '../../analysis/report-view';
import { ViewsMenu } from '../../analysis/saved-views/views-menu';
import { type Report, useReport } from '../../analysis/use-report';
import { daysInclusive } from '../../format/moments';
import { CustomFunnelView } from './custom/custom-funnel-view';
import { CustomPeoplePane } from './custom/custom-people-pane';
import { type CustomFunnel, nothingChosen } from './custom/custom-url';
import './funnel.css';
import { type FunnelOwn, funnelPart } from './funnel-own';
import { FunnelPeople } from './funnel-people';
import { customQuestion, funnelQuestion } from './funnel-question';
import { LiveSwitch } from './live-switch';
import { StandardFunnel } from './standard-funnel';

/** Unless somebody chose otherwise, the platforms stand beside each other. */
const funnelStandard: ReportView = { ...plainView, by: 'adPlatform' };

/** Where people leave between click and settled, why, and who they are; or along steps of one's own. */
export function Component() {
  const { t } = useTranslation();
  const report = useReport(funnelPart, funnelStandard);
  const { own, changeOwn } = report;
  const choose = (
    <Segmented<'standard' | 'custom'>
      aria-label={t('analysis.funnelTitle')}
      value={own.custom ? 'custom' : 'standard'}
      options={[
        { value: 'standard', label: t('analysis.funnelStandard') },
        { value: 'custom', label: t('analysis.funnelCustom') },
      ]}
      onChange={(which) =>
        changeOwn(
          { custom: which === 'custom' ? nothingChosen : null, people: null, behind: null },
          { replace: false },
        )
      }
    />
  );
  return own.custom ? (
    <CustomPage report={report} custom={own.custom} choose={choose} />
  ) : (
    <StandardPage report={report} choose={choose} />
  );
}

interface PartProps {
  report: Report<FunnelOwn>;
  /** Between the two kinds of funnel. */
  choose: ReactNode;
}

function CustomPage({ report, custom, choose }: PartProps & { custom: CustomFunnel }) {
  const { t } = useTranslation();
  const { behind } = report.own;
  const question = customQuestion(report.view, report.days, custom);
  const isOpen = question !== null && behind !== null && behind.step <= custom.steps.length;
  return (
    <ReportPage
      page="funnel"
      title={t('analysis.funnelTitle')}
      report={report}
      beside={choose}
      actions={question && <ExportButton request={{ table: 'customFunnel', question }} />}
      pane={isOpen && <CustomPeoplePane {...{ report, question }} steps={custom.steps} people={behind} />}
    >
      <ReportFilters
        report={report}
        breakdowns={dimensions}
        conditions={dimensions}
        compares={false}
        byEventDay
        end={<ViewsMenu page="funnel" query={report.query} />}
      />
      <CustomFunnelView report={report} custom={custom} />
    </ReportPage>
  );
}

function StandardPage({ report, choose }: PartProps) {
  const { t } = useTranslation();
  const { view, own, days, compared, changeOwn } = report;
  const question = funnelQuestion(view, days, compared);
  const funnel = useFunnelReport(question, own.live);
  return (
    <ReportPage
      page="funnel"
      title={t('analysis.funnelTitle')}
      report={report}
      beside={choose}
      actions={
        <>
          <LiveSwitch
            live={own.live}
            asOf={funnel.data?.basis.asOf ?? null}
            onChange={(live) => changeOwn({ live })}
          />
          <ExportButton request={{ table: 'funnel', question }} />
        </>
      }
      pane={own.people && <FunnelPeople report={report} people={own.people} />}
    >
      <ReportFilters
        report={report}
        breakdowns={sourceDimensions}
        conditions={sourceDimensions}
        end={<ViewsMenu page="funnel" query={report.query} />}
      />
      <ReportBody
        report={report}
        query={funnel}
        what={t('analysis.funnelTitle')}
        computing={t('analysis.funnelComputing', { days: daysInclusive(days.from, days.to) })}
      >
        {(answer) => <StandardFunnel report={report} funnel={answer} />}
      </ReportBody>
    </ReportPage>
  );
}
