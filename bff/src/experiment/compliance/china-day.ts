const beijingOffsetMs = 8 * 60 * 60_000;

/** The date in Beijing, as a cap's first day is one. */
export const chinaDay = (moment: Date): string =>
  new Date(moment.getTime() + beijingOffsetMs).toISOString().slice(0, 10);
