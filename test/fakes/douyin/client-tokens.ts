import { randomBytes } from 'node:crypto';
import type { FakeClock } from '../wechat/fake-clock';

const TOKEN_LIFE_SECONDS = 7_200;
const PUSHED_OUT_GRACE_MS = 5 * 60_000;
const CALL_WINDOW_MS = 5 * 60_000;
const MAX_CALLS_IN_WINDOW = 500;

export interface ClientTokens {
  /** Null when asked too often. */
  issue(): { access_token: string; expires_in: number } | null;
  faultOf(value: string | undefined): 0 | 28001003 | 28001008;
  killAll(): void;
  callCount(): number;
}

/** Each call makes a new token; the newest two are good, and the older of them only for five minutes more. */
export function createClientTokens(clock: FakeClock): ClientTokens {
  let newestFirst: { value: string; endsAtMs: number }[] = [];
  let callTimesMs: number[] = [];
  let calls = 0;

  return {
    issue() {
      calls += 1;
      const nowMs = clock.nowMs();
      callTimesMs = [...callTimesMs, nowMs]
        .filter((at) => at > nowMs - CALL_WINDOW_MS)
        .slice(-MAX_CALLS_IN_WINDOW - 1);
      if (callTimesMs.length > MAX_CALLS_IN_WINDOW) return null;
      const older = newestFirst
        .slice(0, 1)
        .map(({ value, endsAtMs }) => ({ value, endsAtMs: Math.min(endsAtMs, nowMs + PUSHED_OUT_GRACE_MS) }));
      const newest = {
        value: `clt.${randomBytes(32).toString('hex')}`,
        endsAtMs: nowMs + TOKEN_LIFE_SECONDS * 1_000,
      };
      newestFirst = [newest, ...older];
      return { access_token: newest.value, expires_in: TOKEN_LIFE_SECONDS };
    },
    faultOf(value) {
      const token = newestFirst.find((known) => known.value === value);
      if (!token) return 28001003;
      return token.endsAtMs > clock.nowMs() ? 0 : 28001008;
    },
    killAll() {
      newestFirst = newestFirst.map(({ value }) => ({ value, endsAtMs: 0 }));
    },
    callCount: () => calls,
  };
}
