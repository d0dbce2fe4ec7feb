import type { Clock } from '../../platform/clock';

export interface AccessToken {
  value: string;
  expiresInSeconds: number;
}

export interface AccessTokenCache {
  current(): Promise<string>;
  /** Call with the token that the platform has just refused. */
  renewed(refused: string): Promise<string>;
}

/** A token is left this long before its end, so that it cannot end on the way to the platform. */
const LEAVE_BEFORE_END_MS = 60_000;

/**
 * One token for all callers of a process, fetched by one call at a time. A caller whose token was refused gets
 * the token of whoever renewed it first, so twenty refusals at once cost one renewal.
 */
export function createAccessTokenCache(
  clock: Clock,
  fetchToken: () => Promise<AccessToken>,
): AccessTokenCache {
  let held: { value: string; goodUntilMs: number } | null = null;
  let fetching: Promise<string> | null = null;

  async function fetchAndHold(): Promise<string> {
    const askedAtMs = clock.nowMs();
    const { value, expiresInSeconds } = await fetchToken();
    held = { value, goodUntilMs: askedAtMs + expiresInSeconds * 1_000 - LEAVE_BEFORE_END_MS };
    return value;
  }

  function fetchOnce(): Promise<string> {
    fetching ??= fetchAndHold().finally(() => {
      fetching = null;
    });
    return fetching;
  }

  return {
    current: async () => (held && clock.nowMs() < held.goodUntilMs ? held.value : fetchOnce()),
    renewed: async (refused) => {
      if (held?.value === refused) held = null;
      return held ? held.value : fetchOnce();
    },
  };
}
