import type { AcquisitionGroup, Cost } from '../../api/acquisition-queries';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const FEN = 100;

/** ¥617; below a hundred yuan with its fen, as those matter there. */
export function yuanText(fen: number): string {
  return fen < 100 * FEN ? `¥${(fen / FEN).toFixed(2)}` : `¥${whole.format(Math.round(fen / FEN))}`;
}

export const wholeYuanText = (fen: number): string => whole.format(Math.round(fen / FEN));

/** 604–630; from below only where nobody came. */
export function costRangeText({ lowFen, highFen }: Cost): string {
  if (highFen === null) return `≥ ${yuanText(lowFen).slice(1)}`;
  return `${yuanText(lowFen).slice(1)}–${yuanText(highFen).slice(1)}`;
}

/** Fewer conversions than this allow no verdict. */
export const FEWEST_CONVERSIONS = 40;

export interface Verdict {
  best: AcquisitionGroup;
  worst: AcquisitionGroup;
  /** How much dearer the worst is, as a share of one. */
  dearer: number;
  /** The two ranges do not overlap. */
  beyondError: boolean;
}

/** The cheapest and the dearest credit among the groups that have enough of them; null where there are not two. */
export function verdictOf(groups: readonly AcquisitionGroup[]): Verdict | null {
  const judged = groups.filter(
    ({ key, figures }) => key !== 'other' && (figures.cost.credited?.people ?? 0) >= FEWEST_CONVERSIONS,
  );
  const inOrder = judged.sort((one, other) => valueOf(one) - valueOf(other));
  const [best, worst] = [inOrder[0], inOrder.at(-1)];
  if (!best || !worst || best === worst) return null;
  return {
    best,
    worst,
    dearer: valueOf(worst) / valueOf(best) - 1,
    beyondError: (best.figures.cost.credited!.highFen ?? Infinity) < worst.figures.cost.credited!.lowFen,
  };
}

const valueOf = ({ figures }: AcquisitionGroup) => figures.cost.credited?.valueFen ?? Infinity;

/** What a platform's groups stand under, the platform that spent most first; what has none comes last. */
export function byPlatform(groups: readonly AcquisitionGroup[]): [string, AcquisitionGroup[]][] {
  const platforms = new Map<string, AcquisitionGroup[]>();
  for (const group of groups)
    platforms.set(group.adPlatform, [...(platforms.get(group.adPlatform) ?? []), group]);
  return [...platforms].sort(([one], [other]) => Number(one === '') - Number(other === ''));
}

/** What is beyond the largest groups, of all platforms together; null while all are listed. */
export const beyondLargest = (groups: readonly AcquisitionGroup[]): AcquisitionGroup | null =>
  groups.find(({ adPlatform, key }) => adPlatform === '' && key === 'other') ?? null;
