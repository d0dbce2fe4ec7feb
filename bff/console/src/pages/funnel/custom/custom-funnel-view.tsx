import { useTranslation } from 'react-i18next';
import { useCustomFunnel } from '../../../api/analysis-queries';
import { ReportBody } from '../../../analysis/report-body';
import { ReportSkeleton } from '../../../analysis/report-skeleton';
import type { Report } from '../../../analysis/use-report';
import { daysInclusive } from '../../../format/moments';
import type { FunnelOwn } from '../funnel-own';
import { customQuestion } from '../funnel-question';
import { CustomEmpty } from './custom-empty';
import { CustomResult } from './custom-result';
import { type CustomFunnel, MIN_STEPS } from './custom-url';
import { FunnelBuilder } from './funnel-builder';

interface CustomFunnelViewProps {
  report: Report<FunnelOwn>;
  custom: CustomFunnel;
}

const resultSkeleton = <ReportSkeleton cards={[12]} strip={false} />;

/** Steps of one's own choice, and how far people came along them. */
export function CustomFunnelView({ report, custom }: CustomFunnelViewProps) {
  const { t } = useTranslation();
  const { view, days, changeOwn } = report;
  const answer = useCustomFunnel(customQuestion(view, days, custom));
  const choose = (next: CustomFunnel) => changeOwn({ custom: next, behind: null });
  return (
    <>
      <FunnelBuilder custom={custom} onChange={choose} />
      {custom.steps.length < MIN_STEPS ? (
        <CustomEmpty onChoose={choose} />
      ) : (
        <div className="custom-result">
          <ReportBody
            report={report}
            query={answer}
            what={t('analysis.customResult')}
            computing={t('analysis.customComputing', { days: daysInclusive(days.from, days.to) })}
            skeleton={resultSkeleton}
          >
            {(data) =>
              // The answer before may be one about fewer steps: it is not read as this one's.
              data.groups[0]?.figures.people.length === custom.steps.length ? (
                <CustomResult report={report} steps={custom.steps} answer={data} />
              ) : (
                resultSkeleton
              )
            }
          </ReportBody>
        </div>
      )}
    </>
  );
}
