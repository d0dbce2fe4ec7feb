/** What one report of spend may hold; beyond that nothing is read, and the refusal says which bound it was. */
export const spendBounds = {
  maxFileBytes: 5 * 1024 * 1024,
  maxRows: 50_000,
  maxDays: 400,
  maxFieldChars: 256,
  maxFileNameChars: 200,
  maxBadRowsListed: 100,
  maxPartsListed: 200,
  maxUnknownAdsListed: 50,
  /** One row of one day; beyond it somebody mixed up fen and yuan, or columns. */
  maxRowFen: 100_000_000_00,
  /** A trial that nobody confirmed is thrown away after this. */
  trialHours: 24,
} as const;
