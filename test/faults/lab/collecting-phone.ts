import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@loudou/shared/ids';

const eventsEach = 20;
const answerLimitMs = 10_000;
const pauseMs = 20;
/** After a kill a phone that was acknowledged may not know it: so many of its last batches go once more. */
const repeatedBatches = 3;
const giveUpAfterMs = 60_000;
const source = { nowMs: () => Date.now(), random: Math.random };

interface Batch {
  ids: string[];
  body: string;
}

/** A phone that reports without a pause, and keeps what nobody acknowledged. */
export function openPhone(url: string, token: string) {
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  const held: Batch[] = [];
  const told: Batch[] = [];
  let talking = false;

  function makeBatch(): Batch {
    const ids = Array.from({ length: eventsEach }, () => newId('behaviour', source));
    const events = ids.map((eventId, index) => ({
      eventId,
      name: 'tapped',
      version: 1,
      occurredAtMs: Date.now(),
      sequence: sent.size + index,
      page: 'apply/requested-amount',
      properties: { target: 'start' },
    }));
    return { ids, body: JSON.stringify({ sentAtMs: Date.now(), appVersion: '1.0.0', events }) };
  }

  /** True when the BFF said that it has every event of the batch. */
  async function send({ ids, body }: Batch): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(answerLimitMs),
      });
      const answer = (await response.json()) as { accepted?: number; duplicate?: number };
      if (response.status !== 200 || answer.accepted! + answer.duplicate! !== ids.length) return false;
      ids.forEach((id) => acknowledged.add(id));
      return true;
    } catch {
      return false;
    }
  }

  return {
    sent,
    acknowledged,
    held,
    async talk(): Promise<void> {
      talking = true;
      while (talking) {
        const batch = makeBatch();
        batch.ids.forEach((id) => sent.add(id));
        if (await send(batch)) told.push(batch);
        else held.push(batch);
        if (held.length > 0) await sleep(pauseMs);
      }
    },
    hush(): void {
      talking = false;
    },
    /** Everything that is held, until it is acknowledged, and some that was acknowledged before. */
    async resendAll(): Promise<void> {
      const deadlineMs = Date.now() + giveUpAfterMs;
      held.push(...told.slice(-repeatedBatches));
      for (let batch = held[0]; batch; batch = held[0]) {
        if (await send(batch)) held.shift();
        else if (Date.now() > deadlineMs) throw new Error('the BFF does not come back');
        else await sleep(pauseMs);
      }
    },
  };
}
