/** Steps in which more people are let into an experiment, in basis points of its slot. */
const shareSteps = [500, 1_000, 2_500, 5_000, 10_000] as const;

/** Null once everybody of the slot is let in. */
export const nextShare = (shareBps: number | null): number | null =>
  shareBps === null ? null : (shareSteps.find((step) => step > shareBps) ?? null);

/** The server's own steps of a rollout; up one at a time, down as far as one likes. */
export const rolloutSteps = [0, 500, 1_000, 2_500, 5_000, 10_000] as const;

export const stepAfter = (shareBps: number): number | null =>
  rolloutSteps.find((step) => step > shareBps) ?? null;

export const stepBefore = (shareBps: number): number | null =>
  rolloutSteps.findLast((step) => step < shareBps) ?? null;
