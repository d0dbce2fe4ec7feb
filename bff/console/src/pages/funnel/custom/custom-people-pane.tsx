import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomFunnelQuestion } from '../../../api/analysis-queries';
import { PeoplePane } from '../../../analysis/people-pane';
import type { Report } from '../../../analysis/use-report';
import { useValueName } from '../../../analysis/use-value-name';
import type { FunnelOwn } from '../funnel-own';
import type { CustomPeople } from './custom-people';
import type { ChosenEvent } from './custom-url';
import { useEventName } from './use-event-name';

interface CustomPeoplePaneProps {
  report: Report<FunnelOwn>;
  question: CustomFunnelQuestion;
  steps: ChosenEvent[];
  people: CustomPeople;
}

/** The people behind a count of one's own funnel, with an address of their own. */
export function CustomPeoplePane({ report, question, steps, people }: CustomPeoplePaneProps) {
  const { t } = useTranslation();
  const eventName = useEventName();
  const valueName = useValueName();
  const { view, changeOwn } = report;
  const { what, step } = people;
  // What nothing is broken down by has no groups.
  const group = view.by === null ? null : people.group;
  return (
    <PeoplePane
      title={t(`analysis.peopleTitle.${what}`, { step: eventName(steps[step - 1]!) })}
      note={
        view.by !== null && group !== null
          ? t('analysis.peopleOf', {
              dimension: t(`analysis.dimension.${view.by}`),
              group: valueName(view.by, group),
            })
          : undefined
      }
      choice={
        step > 1 && (
          <Segmented<CustomPeople['what']>
            size="small"
            value={what}
            options={[
              { value: 'reached', label: t('analysis.peopleReached') },
              { value: 'lost', label: t('analysis.peopleLost') },
            ]}
            onChange={(which) => changeOwn({ behind: { ...people, what: which } })}
          />
        )
      }
      question={{ of: 'customFunnelPeople', question, figure: { what, step, group } }}
      onClose={() => changeOwn({ behind: null }, { replace: true })}
    />
  );
}
