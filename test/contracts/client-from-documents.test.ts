import { createHmac } from 'node:crypto';
import express from 'express';
import type { FactId, PersonId } from '@loudou/shared/ids';
import { contractRouter } from '../../bff/src/contract';
import { coreDoor } from '../../bff/src/subscriber';
import { subscriberWork } from '../../bff/src/subscriber/subscriber.worker';
import {
  addEvent,
  addPerson,
  decide,
  landed,
  putIntoFeed,
  returned,
  settled,
} from '../../bff/src/subscriber/facts.test-support';
import { type Ground, openGround } from '../../bff/src/subscriber/ground.test-support';
import { type RunningServer, serve } from '../../bff/src/subscriber/served-core.test-support';
import { addSubscriber, type TestSubscriber } from '../../bff/src/subscriber/subscriber.test-support';
import { type EventJudge, generateEventJudge } from './event-reader';
import { generateClient, type GeneratedClient } from './generated-client';

let ground: Ground;
let server: RunningServer;
let core: TestSubscriber;
let client: GeneratedClient;
let judge: EventJudge;
let person: PersonId;
const tried = new Set<string>();

beforeAll(async () => {
  ground = await openGround();
  const app = express().use(coreDoor(ground.platform)).use('/contract', contractRouter());
  server = await serve(app);
  core = await addSubscriber(ground);
  client = await clientOf(core);
  judge = await generateEventJudge(await document('asyncapi'));
  person = await addPerson(ground);
  await decide(ground, person, 'ad_measurement', 'granted');
});
afterAll(async () => {
  await server?.close();
  await ground?.close();
});

const document = async (name: string) => (await fetch(`${server.url}/contract/${name}.json`)).text();

async function clientOf({ apiKey, signingSecret }: TestSubscriber): Promise<GeneratedClient> {
  const openApi = JSON.parse(await document('openapi')) as object;
  const generated = await generateClient(openApi, server.url, { bearer: apiKey, secret: signingSecret });
  return {
    ...generated,
    call: (operationId, given) => {
      tried.add(operationId);
      return generated.call(operationId, given);
    },
  };
}

interface Event extends Record<string, unknown> {
  id: FactId;
}

/** As a careful core would read: a page, store it, acknowledge it, go on. */
async function readToTheEnd(parameters: Record<string, unknown> = {}): Promise<Event[]> {
  const read: Event[] = [];
  for (let more = true; more;) {
    const { status, body } = await client.call('pullFacts', { parameters: { limit: 2, ...parameters } });
    expect(status).toBe(200);
    read.push(...(body.events as Event[]));
    expect((await client.call('acknowledge', { body: { cursor: body.next } })).status).toBe(200);
    more = body.more as boolean;
  }
  return read;
}

async function tell(): Promise<FactId[]> {
  const kinds = [landed(ground), returned, settled(ground), returned, settled(ground)];
  const ids: FactId[] = [];
  for (const kind of kinds) {
    const event = await addEvent(ground, person, kind);
    await putIntoFeed(ground, core, [event]);
    ids.push(event.factId);
  }
  return ids;
}

test('it reads a feed to its end, each fact once, in order, and as the schemas say', async () => {
  const told = await tell();
  const read = await readToTheEnd();
  expect(read.map(({ id }) => id)).toEqual(told);
  for (const event of read) expect(judge(event)).toBeNull();
  expect((await client.call('readStatus')).body).toMatchObject({ lagEvents: 0, oldestUnacked: null });
});

test('the judge made from the document does tell a wrong event', async () => {
  const [event] = (await client.call('replayFacts', { parameters: { person, limit: 1 } })).body
    .events as Event[];
  expect(judge(event!)).toBeNull();
  expect(judge({ ...event!, sequence: '1' })).not.toBeNull();
  expect(judge({ ...event!, data: { touchId: 'x' } })).not.toBeNull();
  expect(judge({ ...event!, type: 'loudou.lottery_won' })).toContain('not published');
});

test('it waits for what is to come, and asks for types', async () => {
  const waiting = client.call('pullFacts', { parameters: { waitMs: 5_000, types: ['loudou.loan_settled'] } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const event = await addEvent(ground, person, settled(ground));
  await putIntoFeed(ground, core, [event]);
  expect(((await waiting).body.events as Event[]).map(({ id }) => id)).toEqual([event.factId]);
});

test('it replays what it has read, under the same ids', async () => {
  const read: Event[] = [];
  for (let cursor: unknown; cursor !== null;) {
    const { body } = await client.call('replayFacts', {
      parameters: { person, limit: 2, ...(cursor ? { cursor } : {}) },
    });
    read.push(...(body.events as Event[]));
    cursor = body.next;
  }
  const facts = await ground.db.query<{ fact_id: string }>(
    'select fact_id from fact where person_id = $1 order by person_sequence',
    [person],
  );
  expect(read.map(({ id }) => id)).toEqual(facts.map((row) => row.fact_id));
});

test('it sends commands, which take effect once', async () => {
  const issuedAt = new Date().toISOString();
  const base = { personId: person, issuedAt };
  const complaint = { kind: 'complaint', about: person, issuedAt, filedAt: issuedAt };
  const commands = [
    { ...base, id: 'cmd_doc_0001', kind: 'suppression', cause: 'opted_out' },
    { ...base, id: 'cmd_doc_0002', kind: 'lead_state', state: 'clue_confirm', at: issuedAt },
    { ...complaint, id: 'cmd_doc_0003', caseId: 'TS-1', topic: 'price' },
    {
      ...complaint,
      id: 'cmd_doc_0004',
      caseId: 'TS-2',
      topic: 'other',
      resolved: { at: issuedAt, outcome: 'taken_back' },
    },
  ];
  const sent = await client.call('sendCommands', { body: { commands } });
  const results = [
    { id: 'cmd_doc_0001', result: 'applied', cause: null },
    { id: 'cmd_doc_0002', result: 'applied', cause: null },
    { id: 'cmd_doc_0003', result: 'applied', cause: null },
    { id: 'cmd_doc_0004', result: 'applied', cause: null },
  ];
  expect(sent).toEqual({ status: 200, body: { results } });
  expect(await client.call('sendCommands', { body: { commands } })).toEqual(sent);
  const facts = await ground.db.query<{ name: string; count: number }>(
    `select name, count(*)::int as count from fact
     where name in ('lead_state_marked', 'complaint_filed', 'complaint_resolved') group by 1 order by 1`,
  );
  expect(facts).toEqual([
    { name: 'complaint_filed', count: 2 },
    { name: 'complaint_resolved', count: 1 },
    { name: 'lead_state_marked', count: 1 },
  ]);
});

test('it understands refusals by what the document says of them', async () => {
  const refused = await client.call('orderReplay', { body: { range: { person } } });
  expect(refused).toMatchObject({ status: 409, body: { code: 'not_pushed_to' } });
  const wrong = await client.call('acknowledge', { body: { cursor: 'A'.repeat(44) } });
  expect(wrong).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
  const missing = await client.call('readReplay', { parameters: { replayId: 'rpl_none' } });
  expect(missing).toMatchObject({ status: 404, body: { code: 'not_found' } });
});

test('one that is pushed to asks for a range again and follows the progress', async () => {
  const pushed = await addSubscriber(ground, { endpointUrl: 'http://127.0.0.1:9/events' });
  const other = await clientOf(pushed);
  const asked = await other.call('orderReplay', { body: { range: { person } } });
  expect(asked).toMatchObject({ status: 202, body: { state: 'waiting' } });
  await subscriberWork(ground.platform).run();
  const { replayId } = asked.body;
  expect(await other.call('readReplay', { parameters: { replayId } })).toMatchObject({
    status: 200,
    body: { state: 'done', total: 0 },
  });
});

test('one that only fetches proves that it knows its secret, and is let in', async () => {
  const draft = await addSubscriber(ground, { draft: true });
  const other = await clientOf(draft);
  expect((await other.call('pullFacts')).body).toMatchObject({ code: 'not_verified' });
  const { challenge } = (await other.call('askChallenge')).body;
  const key = Buffer.from(draft.signingSecret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(String(challenge)).digest('base64');
  const answered = await other.call('answerChallenge', { body: { challenge, signature } });
  expect(answered).toMatchObject({ status: 200, body: { status: 'running' } });
  expect((await other.call('pullFacts')).body).toMatchObject({ events: [] });
});

test('no operation of the document was left untried', () => {
  expect([...tried].sort()).toEqual([...client.operations].sort());
});
