/** What one file of receipts may hold; beyond that nothing is read, and the refusal says which bound it was. */
export const receiptBounds = {
  maxFileBytes: 5 * 1024 * 1024,
  maxRows: 100_000,
  maxDays: 31,
  /** Conversions of one account and day, with those that a row only gives a number of. */
  maxConversionsPerDay: 200_000,
  maxBadRowsListed: 100,
  maxFieldChars: 1_024,
  maxFileNameChars: 200,
} as const;
