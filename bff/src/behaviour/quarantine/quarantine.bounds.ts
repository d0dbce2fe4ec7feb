const dayMs = 24 * 60 * 60_000;

/** What is not looked at within these days goes. Shorter than ids are known, so that nothing replayed counts twice. */
export const quarantineDays = 14;
export const quarantineMs = quarantineDays * dayMs;

export const quarantineBounds = {
  /** A larger row is no event of any app of ours, whatever it is. */
  maxRowBytes: 8 * 1024,
  /** Beyond this a person's rows are counted and not held: one broken phone must not fill the store. */
  maxRowsPerPerson: 500,
  maxRequestsInFlight: 50,
  maxShownGroups: 200,
  maxReplayedRows: 1_000,
  maxDiscardedRows: 20_000,
} as const;
