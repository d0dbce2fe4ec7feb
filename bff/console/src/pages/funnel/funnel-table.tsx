import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Funnel, FunnelStep, StepName, Wait } from '../../api/types';
import { ChangeText } from '../../analysis/change-text';
import { groupMarks } from '../../analysis/group-mark';
import type { Days } from '../../analysis/report-days';
import type { SourceDimension } from '../../analysis/dimensions';
import { growthText } from '../../analysis/compare';
import { useValueName } from '../../analysis/use-value-name';
import '../../charts/charts.css';
import { GroupDots, GroupScale } from '../../charts/group-dots';
import { MarkKey, type MarkStyle } from '../../charts/marks';
import { StepBar } from '../../charts/step-bar';
import { durationText } from '../../format/durations';
import { countText, intervalText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { compareStep, isCompared } from './compare.rules';
import type { StepPeople } from './funnel-own';

/** More lanes than this cannot be read in one row; the others stand in the table below. */
const MAX_LANES = 3;

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
  const groups = by && !narrow ? funnel.groups.slice(0, MAX_LANES) : [];
  const marks = groupMarks(
    by,
    funnel.groups.map(({ key }) => key),
  );
  const legend = (
    <span className="legend">
      {groups.map(({ key }) => (
        <span key={key}>
          <MarkKey name={key} style={marks.get(key)} />
          {valueName(by, key)}
        </span>
      ))}
    </span>
  );
  return (
    <Card title={t('analysis.funnelStandard')} columns={9} aside={legend} footer={t('analysis.funnelFirst')}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('analysis.stepHead')}</th>
            <th>{t('analysis.peopleHead')}</th>
            <th />
            <th className="right">{t('analysis.rateHead')}</th>
            {compared && <th className="right">{t('analysis.compareHead')}</th>}
            {!narrow && <th className="right">{t('analysis.waitHead')}</th>}
            {groups.length > 0 && (
              <th style={{ paddingBottom: 0, paddingTop: 2 }}>
                {t('analysis.groupsHead')}
                <GroupScale />
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {funnel.total.steps.map((step, index) => (
            <StepRow key={step.step} {...props} step={step} index={index} groups={groups} marks={marks} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

type StepRowProps = FunnelTableProps & {
  step: FunnelStep;
  index: number;
  groups: Funnel['groups'];
  marks: Map<string, MarkStyle>;
};

function StepRow(props: StepRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const valueName = useValueName();
  const { funnel, step, index, by, groups, marks, waits, chosen, compared, narrow, onStep, onPeople } = props;
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
      <td className="right">
        {step.fromPrevious && (
          <>
            <b>{rateText(step.fromPrevious)}</b>
            <small>{intervalText(step.fromPrevious)}</small>
          </>
        )}
      </td>
      {compared && (
        <td className="right nowrap">
          <StepChange {...props} compared={compared} />
        </td>
      )}
      {!narrow && (
        <td className="right nowrap">
          {wait && (
            <>
              {durationText(wait.medianMs, language)}
              <small>P90 {durationText(wait.p90Ms, language)}</small>
            </>
          )}
        </td>
      )}
      {groups.length > 0 && (
        <td style={{ paddingBlock: 2, width: 212 }}>
          {index > 0 && (
            <GroupDots
              rates={groups.map(({ key, steps: own }) => ({
                key,
                name: valueName(by, key),
                rate: own[index]?.fromPrevious ?? null,
                style: marks.get(key),
              }))}
            />
          )}
        </td>
      )}
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
