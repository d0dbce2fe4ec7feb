import { useTranslation } from 'react-i18next';
import { ReportEmpty } from '../../analysis/report-empty';
import type { Report } from '../../analysis/use-report';
import { linksToTry, randomToken } from '../overview/links-to-try';
import { nothingChosen } from './custom/custom-url';
import type { FunnelOwn } from './funnel-own';

/** Where nobody arrived: what the funnel answers, and how to see it with somebody in it. */
export function FunnelEmpty({ report }: { report: Report<FunnelOwn> }) {
  const { t } = useTranslation();
  return (
    <ReportEmpty
      report={report}
      title={t('analysis.emptyTitle')}
      lead={t('analysis.funnelEmptyLead')}
      starts={[
        ...linksToTry(window.location.origin, randomToken).map(({ name, url }) => ({
          icon: 'phone' as const,
          text: (
            <>
              {t(`empty.${name}`)} <span className="quiet">· {t('empty.opens')}</span>
            </>
          ),
          go: () => window.open(url, '_blank', 'noreferrer'),
        })),
        {
          icon: 'funnel' as const,
          text: t('analysis.funnelEmptyCustom'),
          go: () => report.changeOwn({ custom: nothingChosen }, { replace: false }),
        },
      ]}
    />
  );
}
