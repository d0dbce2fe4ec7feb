import type { FactId, PersonId } from '@loudou/shared/ids';
import { changeRows } from '../delivery/ledger/change-rows';
import { checkChain } from '../delivery/ledger/check-chain';
import { deliveryIdOf } from '../delivery/ledger/delivery-id';
import { insertRows } from '../delivery/ledger/insert-rows';
import type { LedgerState, NewLedgerRow } from '../delivery/ledger/ledger.types';
import { workReplays } from './replay.actions';
import { subscriberWork } from './subscriber.worker';
import { addEvent, addPerson, decide, putIntoFeed } from './facts.test-support';
import { type Ground, openGround } from './ground.test-support';
import { call, idsIn, type RunningServer, serveCore } from './served-core.test-support';
import { addSubscriber, consoleOf, type TestSubscriber } from './subscriber.test-support';

let ground: Ground;
let server: RunningServer;
beforeEach(async () => {
  ground = await openGround();
  server = await serveCore(ground);
});
afterEach(async () => {
  await server.close();
  await ground.close();
});

const minuteMs = 60_000;

describe('fetched', () => {
  let core: TestSubscriber;
  let people: PersonId[];
  let told: { factId: FactId; personId: PersonId; at: Date }[];

  beforeEach(async () => {
    core = await addSubscriber(ground);
    people = [await addPerson(ground), await addPerson(ground)];
    told = [];
    for (let index = 0; index < 10; index += 1) {
      const personId = people[index % 2]!;
      const event = await addEvent(ground, personId);
      await putIntoFeed(ground, core, [event]);
      told.push({ factId: event.factId, personId, at: ground.clock.now() });
      ground.clock.advance(minuteMs);
    }
  });

  const all = async (query: string, limit = 3) => {
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const page = await call(
        server.url,
        `/core/v1/facts/replay?${query}&limit=${limit}${cursor}`,
        core.apiKey,
      );
      expect(page.status).toBe(200);
      ids.push(...idsIn(page));
      if (page.body.next === null) return ids;
      cursor = `&cursor=${String(page.body.next)}`;
    }
  };
  const idsOf = (from: number, to = told.length) => told.slice(from, to).map(({ factId }) => factId);
  const moment = (index: number) => encodeURIComponent(told[index]!.at.toISOString());

  test('by id, both ends in it, with the ids and the order of the first time', async () => {
    expect(await all(`fromId=${told[2]!.factId}&toId=${told[7]!.factId}`)).toEqual(idsOf(2, 8));
  });

  test('by time, half open', async () => {
    expect(await all(`from=${moment(2)}&to=${moment(7)}`)).toEqual(idsOf(2, 7));
    expect(await all(`from=${moment(2)}&to=${moment(2)}`)).toEqual([]);
  });

  test('by time in another time zone is the same time', async () => {
    const local = (index: number) =>
      encodeURIComponent(
        new Date(told[index]!.at.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00'),
      );
    expect(await all(`from=${local(2)}&to=${local(7)}`)).toEqual(idsOf(2, 7));
  });

  test('by person, all of theirs and nobody else’s', async () => {
    const own = told.filter(({ personId }) => personId === people[1]).map(({ factId }) => factId);
    expect(await all(`person=${people[1]}`)).toEqual(own);
  });

  test('leaves the acknowledged position where it is', async () => {
    await all(`person=${people[0]}`);
    expect((await call(server.url, '/core/v1/status', core.apiKey)).body).toMatchObject({ lagEvents: 10 });
  });

  test('hands out nothing that was withdrawn since', async () => {
    await decide(ground, people[0]!, 'application_processing', 'withdrawn');
    expect(await all(`person=${people[0]}`)).toEqual([]);
  });

  test.each([
    '',
    'fromId=fct_01JD0000000000000000000001',
    'from=2026-11-22T00:00:00Z',
    'from=yesterday&to=today',
    'person=13800000000',
    'person=psn_01JD0000000000000000000001&from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z',
  ])('a range that is none (%s) is refused', async (query) => {
    const answer = await call(server.url, `/core/v1/facts/replay?${query}`, core.apiKey);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code: 'input_invalid' });
  });
});

describe('pushed', () => {
  let core: TestSubscriber;
  let accountId: string;

  beforeEach(async () => {
    core = await addSubscriber(ground, { endpointUrl: 'http://127.0.0.1:9/events' });
    accountId = core.subscriber.pushAccountId!;
  });

  async function addRows(personId: PersonId, states: LedgerState[]): Promise<string[]> {
    const at = ground.clock.now();
    const rows: NewLedgerRow[] = [];
    for (const [index] of states.entries()) {
      const { factId } = await addEvent(ground, personId);
      rows.push({
        deliveryId: deliveryIdOf({ factId, accountId, event: 'user_returned', revision: 0 }),
        accountId,
        sink: 'marketing_core',
        lane: 3,
        factId,
        factName: 'user_returned',
        personId,
        personSequence: index + 1,
        event: 'user_returned',
        revision: 0,
        externalId: factId,
        touchId: null,
        accountVersion: 1,
        grade: null,
        gradingVersion: null,
        expectedValueFen: null,
        occurredAt: at,
        expiresAt: null,
        state: 'queued',
        cause: null,
      });
    }
    await ground.db.transaction(async (tx) => {
      await insertRows(tx, rows, at);
      const changes = rows.flatMap(({ deliveryId }, index) =>
        states[index] === 'queued'
          ? []
          : [{ deliveryId, to: states[index]!, cause: null, actor: 'worker', queue: 'remove' as const }],
      );
      await changeRows(tx, changes, at);
    });
    return rows.map(({ deliveryId }) => deliveryId);
  }

  const order = (range: object) =>
    call(server.url, '/core/v1/replays', core.apiKey, { method: 'POST', body: { range } });
  const progress = (id: unknown) => call(server.url, `/core/v1/replays/${String(id)}`, core.apiKey);
  const work = () => subscriberWork(ground.platform).run();
  const states = async (ids: string[]) =>
    Promise.all(
      ids.map(
        async (id) =>
          (
            await ground.db.one<{ state: string }>('select state from ledger_row where delivery_id = $1', [
              id,
            ])
          ).state,
      ),
    );

  test('what went out before is queued again, what was withheld stays withheld', async () => {
    const person = await addPerson(ground);
    const rows = await addRows(person, [
      'accepted',
      'suppressed',
      'rejected',
      'unknown',
      'parked',
      'expired',
      'queued',
    ]);
    const asked = await order({ person });
    expect(asked.status).toBe(202);
    expect(asked.body).toMatchObject({ state: 'waiting', total: null, queued: 0 });
    expect(asked.headers.get('location')).toBe(`/core/v1/replays/${String(asked.body.replayId)}`);
    await work();
    expect((await progress(asked.body.replayId)).body).toMatchObject({
      state: 'done',
      total: 3,
      queued: 3,
      waiting: 4,
    });
    expect(await states(rows)).toEqual([
      'queued',
      'suppressed',
      'queued',
      'queued',
      'parked',
      'expired',
      'queued',
    ]);
    const entry = await ground.db.one<{ actor: string; cause: string; details: string }>(
      "select actor, cause, details from ledger_entry where delivery_id = $1 and cause = 'replay'",
      [rows[0]],
    );
    expect(entry).toMatchObject({ actor: core.subscriberId, cause: 'replay' });
    expect(JSON.parse(entry.details)).toEqual({ replayId: asked.body.replayId });
    expect((await checkChain(ground.db)).faults).toEqual([]);
  });

  test('what a worker is sending at this moment stays in its hands', async () => {
    const person = await addPerson(ground);
    const [held, free] = await addRows(person, ['unknown', 'unknown']);
    await ground.db.query(
      `insert into ledger_queue (delivery_id, account_id, lane, person_id, person_sequence, due_at, claim_epoch, claimed_by)
       select delivery_id, account_id, lane, person_id, person_sequence, now(), 3, 'wrk_1' from ledger_row where delivery_id = $1`,
      [held],
    );
    const { body } = await order({ person });
    await work();
    expect((await progress(body.replayId)).body).toMatchObject({ state: 'done', queued: 1 });
    expect(await states([held!, free!])).toEqual(['unknown', 'queued']);
    expect(
      await ground.db.one('select claim_epoch, claimed_by from ledger_queue where delivery_id = $1', [held]),
    ).toEqual({ claim_epoch: 3, claimed_by: 'wrk_1' });
  });

  test('a long range goes in pieces, and no piece overtakes another of the same person', async () => {
    const people = [await addPerson(ground), await addPerson(ground), await addPerson(ground)];
    for (const person of people) await addRows(person, Array<'accepted'>(250).fill('accepted'));
    const { body } = await order({
      from: new Date(ground.clock.nowMs() - minuteMs).toISOString(),
      to: new Date(ground.clock.nowMs() + minuteMs).toISOString(),
    });
    expect(await work()).toBe(500);
    expect((await progress(body.replayId)).body).toMatchObject({ state: 'working', total: 750, queued: 500 });
    const first = await ground.db.query<{ person_id: string; sequences: number[] }>(
      `select person_id, array_agg(person_sequence::int order by person_sequence) as sequences
       from ledger_queue where account_id = $1 group by person_id`,
      [accountId],
    );
    for (const { sequences } of first) expect(sequences).toEqual(sequences.map((_value, index) => index + 1));
    expect(await work()).toBe(250);
    expect((await progress(body.replayId)).body).toMatchObject({ state: 'done', queued: 750 });
    expect(await work()).toBe(0);
  }, 30_000);

  test('two workers share the pieces and queue nothing twice', async () => {
    await addRows(await addPerson(ground), Array<'accepted'>(300).fill('accepted'));
    const { body } = await order({
      from: new Date(ground.clock.nowMs() - minuteMs).toISOString(),
      to: new Date(ground.clock.nowMs() + minuteMs).toISOString(),
    });
    await Promise.all(Array.from({ length: 6 }, () => workReplays(ground.platform)));
    expect((await progress(body.replayId)).body).toMatchObject({ state: 'done', queued: 300 });
    const { count } = await ground.db.one<{ count: number }>(
      "select count(*)::int as count from ledger_entry where cause = 'replay'",
    );
    expect(count).toBe(300);
  });

  test('one at a time, and a subscriber sees its own only', async () => {
    const person = await addPerson(ground);
    const { body } = await order({ person });
    const second = await order({ person });
    expect({ status: second.status, code: second.body.code }).toEqual({ status: 409, code: 'replay_open' });
    const other = await addSubscriber(ground);
    const theirs = await call(server.url, `/core/v1/replays/${String(body.replayId)}`, other.apiKey);
    expect(theirs.status).toBe(404);
    await work();
    expect((await order({ person })).status).toBe(202);
  });

  test('a day of replays comes to an end, and the next day goes on', async () => {
    const person = await addPerson(ground);
    await addRows(person, ['accepted']);
    await order({ person });
    await work();
    await ground.db.query('update core_replay set queued = 999999');
    expect((await order({ person })).status).toBe(202);
    await work();
    await ground.db.query('update core_replay set queued = queued + 1 where queued > 0');
    const spent = await order({ person });
    expect([spent.status, spent.body.code]).toEqual([429, 'replay_spent']);
    ground.clock.advance(24 * 60 * minuteMs);
    expect((await order({ person })).status).toBe(202);
  });

  test('who is not pushed to has nothing to be pushed again', async () => {
    const fetcher = await addSubscriber(ground);
    const answer = await call(server.url, '/core/v1/replays', fetcher.apiKey, {
      method: 'POST',
      body: { range: { person: await addPerson(ground) } },
    });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 409, code: 'not_pushed_to' });
  });

  test('who is closed is pushed nothing more: a replay ends, and what waits is put aside', async () => {
    const person = await addPerson(ground);
    const rows = await addRows(person, ['accepted', 'queued', 'queued']);
    await ground.db.query('update ledger_queue set claim_epoch = 1 where delivery_id = $1', [rows[2]]);
    await order({ person });
    await consoleOf(ground).close({ subscriberId: core.subscriberId, reason: 'moved away' });
    await work();
    expect(await states(rows)).toEqual(['accepted', 'suppressed', 'queued']);
    await ground.db.query('update ledger_queue set claim_epoch = null');
    await work();
    expect(await states(rows)).toEqual(['accepted', 'suppressed', 'suppressed']);
    expect((await checkChain(ground.db)).faults).toEqual([]);
  });
});
