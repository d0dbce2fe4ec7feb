import { useTranslation } from 'react-i18next';
import { sourceDimensions } from '../../analysis/dimensions';
import { ReportFilters } from '../../analysis/report-filters';
import { ReportPage } from '../../analysis/report-page';
import { ViewsMenu } from '../../analysis/saved-views/views-menu';
import { nothingOwn, useReport } from '../../analysis/use-report';

export function Component() {
  const { t } = useTranslation();
  const report = useReport(nothingOwn);
  return (
    <ReportPage page="audiences" title={t('nav.audiences')} report={report}>
      <ReportFilters
        report={report}
        breakdowns={sourceDimensions}
        conditions={sourceDimensions}
        end={<ViewsMenu page="audiences" query={report.query} />}
      />
    </ReportPage>
  );
}
