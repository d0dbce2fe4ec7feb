import type { Chance } from './chance';

export const faultKinds = [
  'answer_lost',
  'answer_late',
  'refused_connection',
  'request_doubled',
  'answer_slow',
  'half_accepted',
  'error_in_body',
  'too_many',
  'server_error',
  'hang',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How one receiver misbehaves for as long as the world is not well. */
export interface FaultPlan {
  /** How many of the requests meet a fault. */
  share: number;
  weights: Record<FaultKind, number>;
  seed: number;
}

/** Some receivers have a quiet day, some fail in every way at once, some in one way only. */
export function faultPlan(chance: Chance): FaultPlan {
  const only = chance.hits(0.3) ? chance.pick(faultKinds) : null;
  const weights = Object.fromEntries(
    faultKinds.map((kind) => [kind, only ? Number(kind === only) : chance.next()]),
  ) as Record<FaultKind, number>;
  return {
    share: chance.hits(0.15) ? 0 : chance.between(0.05, 0.7),
    weights,
    seed: chance.whole(0, 2 ** 32 - 1),
  };
}

export function drawFault(plan: FaultPlan, chance: Chance): FaultKind | null {
  if (!chance.hits(plan.share)) return null;
  const total = faultKinds.reduce((sum, kind) => sum + plan.weights[kind], 0);
  let left = chance.next() * total;
  return faultKinds.find((kind) => (left -= plan.weights[kind]) < 0) ?? faultKinds.at(-1)!;
}
