import type { BehaviourBatch, BehaviourEvent, CollectAnswer } from '@loudou/shared/catalogue';
import { sessionToken } from '../../api';
import { nowMs, request } from '../../host';

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

export async function sendBatch(events: BehaviourEvent[], timeoutMs: number): Promise<Sent> {
  const token = sessionToken();
  if (!token) return { outcome: 'later' };
  const batch: BehaviourBatch = { sentAtMs: nowMs(), appVersion: LOUDOU_APP_VERSION, events };
  try {
    const { status, header, body } = await request({
      url: `${LOUDOU_API_BASE}/collect`,
      method: 'POST',
      header: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(batch),
      timeoutMs,
    });
    return { outcome: outcomeOf(status), later: laterOf(status, body), retryAfterMs: retryAfterMsOf(header) };
  } catch {
    return { outcome: 'later' };
  }
}

function outcomeOf(status: number): Sent['outcome'] {
  if (status === 200) return 'done';
  if (status === 403) return 'refused';
  return status === 400 || status === 413 || status === 422 ? 'never' : 'later';
}

/** An answer that cannot be read has still been given for the whole batch. */
function laterOf(status: number, body: string): number[] {
  if (status !== 200) return [];
  try {
    return (JSON.parse(body) as Partial<CollectAnswer>).later ?? [];
  } catch {
    return [];
  }
}

function retryAfterMsOf(header: Record<string, string>): number {
  const name = Object.keys(header).find((each) => each.toLowerCase() === 'retry-after');
  const seconds = Number(name === undefined ? 0 : header[name]);
  return seconds > 0 ? seconds * 1_000 : 0;
}
