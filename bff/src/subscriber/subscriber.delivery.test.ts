import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { PersonId } from '@loudou/shared/ids';
import { startDelivery, type Delivery } from '../delivery';
import { createFeedIntake } from './feed-intake';
import { readFeed } from './feed.store';
import { suppressedPeople } from './suppression.store';
import { addEvent, addPerson, landed } from './facts.test-support';
import { type Ground, openGround } from './ground.test-support';
import { type RunningServer, serve } from './served-core.test-support';
import { addSubscriber, consoleOf } from './subscriber.test-support';

const names = { source: '/loudou/test', publicUrl: 'https://loan.example.com' };
let ground: Ground;
let person: PersonId;
let delivery: Delivery;
let endpoint: RunningServer;
let pushed: { headers: Record<string, string>; body: string }[];

beforeEach(async () => {
  pushed = [];
  ground = await openGround();
  person = await addPerson(ground);
  endpoint = await serve(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    pushed.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead(204).end();
  });
});
afterEach(async () => {
  await delivery?.stop();
  await endpoint.close();
  await ground.close();
});

async function deliver() {
  delivery = await startDelivery(
    ground.platform,
    { DELIVERY_SOURCE: names.source, MARKETING_CORE_TIMEOUT_MS: 1_000, publicUrl: names.publicUrl } as never,
    { suppressions: suppressedPeople, takeInside: createFeedIntake(ground.platform, names) },
  );
}

async function eventually<Answer>(look: () => Promise<Answer | null> | Answer | null): Promise<Answer> {
  const endMs = performance.now() + 15_000;
  for (;;) {
    const answer = await look();
    if (answer !== null) return answer;
    if (performance.now() > endMs) throw new Error('waited in vain');
    await sleep(30);
  }
}

test('while a rotation is in its grace every push carries both signatures, afterwards only the new one', async () => {
  const core = await addSubscriber(ground, { endpointUrl: `${endpoint.url}/events` });
  const { subscriberId } = core;
  const next = await consoleOf(ground).rotate({ subscriberId, currentKeyId: core.keyId, graceHours: 24 });
  const holds = ({ headers, body }: (typeof pushed)[number], secret: string) => {
    try {
      new Webhook(secret).verify(body, headers);
      return true;
    } catch {
      return false;
    }
  };
  await deliver();
  const { factId } = await addEvent(ground, person);
  const inGrace = await eventually(() => pushed.find(({ body }) => body.includes(factId)) ?? null);
  expect(inGrace.headers['webhook-signature']!.split(' ')).toHaveLength(2);
  expect([holds(inGrace, core.signingSecret), holds(inGrace, next.signingSecret)]).toEqual([true, true]);

  await consoleOf(ground).endGrace({ subscriberId });
  await sleep(2_500);
  const later = await addEvent(ground, person);
  const after = await eventually(() => pushed.find(({ body }) => body.includes(later.factId)) ?? null);
  expect([holds(after, core.signingSecret), holds(after, next.signingSecret)]).toEqual([false, true]);
}, 40_000);

test('what a running subscriber wants is put into its feed as it would be pushed, and nothing else', async () => {
  const all = await addSubscriber(ground);
  const some = await addSubscriber(ground, { factNames: ['loan_settled'] });
  const draft = await addSubscriber(ground, { draft: true });
  await deliver();
  const { factId } = await addEvent(ground, person, landed(ground));
  const feedOf = (accountId: string) => readFeed(ground.db, accountId, { after: 0, upTo: 10, limit: 10 });
  const [row] = await eventually(async () => {
    const rows = await feedOf(all.subscriber.feedAccountId);
    return rows.length > 0 ? rows : null;
  });
  expect(JSON.parse(row!.event)).toMatchObject({
    id: factId,
    source: names.source,
    type: 'loudou.ad_touch_landed',
    subject: person,
    dataschema: 'https://loan.example.com/contract/facts/ad_touch_landed/1.json',
  });
  expect(await feedOf(some.subscriber.feedAccountId)).toEqual([]);
  expect(await feedOf(draft.subscriber.feedAccountId)).toEqual([]);
  const ledger = await ground.db.query('select state from ledger_row where account_id = $1', [
    all.subscriber.feedAccountId,
  ]);
  expect(ledger).toEqual([{ state: 'accepted' }]);
}, 40_000);
