import { amountStopsFen } from '@loudou/shared/product';

/** The slider's stops between the least and the most, and both ends themselves: a limit is rarely a round stop. */
export function stopsWithin(leastFen: number, mostFen: number): number[] {
  const between = amountStopsFen.filter((stop) => stop > leastFen && stop < mostFen);
  return mostFen > leastFen ? [leastFen, ...between, mostFen] : [leastFen];
}

/** The least and the most that any open offer takes, and never more than is left of the limit. */
export function amountRange(
  offers: readonly { minAmountFen: number; maxAmountFen: number; expired: boolean }[],
  availableFen: number,
): { leastFen: number; mostFen: number } | null {
  const open = offers.filter((offer) => !offer.expired);
  if (open.length === 0) return null;
  const leastFen = Math.min(...open.map((offer) => offer.minAmountFen));
  const mostFen = Math.min(Math.max(...open.map((offer) => offer.maxAmountFen)), availableFen);
  return mostFen >= leastFen ? { leastFen, mostFen } : null;
}
