import { newId } from '@loudou/shared/ids';
import { consentDocuments } from '@loudou/shared/consent';
import { createApiJourney } from '../../world/api-journey';
import { newKey } from '../../world/caller';
import type { World } from '../../world/world';

const ids = { nowMs: () => Date.now(), random: Math.random };
const eventsPerBatch = 20;
const phones = 40;

export interface Load {
  /** Ends it when what is under way was answered; how many events were acknowledged. */
  stop(): Promise<number>;
}

/** Phones that look at pages, so many events a second all together, in batches through the door that phones use. */
export async function startBehaviour(world: World, eventsPerSecond: number): Promise<Load> {
  const tokens = await Promise.all(Array.from({ length: phones }, () => openPhone(world)));
  const everyMs = (1000 * eventsPerBatch) / eventsPerSecond;
  const running = new Set<Promise<void>>();
  let acknowledged = 0;
  let sent = 0;
  const startedMs = Date.now();
  const timer = setInterval(() => {
    // By the clock and not by the ticks, which come late on a busy machine.
    while (sent * everyMs < Date.now() - startedMs) {
      const sending = send(tokens[sent % phones]!, sent);
      sent += 1;
      running.add(sending);
      void sending.finally(() => running.delete(sending));
    }
  }, 10);

  async function send(token: string, batch: number): Promise<void> {
    const answer = await fetch(`${world.bff.url}/collect`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ sentAtMs: Date.now(), appVersion: '1.0.0', events: eventsOf(batch) }),
    });
    if (!answer.ok) throw new Error(`/collect answered ${answer.status}`);
    acknowledged += eventsPerBatch;
  }

  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(running);
      return acknowledged;
    },
  };
}

async function openPhone(world: World): Promise<string> {
  const journey = createApiJourney(world);
  await journey.arrive();
  await journey.call('consent.record', {
    decisions: [
      {
        purpose: 'usage_analysis',
        decision: 'granted',
        documentVersion: consentDocuments.usage_analysis.version,
      },
    ],
    idempotencyKey: newKey(),
  });
  return journey.token()!;
}

const eventsOf = (batch: number) =>
  Array.from({ length: eventsPerBatch }, (_, index) => ({
    eventId: newId('behaviour', ids),
    name: 'page_viewed',
    version: 1,
    occurredAtMs: Date.now(),
    sequence: batch * eventsPerBatch + index,
    page: 'entry/landing',
    properties: { fromPage: 'entry' },
  }));
