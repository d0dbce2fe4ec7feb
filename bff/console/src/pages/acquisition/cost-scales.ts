import type { AcquisitionGroup } from '../../api/acquisition-queries';

export interface Scale {
  from: number;
  to: number;
}

/** What the marks of a column are drawn on, the same for every row. */
export interface CostScales {
  credited: Scale;
  drawn: Scale;
  gradeA: Scale;
}

/** A cost twice the whole's is seen as such; one ten times it only reaches the edge, so that the others stay apart. */
const WIDEST = 3;

/** The last of the groups is the whole. */
export function costScalesOf(groups: readonly AcquisitionGroup[]): CostScales {
  const total = groups.at(-1)!.figures;
  const ofCost = (step: 'credited' | 'drawn') => {
    const highest = Math.max(0, ...groups.map(({ figures }) => figures.cost[step]?.highFen ?? 0));
    const bound = (total.cost[step]?.valueFen ?? highest) * WIDEST;
    return { from: 0, to: Math.min(highest, bound) || 1 };
  };
  return {
    credited: ofCost('credited'),
    drawn: ofCost('drawn'),
    gradeA: {
      from: 0,
      to: Math.min(1, Math.max(0.1, ...groups.map(({ figures }) => figures.gradeA?.high ?? 0))),
    },
  };
}
