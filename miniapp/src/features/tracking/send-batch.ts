import type { BehaviourBatch, BehaviourEvent } from '@loudou/shared/catalogue';
import { sessionToken } from '../../api';
import { nowMs, request } from '../../host';

/**
 * `done`: the BFF answered for every event. `later`: nothing is known, send the same again. `never`: it will not
 * take these. `refused`: the person has not agreed. `no_session`: there is nobody to send for.
 */
export type SendOutcome = 'done' | 'later' | 'never' | 'refused' | 'no_session';

const sendTimeoutMs = 10_000;

export async function sendBatch(events: BehaviourEvent[]): Promise<SendOutcome> {
  const token = sessionToken();
  if (!token) return 'no_session';
  const batch: BehaviourBatch = { sentAtMs: nowMs(), appVersion: LOUDOU_APP_VERSION, events };
  try {
    const { status } = await request({
      url: `${LOUDOU_API_BASE}/collect`,
      method: 'POST',
      header: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(batch),
      timeoutMs: sendTimeoutMs,
    });
    return outcomeOf(status);
  } catch {
    return 'later';
  }
}

function outcomeOf(status: number): SendOutcome {
  if (status === 200) return 'done';
  if (status === 401) return 'no_session';
  if (status === 403) return 'refused';
  return status === 400 || status === 413 || status === 422 ? 'never' : 'later';
}
