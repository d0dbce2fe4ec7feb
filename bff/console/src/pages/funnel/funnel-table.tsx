import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Funnel, FunnelStep, StepName, Wait } from '../../api/types';
import { ChangeText } from '../../analysis/change-text';
import { groupMarks } from '../../analysis/group-mark';
import type { Days } from '../../analysis/report-days';
import type { SourceDimension } from '../../analysis/dimensions';
import { growthText } from '../../analysis/compare';
import {
  LaneLegend,
  LanesCell,
  LanesHead,
  MAX_LANES,
  type StepLane,
  StepRateCell,
  WaitCell,
} from '../../analysis/step-cells';
import { useValueName } from '../../analysis/use-value-name';
import { StepBar } from '../../charts/step-bar';
import { countText, rateText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { compareStep, isCompared } from './compare.rules';
import type { StepPeople } from './funnel-own';

export interface FunnelTableProps {
  funnel: Funnel;
  days: Days;
  compared: Days | null;
  by: SourceDimension | null;
  /** Along the steps; null until they are counted, which takes longer than the funnel. */
  waits: (Wait | null)[] | null;
  chosen: StepName | null;
  /** A pane stands beside it: only what fits. */
  narrow: boolean;
  onStep(step: StepName): void;
  onPeople(people: StepPeople): void;
}

/** Every step as a bar from zero, what became of the one before, and each number a way to its people. */
export function FunnelTable(props: FunnelTableProps) {
  const { t } = useTranslation();
  const valueName = useValueName();
  const { funnel, by, compared, narrow } = props;
  const marks = groupMarks(
    by,
    funnel.groups.map(({ key }) => key),
  );
  const shown = by && !narrow ? funnel.groups.slice(0, MAX_LANES) : [];
  const lanes = shown.map(({ key, steps }) => ({
    key,
    name: valueName(by, key),
    style: marks.get(key),
    rates: steps.map(({ fromPrevious }) => fromPrevious),
  }));
  return (
    <Card
      title={t('analysis.funnelStandard')}
      columns={9}
      aside={<LaneLegend lanes={lanes} />}
      footer={t('analysis.funnelFirst')}
    >
      <table className="rows">
        <thead>
          <tr>
            <th>{t('analysis.stepHead')}</th>
            <th>{t('analysis.peopleHead')}</th>
            <th />
            <th className="right">{t('analysis.rateHead')}</th>
            {compared && <th className="right">{t('analysis.compareHead')}</th>}
            {!narrow && <th className="right">{t('analysis.waitHead')}</th>}
            <LanesHead lanes={lanes} title={t('analysis.groupsHead')} />
          </tr>
        </thead>
        <tbody>
          {funnel.total.steps.map((step, index) => (
            <StepRow key={step.step} {...props} step={step} index={index} lanes={lanes} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

type StepRowProps = FunnelTableProps & {
  step: FunnelStep;
  index: number;
  lanes: StepLane[];
};

function StepRow(props: StepRowProps) {
  const { t } = useTranslation();
  const { funnel, step, index, lanes, waits, chosen, compared, narrow, onStep, onPeople } = props;
  const { steps } = funnel.total;
  const name = t(`step.${step.step}`);
  const people = countText(step.people);
  const wait = waits?.[index] ?? null;
  return (
    <tr
      className={step.step === chosen ? 'chosen can-choose' : index > 0 ? 'can-choose' : undefined}
      onClick={() => index > 0 && onStep(step.step)}
    >
      <td style={{ width: 118 }}>
        {index === 0 ? (
          <b>{name}</b>
        ) : (
          <button
            type="button"
            className="drill"
            aria-pressed={step.step === chosen}
            title={t('analysis.explainStep', { step: name })}
          >
            <b>{name}</b>
          </button>
        )}
        <small>{t(`stepNote.${step.step}`)}</small>
      </td>
      <td style={{ padding: '2px 6px' }}>
        <Lost {...props} name={name}>
          <StepBar
            people={step.people}
            before={steps[index - 1]?.people ?? step.people}
            largest={steps[0]!.people}
            label={t('analysis.barLabel', { step: name, people, lost: countText(step.lost) })}
          />
        </Lost>
      </td>
      <td className="right">
        <button
          type="button"
          className="drill"
          title={t('analysis.openPeople', { people, step: name })}
          onClick={(event) => {
            event.stopPropagation();
            onPeople({ what: 'reached', step: step.step, group: null });
          }}
        >
          <b>{people}</b>
        </button>
        {step.fromArrival && <small>{t('analysis.ofAll', { rate: rateText(step.fromArrival) })}</small>}
      </td>
      <StepRateCell rate={step.fromPrevious} />
      {compared && (
        <td className="right nowrap">
          <StepChange {...props} compared={compared} />
        </td>
      )}
      {!narrow && <WaitCell medianMs={wait?.medianMs} p90Ms={wait?.p90Ms} />}
      <LanesCell lanes={lanes} place={index} />
    </tr>
  );
}

/** The bar of a step leads to those whom it lost. */
function Lost({ step, name, onPeople, children }: StepRowProps & { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  if (step.lost === 0) return children;
  return (
    <button
      type="button"
      className="drill"
      title={t('analysis.openLost', { people: countText(step.lost), step: name })}
      onClick={(event) => {
        event.stopPropagation();
        onPeople({ what: 'lost', step: step.step, group: null });
      }}
    >
      {children}
    </button>
  );
}

function StepChange({ funnel, days, compared, step, index }: StepRowProps & { compared: Days }) {
  const { t } = useTranslation();
  if (index === 0) {
    const then = funnel.compared?.total.steps[0]?.people ?? 0;
    return (
      <>
        {growthText(step.people, then) ?? '–'}
        <small>{t('analysis.arrivedPeople')}</small>
      </>
    );
  }
  const before = funnel.total.steps[index - 1]!.step;
  const comparison = compareStep({ funnel, days, compared }, step.step, before);
  return <ChangeText difference={isCompared(comparison) ? comparison.difference : comparison} />;
}
