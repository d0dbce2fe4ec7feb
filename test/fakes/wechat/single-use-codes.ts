import { randomBytes } from 'node:crypto';
import { BoundedMap } from './bounded-map';
import type { FakeClock } from './fake-clock';

const CODE_LIFE_MS = 5 * 60_000;
const MAX_CODES = 20_000;

export type TakenCode<Meaning> =
  { state: 'good'; meaning: Meaning } | { state: 'unknown' | 'used' | 'expired' };

export interface SingleUseCodes<Meaning> {
  mint(meaning: Meaning): string;
  /** Looking at a code is using it, whatever comes of it. */
  take(code: string): TakenCode<Meaning>;
}

export function createSingleUseCodes<Meaning>(clock: FakeClock): SingleUseCodes<Meaning> {
  const codes = new BoundedMap<string, { meaning: Meaning; mintedAtMs: number; used: boolean }>(MAX_CODES);
  return {
    mint(meaning) {
      const code = randomBytes(16).toString('hex');
      codes.set(code, { meaning, mintedAtMs: clock.nowMs(), used: false });
      return code;
    },
    take(code) {
      const entry = codes.get(code);
      if (!entry) return { state: 'unknown' };
      if (entry.used) return { state: 'used' };
      entry.used = true;
      if (clock.nowMs() - entry.mintedAtMs > CODE_LIFE_MS) return { state: 'expired' };
      return { state: 'good', meaning: entry.meaning };
    },
  };
}
