/** The server's own steps of a rollout, in basis points; up one at a time, down as far as one likes. */
export const rolloutSteps = [0, 500, 1_000, 2_500, 5_000, 10_000] as const;

export const stepAfter = (shareBps: number): number | null =>
  rolloutSteps.find((step) => step > shareBps) ?? null;

export const stepBefore = (shareBps: number): number | null =>
  rolloutSteps.findLast((step) => step < shareBps) ?? null;

/** More people are let into an experiment by the same steps; null once everybody of the slot is. */
export const nextShare = (shareBps: number | null): number | null =>
  shareBps === null ? null : stepAfter(shareBps);
