import { useTranslation } from 'react-i18next';
import type { CustomFunnelAnswer } from '../../../api/analysis-queries';
import { groupMarks } from '../../../analysis/group-mark';
import { ReportBasis } from '../../../analysis/report-basis';
import type { Report } from '../../../analysis/use-report';
import { countText } from '../../../format/numbers';
import type { FunnelOwn } from '../funnel-own';
import { CustomAnswer } from './custom-answer';
import type { CustomPeople } from './custom-people';
import type { ChosenEvent } from './custom-url';
import { GroupsCard } from './groups-card';
import { StepsCard } from './steps-card';

interface CustomResultProps {
  report: Report<FunnelOwn>;
  steps: ChosenEvent[];
  answer: CustomFunnelAnswer;
}

export function CustomResult({ report, steps, answer }: CustomResultProps) {
  const { t } = useTranslation();
  const by = report.view.by;
  const all = answer.groups.find(({ key }) => key === 'all') ?? answer.groups[0];
  if (!all) return null;
  const groups = by ? answer.groups.filter((group) => group !== all) : [];
  const marks = groupMarks(
    by,
    groups.map(({ key }) => key),
  );
  const { own, changeOwn } = report;
  const shared = {
    ...{ steps, groups, marks, by },
    narrow: own.behind !== null,
    onPeople: (behind: CustomPeople) => changeOwn({ behind }, { replace: false }),
  };
  return (
    <>
      <CustomAnswer steps={steps} figures={all.figures} />
      <ReportBasis report={report} asOf={answer.basis.asOf} marked={answer.basis.marked}>
        {t('analysis.customBasis', { people: countText(all.figures.people[0] ?? 0) })}
      </ReportBasis>
      <div className="grid">
        <StepsCard {...shared} figures={all.figures} />
        {groups.length > 0 && <GroupsCard {...shared} all={all.figures} />}
      </div>
    </>
  );
}
