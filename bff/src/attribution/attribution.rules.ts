/** Which arrival a registration belongs to. The version is stored beside the choice, so that it can be explained and re-run. */
export const creditRule = {
  version: 'last-paid-click-30d@1',
  windowMs: 30 * 24 * 60 * 60_000,
} as const;

export interface TouchForCredit {
  touchId: string;
  adPlatform: string | null;
  paidClick: boolean;
  arrivedAt: Date;
}

/** The last paid ad click inside the window; without one the registration is nobody's. */
export function creditedTouch<Touch extends TouchForCredit>(
  touches: readonly Touch[],
  registeredAt: Date,
): Touch | null {
  const eligible = touches.filter(
    (touch) =>
      touch.paidClick &&
      touch.adPlatform !== null &&
      touch.arrivedAt <= registeredAt &&
      registeredAt.getTime() - touch.arrivedAt.getTime() <= creditRule.windowMs,
  );
  return eligible.reduce<Touch | null>(
    (last, touch) => (last === null || touch.arrivedAt >= last.arrivedAt ? touch : last),
    null,
  );
}
