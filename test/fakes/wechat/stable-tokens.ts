import { randomBytes } from 'node:crypto';
import type { FakeClock } from './fake-clock';

const TOKEN_LIFE_SECONDS = 7_200;
const RENEWED_IN_LAST_MS = 5 * 60_000;
const OLD_TOKEN_GRACE_MS = 5 * 60_000;

interface Token {
  value: string;
  endsAtMs: number;
}

export interface StableTokens {
  issue(forced: boolean): { access_token: string; expires_in: number };
  /** 0, or the code that the platform answers. */
  faultOf(value: unknown): 0 | 40001 | 42001;
  killAll(): void;
  callCount(): number;
}

/** The same token for everybody until its last five minutes; then a new one, and both are good for a while. */
export function createStableTokens(clock: FakeClock): StableTokens {
  let current: Token | null = null;
  let previous: Token | null = null;
  let calls = 0;

  function renew(): Token {
    const nowMs = clock.nowMs();
    previous = current && { ...current, endsAtMs: Math.min(current.endsAtMs, nowMs + OLD_TOKEN_GRACE_MS) };
    current = { value: randomBytes(68).toString('base64url'), endsAtMs: nowMs + TOKEN_LIFE_SECONDS * 1_000 };
    return current;
  }

  return {
    issue(forced) {
      calls += 1;
      const nowMs = clock.nowMs();
      const good = current !== null && current.endsAtMs - nowMs > RENEWED_IN_LAST_MS;
      const token = good && current && !forced ? current : renew();
      return { access_token: token.value, expires_in: Math.floor((token.endsAtMs - nowMs) / 1_000) };
    },
    faultOf(value) {
      const token = [current, previous].find((known) => known?.value === value);
      if (!token) return 40001;
      return token.endsAtMs > clock.nowMs() ? 0 : 42001;
    },
    killAll() {
      if (current) current.endsAtMs = clock.nowMs();
      previous = null;
    },
    callCount: () => calls,
  };
}
