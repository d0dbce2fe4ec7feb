import type { FunnelStep, Rate } from '../api/types';
import '../charts/charts.css';
import { GroupDots, GroupScale } from '../charts/group-dots';
import { MarkKey, type MarkStyle } from '../charts/marks';
import { durationText } from '../format/durations';
import { intervalText, rateText } from '../format/numbers';
import { useLanguage } from '../language/use-language';

/** More lanes than this cannot be read in one row; the others stand in the table below. */
export const MAX_LANES = 3;

/** A group beside the steps: its share at each of them, of the step before. */
export interface StepLane {
  key: string;
  name: string;
  style?: MarkStyle;
  rates: readonly (Rate | null | undefined)[];
}

export function LaneLegend({ lanes }: { lanes: readonly StepLane[] }) {
  return (
    <span className="legend">
      {lanes.map(({ key, name, style }) => (
        <span key={key}>
          <MarkKey name={key} style={style} />
          {name}
        </span>
      ))}
    </span>
  );
}

export function LanesHead({ lanes, title }: { lanes: readonly StepLane[]; title: string }) {
  if (lanes.length === 0) return null;
  return (
    <th style={{ paddingBottom: 0, paddingTop: 2 }}>
      {title}
      <GroupScale />
    </th>
  );
}

export function LanesCell({ lanes, place }: { lanes: readonly StepLane[]; place: number }) {
  if (lanes.length === 0) return null;
  return (
    <td style={{ paddingBlock: 2, width: 212 }}>
      {place > 0 && (
        <GroupDots rates={lanes.map(({ rates, ...lane }) => ({ ...lane, rate: rates[place] ?? null }))} />
      )}
    </td>
  );
}

/** The share of the step before; the first step is no share of anything. */
export function StepRateCell({ rate }: { rate: Rate | null | undefined }) {
  return (
    <td className="right">
      {rate && (
        <>
          <b>{rateText(rate)}</b>
          <small>{intervalText(rate)}</small>
        </>
      )}
    </td>
  );
}

interface StepShareProps {
  step: FunnelStep;
  index: number;
  /** The group's part of everybody, which is what stands at its first step. */
  ofAll: number;
}

/** Beneath a count in a group's row: its part of all at the first step, of the step before at the others. */
export function StepShare({ step, index, ofAll }: StepShareProps) {
  const first = `${(ofAll * 100).toFixed(ofAll === 1 ? 0 : 1)}%`;
  return <small>{index === 0 ? first : step.fromPrevious ? rateText(step.fromPrevious) : '–'}</small>;
}

interface WaitCellProps {
  medianMs: number | null | undefined;
  p90Ms: number | null | undefined;
}

/** How long people took from the step before; empty until it is counted. */
export function WaitCell({ medianMs, p90Ms }: WaitCellProps) {
  const language = useLanguage();
  return (
    <td className="right nowrap">
      {typeof medianMs === 'number' && (
        <>
          {durationText(medianMs, language)}
          {typeof p90Ms === 'number' && <small>P90 {durationText(p90Ms, language)}</small>}
        </>
      )}
    </td>
  );
}
