import type { BehaviourBatch, BehaviourEvent, CollectAnswer } from '@loudou/shared/catalogue';
import { sessionToken } from '../../api';
import { type HostResponse, nowMs, request } from '../../host';

/** What became of a batch. */
export interface Sent {
  /**
   * `done`: the BFF answered for every event. `later`: nothing is known or nobody was there, send the same again.
   * `never`: it will not take these. `refused`: the person has not agreed.
   */
  outcome: 'done' | 'later' | 'never' | 'refused';
  /** Places in a batch that is `done` of events there was no room for. */
  later?: number[];
  retryAfterMs?: number;
}

// Promises written out: an `async` function costs the bundle a state machine.
export function sendBatch(events: BehaviourEvent[], timeoutMs: number): Promise<Sent> {
  const token = sessionToken();
  if (!token) return Promise.resolve({ outcome: 'later' });
  const batch: BehaviourBatch = { sentAtMs: nowMs(), appVersion: LOUDOU_APP_VERSION, events };
  return request({
    url: `${LOUDOU_API_BASE}/collect`,
    method: 'POST',
    header: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(batch),
    timeoutMs,
  }).then(sentAs, () => ({ outcome: 'later' }));
}

const sentAs = ({ status, header, body }: HostResponse): Sent => ({
  outcome: outcomeOf(status),
  later: status === 200 ? laterOf(body) : [],
  retryAfterMs: Number(header['retry-after'] || header['Retry-After'] || 0) * 1_000 || 0,
});

function outcomeOf(status: number): Sent['outcome'] {
  if (status === 200) return 'done';
  if (status === 403) return 'refused';
  return status === 400 || status === 413 || status === 422 ? 'never' : 'later';
}

/** An answer that cannot be read has still been given for the whole batch. */
function laterOf(body: string): number[] {
  try {
    return (JSON.parse(body) as CollectAnswer).later || [];
  } catch {
    return [];
  }
}
