import { useTranslation } from 'react-i18next';
import type { CustomFunnelAnswer, StepFigures } from '../../../api/analysis-queries';
import type { Dimension } from '../../../analysis/dimensions';
import {
  LaneLegend,
  LanesCell,
  LanesHead,
  MAX_LANES,
  StepRateCell,
  WaitCell,
} from '../../../analysis/step-cells';
import { PeopleButton } from '../../../analysis/people-button';
import { useValueName } from '../../../analysis/use-value-name';
import type { MarkStyle } from '../../../charts/marks';
import { StepBar } from '../../../charts/step-bar';
import { countText, rateText } from '../../../format/numbers';
import { Card } from '../../../parts/card';
import type { CustomPeople } from './custom-people';
import type { ChosenEvent } from './custom-url';
import { useEventName } from './use-event-name';

export interface StepsCardProps {
  steps: ChosenEvent[];
  figures: StepFigures;
  groups: CustomFunnelAnswer['groups'];
  marks: Map<string, MarkStyle>;
  by: Dimension | null;
  /** A pane stands beside it: only what fits. */
  narrow: boolean;
  onPeople(people: CustomPeople): void;
}

/** Every step as a bar from zero, with what became of the one before. */
export function StepsCard({ steps, figures, groups, marks, by, narrow, onPeople }: StepsCardProps) {
  const { t } = useTranslation();
  const eventName = useEventName();
  const valueName = useValueName();
  const lanes = (narrow ? [] : groups.slice(0, MAX_LANES)).map(({ key, figures: own }) => ({
    key,
    name: valueName(by, key),
    style: marks.get(key),
    rates: own.fromPrevious,
  }));
  const { people, fromPrevious, fromFirst, medianMs, p90Ms } = figures;
  return (
    <Card title={t('analysis.customResult')} aside={<LaneLegend lanes={lanes} />}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('analysis.stepHead')}</th>
            <th>{t('analysis.peopleHead')}</th>
            <th />
            <th className="right">{t('analysis.rateHead')}</th>
            {!narrow && <th className="right">{t('analysis.waitHead')}</th>}
            <LanesHead lanes={lanes} title={t('analysis.groupsHead')} />
          </tr>
        </thead>
        <tbody>
          {steps.map((step, place) => {
            const ofFirst = fromFirst[place];
            const count = people[place] ?? 0;
            const before = place === 0 ? count : (people[place - 1] ?? 0);
            const name = eventName(step);
            const open = (what: CustomPeople['what']) => () =>
              onPeople({ what, step: place + 1, group: null });
            return (
              <tr key={place}>
                <td>
                  <b>{name}</b>
                  <small className="mono">{step.name}</small>
                </td>
                <td style={{ padding: '2px 6px' }}>
                  <PeopleButton
                    people={before - count}
                    opens={t('analysis.openLost', { people: countText(before - count), step: name })}
                    onOpen={open('lost')}
                  >
                    <StepBar
                      people={count}
                      before={before}
                      largest={people[0] ?? 0}
                      label={t('analysis.barLabel', {
                        step: name,
                        people: countText(count),
                        lost: countText(before - count),
                      })}
                    />
                  </PeopleButton>
                </td>
                <td className="right">
                  <PeopleButton
                    people={count}
                    opens={t('analysis.openPeople', { people: countText(count), step: name })}
                    onOpen={open('reached')}
                  >
                    <b>{countText(count)}</b>
                  </PeopleButton>
                  {ofFirst && <small>{t('analysis.customOfFirst', { rate: rateText(ofFirst) })}</small>}
                </td>
                <StepRateCell rate={fromPrevious[place]} />
                {!narrow && <WaitCell medianMs={medianMs[place]} p90Ms={p90Ms[place]} />}
                <LanesCell lanes={lanes} place={place} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
