import { useTranslation } from 'react-i18next';
import { ExportButton } from '../../analysis/export/export-button';
import { PeopleList } from '../../analysis/people-list';
import { PushedPane } from '../../analysis/pushed-pane';
import { sourceBreakdown } from '../../analysis/report-scope';
import type { Report } from '../../analysis/use-report';
import { useValueName } from '../../analysis/use-value-name';
import type { FunnelOwn, StepPeople } from './funnel-own';
import { exportOf, peopleQuestion } from './funnel-question';

/** The people behind a number of the funnel, with an address of their own. */
export function FunnelPeople({ report, people }: { report: Report<FunnelOwn>; people: StepPeople }) {
  const { t } = useTranslation();
  const valueName = useValueName();
  const { view, days, changeOwn } = report;
  const by = sourceBreakdown(view);
  const title = t(`analysis.peopleTitle.${people.what}`, { step: t(`step.${people.step}`) });
  const note =
    by && people.group !== null
      ? t('analysis.peopleOf', {
          dimension: t(`analysis.dimension.${by}`),
          group: valueName(by, people.group),
        })
      : undefined;
  const question = peopleQuestion(view, days, people);
  return (
    <PushedPane
      title={title}
      note={note}
      onClose={() => changeOwn({ people: null }, { replace: true })}
      footer={<ExportButton small request={exportOf(question)} />}
    >
      <PeopleList key={JSON.stringify(question)} question={question} />
    </PushedPane>
  );
}
