import type { MintedClick } from './minted-clicks';

const dayMs = 86_400_000;

export interface MomentRules {
  clickDays: number;
  toleranceMs: number;
}

/** What is wrong with the moment of an event, told now, of a click; the click is undefined when made elsewhere. */
export function findMomentProblem(
  eventTimeMs: number,
  click: MintedClick | undefined,
  now: Date,
  { clickDays, toleranceMs }: MomentRules,
): string | null {
  if (eventTimeMs > now.getTime() + toleranceMs) return 'the event is still to come';
  if (!click) return null;
  if (eventTimeMs < click.atMs) return 'the event came before its click';
  if (now.getTime() - click.atMs > clickDays * dayMs) return 'the click is too old';
  return null;
}
