import { useTranslation } from 'react-i18next';
import { PeoplePane } from '../../analysis/people-pane';
import { sourceBreakdown } from '../../analysis/report-scope';
import type { Report } from '../../analysis/use-report';
import { useValueName } from '../../analysis/use-value-name';
import type { FunnelOwn, StepPeople } from './funnel-own';
import { peopleQuestion } from './funnel-question';

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
  return (
    <PeoplePane
      title={title}
      note={note}
      question={peopleQuestion(view, days, people)}
      onClose={() => changeOwn({ people: null }, { replace: true })}
    />
  );
}
