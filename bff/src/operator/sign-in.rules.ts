export const signInBounds = {
  wrongTries: 5,
  windowMs: 15 * 60_000,
  sessionMs: 12 * 60 * 60_000,
} as const;

/** Names are compared as people mean them: no edges, no difference between capital and small letters. */
export function normalizeSignInName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** The present try is counted already, so that parallel tries cannot share one free place. */
export function triesExhausted(wrong: { byName: number; byAddress: number }): boolean {
  return wrong.byName > signInBounds.wrongTries || wrong.byAddress > signInBounds.wrongTries;
}

export function windowStart(now: Date): Date {
  return new Date(now.getTime() - signInBounds.windowMs);
}

export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + signInBounds.sessionMs);
}
