import type { TimelineEntry } from '../../api/types';

export type Lane = TimelineEntry['lane'] | 'sent';

export const lanes: Lane[] = ['touch', 'behaviour', 'consent', 'fact', 'sent'];

export const laneColours: Record<Lane, string> = {
  touch: 'var(--s2)',
  behaviour: 'var(--s4)',
  consent: 'var(--s3)',
  fact: 'var(--s1)',
  sent: 'var(--s0)',
};

const MS_PER_DAY = 86_400_000;

export interface BrokenAxis {
  firstMs: number;
  /** End of the enlarged part. */
  breakMs: number;
  lastMs: number;
  /** Nothing came after the first day: one part is enough. */
  isOneDay: boolean;
}

/** The first day fills the left half, whatever came later the right one. Null for a life without a moment. */
export function brokenAxis(moments: number[]): BrokenAxis | null {
  if (moments.length === 0) return null;
  const firstMs = Math.min(...moments);
  const lastMs = Math.max(...moments);
  const firstDay = moments.filter((moment) => moment - firstMs <= MS_PER_DAY);
  const breakMs = Math.max(...firstDay);
  return { firstMs, breakMs, lastMs, isOneDay: firstDay.length === moments.length };
}

export interface AxisPart {
  from: number;
  to: number;
}

/** Where a moment stands between the ends of its part. */
export function placeOf(ms: number, axis: BrokenAxis, left: AxisPart, right: AxisPart): number {
  const [part, startMs, endMs] =
    ms <= axis.breakMs
      ? ([left, axis.firstMs, axis.breakMs] as const)
      : ([right, axis.breakMs, axis.lastMs] as const);
  const share = endMs === startMs ? 0 : (ms - startMs) / (endMs - startMs);
  return part.from + share * (part.to - part.from);
}
