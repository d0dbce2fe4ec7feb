import { Webhook } from 'standardwebhooks';
import type { FactName } from '@loudou/shared/catalogue';
import type { FactId, PersonId } from '@loudou/shared/ids';
import { checkChain } from '../delivery/ledger/check-chain';
import { deliveryIdOf } from '../delivery/ledger/delivery-id';
import { insertRows } from '../delivery/ledger/insert-rows';
import type { Queryable } from '../platform/database';
import { runCommands } from './command.actions';
import { addEvent, addPerson } from './facts.test-support';
import { type Ground, openGround } from './ground.test-support';
import { call, type RunningServer, serveCore } from './served-core.test-support';
import { addSubscriber, consoleOf, type TestSubscriber } from './subscriber.test-support';
import { suppressedPeople } from './suppression.store';

const countRows = async (db: Queryable, table: string) =>
  (await db.one<{ count: number }>(`select count(*)::int as count from ${table}`)).count;

let ground: Ground;
let server: RunningServer;
let core: TestSubscriber;
let person: PersonId;
let count: number;

beforeEach(async () => {
  count = 0;
  ground = await openGround();
  server = await serveCore(ground);
  core = await addSubscriber(ground);
  person = await addPerson(ground);
});
afterEach(async () => {
  await server.close();
  await ground.close();
});

const minuteMs = 60_000;
const inMinutes = (minutes: number) => new Date(ground.clock.nowMs() + minutes * minuteMs).toISOString();
const nextId = () => `cmd_${String((count += 1)).padStart(8, '0')}`;

const suppression = (change: Record<string, unknown> = {}) => ({
  id: nextId(),
  kind: 'suppression',
  personId: person,
  issuedAt: inMinutes(0),
  cause: 'opted_out',
  ...change,
});
const leadState = (state: string, change: Record<string, unknown> = {}) => ({
  id: nextId(),
  kind: 'lead_state',
  personId: person,
  issuedAt: inMinutes(0),
  state,
  at: inMinutes(-1),
  ...change,
});

interface Sending {
  by?: Pick<TestSubscriber, 'apiKey' | 'signingSecret'>;
  secret?: string;
  messageId?: string;
  at?: Date;
  tampered?: string;
}

function send(commands: unknown[], { by = core, secret, messageId, at, tampered }: Sending = {}) {
  const body = JSON.stringify({ commands });
  const id = messageId ?? `msg_${nextId()}`;
  const now = at ?? ground.clock.now();
  return call(server.url, '/core/v1/commands', by.apiKey, {
    method: 'POST',
    body: tampered ?? body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret ?? by.signingSecret).sign(id, now, body),
    },
  });
}
const resultsOf = async (commands: unknown[], sending?: Sending) => {
  const { body } = await send(commands, sending);
  return (body.results as { result: string; cause: string | null }[]).map(
    ({ result, cause }) => cause ?? result,
  );
};
const isSuppressed = async (personId = person, sink = 'ocean_engine') =>
  (await suppressedPeople(ground.db, [personId], sink, ground.clock.now())).has(personId);
const factsNamed = (name: FactName) =>
  ground.db.query<{ person_id: string; data: Record<string, unknown>; touch_id: string | null }>(
    'select person_id, data, touch_id from fact where name = $1 order by person_sequence',
    [name],
  );

/** A row that waits to go to an ad account. */
async function addRow(sink: string, factId: FactId, personId = person) {
  const accountId = `acc_${sink}`;
  await ground.db.query(
    `insert into account (account_id, sink, label, platform_account_id, status, active_version, created_at)
     values ($1, $2, $2, $2, 'running', 1, now()) on conflict do nothing`,
    [accountId, sink],
  );
  const deliveryId = deliveryIdOf({ factId, accountId, event: 'event', revision: 0 });
  await ground.db.transaction((tx) =>
    insertRows(
      tx,
      [
        {
          deliveryId,
          accountId,
          sink,
          lane: 0,
          factId,
          factName: 'user_returned',
          personId,
          personSequence: 1,
          event: 'event',
          revision: 0,
          externalId: deliveryId,
          touchId: null,
          accountVersion: 1,
          grade: null,
          gradingVersion: null,
          expectedValueFen: null,
          occurredAt: ground.clock.now(),
          expiresAt: null,
          state: 'queued',
          cause: null,
        },
      ],
      ground.clock.now(),
    ),
  );
  return deliveryId;
}
const stateOf = (deliveryId: string) =>
  ground.db.one<{ state: string; cause: string | null; queued: boolean }>(
    `select state, cause, exists (select 1 from ledger_queue where ledger_queue.delivery_id = $1) as queued
     from ledger_row where delivery_id = $1`,
    [deliveryId],
  );

describe('suppressing', () => {
  test('counts for every ad platform and never for the core itself', async () => {
    expect(await resultsOf([suppression()])).toEqual(['applied']);
    for (const sink of ['ocean_engine', 'tencent_ads', 'tencent_ads_callback', 'kuaishou', 'baidu'])
      expect(await suppressedPeople(ground.db, [person], sink, ground.clock.now())).toEqual(
        new Map([[person, 'suppressed_by_core']]),
      );
    for (const sink of ['marketing_core', 'core_feed']) expect(await isSuppressed(person, sink)).toBe(false);
    expect(await isSuppressed(await addPerson(ground))).toBe(false);
  });

  test('of one platform counts for that platform, whichever way it is told', async () => {
    await resultsOf([suppression({ recipient: 'tencent_ads' })]);
    const sinks = ['tencent_ads', 'tencent_ads_callback', 'ocean_engine'];
    expect(await Promise.all(sinks.map((sink) => isSuppressed(person, sink)))).toEqual([true, true, false]);
  });

  test('ends by itself at its end, and can be lifted', async () => {
    await resultsOf([suppression({ until: inMinutes(60) })]);
    ground.clock.advance(60 * minuteMs - 1);
    expect(await isSuppressed()).toBe(true);
    ground.clock.advance(1);
    expect(await isSuppressed()).toBe(false);
    await resultsOf([suppression()]);
    expect(await isSuppressed()).toBe(true);
    await resultsOf([suppression({ until: inMinutes(-1) })]);
    expect(await isSuppressed()).toBe(false);
    expect(await countRows(ground.db, 'suppression')).toBe(3);
  });

  test('cannot be lifted by another core', async () => {
    const other = await addSubscriber(ground);
    await resultsOf([suppression()]);
    await resultsOf([suppression({ until: inMinutes(-1) })], { by: other });
    expect(await isSuppressed()).toBe(true);
  });

  test('counts for the visitor that the person was, and for whom the visitor turns out to be', async () => {
    const visitor = await addPerson(ground);
    await resultsOf([suppression({ personId: visitor })]);
    await ground.db.query('update person set merged_into = $2 where person_id = $1', [visitor, person]);
    expect([await isSuppressed(visitor), await isSuppressed(person)]).toEqual([true, true]);
  });

  test('is not undone by an older command under the id from before the merge', async () => {
    const visitor = await addPerson(ground);
    await ground.db.query('update person set merged_into = $2 where person_id = $1', [visitor, person]);
    expect(await resultsOf([suppression({ personId: visitor, version: 5 })])).toEqual(['applied']);
    const lifting = { until: inMinutes(-1), version: 4 };
    expect(await resultsOf([suppression(lifting)])).toEqual(['stale']);
    expect(await isSuppressed()).toBe(true);
    expect(await resultsOf([suppression({ ...lifting, version: 6 })])).toEqual(['applied']);
    expect(await isSuppressed()).toBe(false);
  });

  test('of messages stops no conversion', async () => {
    expect(await resultsOf([suppression({ purpose: 'marketing_messages' })])).toEqual(['applied']);
    expect(await isSuppressed()).toBe(false);
  });

  test('puts aside what waits, keeps its hands off what is being sent and off the core’s own rows', async () => {
    const events = [
      await addEvent(ground, person),
      await addEvent(ground, person),
      await addEvent(ground, person),
    ];
    const [waiting, sending, own] = await Promise.all([
      addRow('ocean_engine', events[0]!.factId),
      addRow('kuaishou', events[1]!.factId),
      addRow('marketing_core', events[2]!.factId),
    ]);
    await ground.db.query('update ledger_queue set claim_epoch = 1 where delivery_id = $1', [sending]);
    await resultsOf([suppression()]);
    expect(await stateOf(waiting)).toEqual({
      state: 'suppressed',
      cause: 'suppressed_by_core',
      queued: false,
    });
    expect(await stateOf(sending)).toMatchObject({ state: 'queued', queued: true });
    expect(await stateOf(own)).toMatchObject({ state: 'queued', queued: true });
    const entry = await ground.db.one<{ actor: string; details: string }>(
      "select actor, details from ledger_entry where delivery_id = $1 and to_state = 'suppressed'",
      [waiting],
    );
    expect(entry.actor).toBe(core.subscriberId);
    expect(JSON.parse(entry.details)).toMatchObject({ cause: 'opted_out' });
    expect((await checkChain(ground.db)).faults).toEqual([]);
  });
});

describe('the state of a lead', () => {
  test('becomes a fact once a state, with the state before it', async () => {
    expect(await resultsOf([leadState('clue_confirm'), leadState('clue_high_intention')])).toEqual([
      'applied',
      'applied',
    ]);
    expect(await resultsOf([leadState('clue_confirm')])).toEqual(['unchanged']);
    expect((await factsNamed('lead_state_marked')).map(({ data }) => data)).toMatchObject([
      { fromState: null, toState: 'clue_confirm', actor: core.subscriberId },
      { fromState: 'clue_confirm', toState: 'clue_high_intention' },
    ]);
  });

  test('belongs to the arrival that it names, if that is the person’s', async () => {
    const touchId = ground.platform.ids.next('touch');
    await ground.db.query(
      `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ids, raw, paid_click, once_key, arrived_at)
       values ($1, $2, 'dev', 'weapp', 'ad', 'cold', '{}', '{}', true, 'k', now())`,
      [touchId, await addPerson(ground)],
    );
    expect(await resultsOf([leadState('clue_confirm', { touchId })])).toEqual(['unknown_touch']);
    await ground.db.query('update touch set person_id = $2 where touch_id = $1', [touchId, person]);
    expect(await resultsOf([leadState('clue_confirm', { touchId })])).toEqual(['applied']);
    expect(await factsNamed('lead_state_marked')).toMatchObject([{ touch_id: touchId }]);
  });

  test('of a visitor who turned out to be somebody is that person’s', async () => {
    const visitor = await addPerson(ground);
    await ground.db.query('update person set merged_into = $2 where person_id = $1', [visitor, person]);
    await resultsOf([leadState('failed_lead', { personId: visitor })]);
    expect(await factsNamed('lead_state_marked')).toMatchObject([{ person_id: person }]);
  });

  test('that the person came to as a visitor is not come to again after the merge', async () => {
    const visitor = await addPerson(ground);
    expect(await resultsOf([leadState('clue_confirm', { personId: visitor })])).toEqual(['applied']);
    await ground.db.query('update person set merged_into = $2 where person_id = $1', [visitor, person]);
    expect(await resultsOf([leadState('clue_confirm')])).toEqual(['unchanged']);
    expect(await resultsOf([leadState('clue_confirm', { personId: visitor })])).toEqual(['unchanged']);
    expect(await resultsOf([leadState('failed_lead')])).toEqual(['applied']);
    expect((await factsNamed('lead_state_marked')).map(({ data }) => data.fromState)).toEqual([
      null,
      'clue_confirm',
    ]);
  });

  test('marked by many at the same moment is marked once', async () => {
    const context = { ...ground.platform, worldClock: ground.clock };
    for (const state of ['clue_confirm', 'clue_interflow', 'clue_high_intention', 'failed_lead']) {
      const marked = await Promise.all(
        Array.from({ length: 10 }, () => runCommands(context, core.subscriber, [leadState(state)])),
      );
      const causes = marked.flat().map(({ result, cause }) => cause ?? result);
      expect(causes.sort()).toEqual(['applied', ...Array<string>(9).fill('unchanged')]);
    }
    expect(await factsNamed('lead_state_marked')).toHaveLength(4);
  });
});

describe('a command', () => {
  test('that comes again gets the first answer and has no second effect', async () => {
    const command = suppression();
    expect(await resultsOf([command, command])).toEqual(['applied', 'applied']);
    await resultsOf([suppression({ until: inMinutes(-1) })]);
    expect(await resultsOf([command])).toEqual(['applied']);
    expect(await isSuppressed()).toBe(false);
    expect(await factsNamed('core_action_applied')).toHaveLength(2);
  });

  test('that was refused stays refused under its id', async () => {
    const unknown = suppression({ personId: ground.platform.ids.next('person') });
    expect(await resultsOf([unknown])).toEqual(['unknown_person']);
    await ground.db.query('insert into person (person_id, created_at) values ($1, now())', [
      unknown.personId,
    ]);
    expect(await resultsOf([unknown])).toEqual(['unknown_person']);
  });

  test('with a used id and another content is refused', async () => {
    const command = suppression();
    await resultsOf([command]);
    expect(await resultsOf([{ ...command, cause: 'other' }])).toEqual(['id_reused']);
  });

  test('has an id of its own subscriber: two may use the same', async () => {
    const other = await addSubscriber(ground);
    const command = leadState('clue_confirm');
    expect(await resultsOf([command])).toEqual(['applied']);
    expect(await resultsOf([{ ...command, state: 'failed_lead' }], { by: other })).toEqual(['applied']);
  });

  test('that is stale, old or from the future is refused, whatever order they come in', async () => {
    expect(await resultsOf([suppression({ version: 7 })])).toEqual(['applied']);
    ground.clock.advance(minuteMs);
    expect(
      await resultsOf([
        suppression({ version: 7 }),
        suppression({ issuedAt: inMinutes(-3) }),
        suppression({ issuedAt: inMinutes(-25 * 60) }),
        suppression({ issuedAt: inMinutes(10) }),
        suppression({ version: 8 }),
      ]),
    ).toEqual(['stale', 'stale', 'too_old', 'in_the_future', 'applied']);
  });

  test('that is malformed is refused by itself, and the others of its batch take effect', async () => {
    const wrong = { ...suppression(), personId: '13800000000' };
    expect(await resultsOf([wrong, { id: nextId(), kind: 'score' }, leadState('clue_confirm')])).toEqual([
      'malformed',
      'malformed',
      'applied',
    ]);
  });

  test.each([
    ['0000-01-01T00:00:00Z', 'too_old', 'applied'],
    ['2026-11-22T12:00:00+23:59', 'applied', 'applied'],
    ['9999-12-31T23:59:59-23:59', 'in_the_future', 'in_the_future'],
  ])(
    'with the moment %s is judged like any other, and harms no other command of its batch',
    async (moment, issued, marked) => {
      const commands = [
        suppression({ issuedAt: moment, recipient: 'kuaishou' }),
        suppression({ until: moment }),
        leadState('clue_confirm', { at: moment }),
        suppression({ recipient: 'baidu' }),
      ];
      expect(await resultsOf(commands)).toEqual([issued, 'applied', marked, 'applied']);
    },
  );

  test('is told of as a fact, with its result', async () => {
    await resultsOf([suppression(), suppression({ issuedAt: inMinutes(-1_500) })]);
    expect((await factsNamed('core_action_applied')).map(({ data }) => data)).toMatchObject([
      { kind: 'suppression', result: 'applied', cause: null },
      { kind: 'suppression', result: 'refused', cause: 'too_old' },
    ]);
  });
});

describe('who sends', () => {
  const codeOf = async (sent: ReturnType<typeof send>) => {
    const { status, body } = await sent;
    return `${status} ${String(body.code)}`;
  };

  test('signs with its own live secret and carries its own live key', async () => {
    const other = await addSubscriber(ground);
    const mixed = { apiKey: core.apiKey, signingSecret: other.signingSecret };
    expect(await codeOf(send([suppression()], { by: mixed }))).toBe('401 signature_invalid');
    const keyless = { apiKey: 'x', signingSecret: core.signingSecret };
    expect(await codeOf(send([suppression()], { by: keyless }))).toBe('401 key_unknown');
    expect(await countRows(ground.db, 'core_command')).toBe(0);
  });

  test('with the old key and secret is heard in the grace and not after it', async () => {
    const { subscriberId, keyId } = core;
    const next = await consoleOf(ground).rotate({ subscriberId, currentKeyId: keyId, graceHours: 1 });
    expect(await resultsOf([suppression()])).toEqual(['applied']);
    expect(await resultsOf([suppression()], { by: next })).toEqual(['applied']);
    expect(await resultsOf([suppression()], { by: next, secret: core.signingSecret })).toEqual(['applied']);
    ground.clock.advance(60 * minuteMs);
    expect(await codeOf(send([suppression()]))).toBe('401 key_unknown');
    expect(await codeOf(send([suppression()], { by: next, secret: core.signingSecret }))).toBe(
      '401 signature_invalid',
    );
  });

  test('the same message again is refused, at once and when it is old', async () => {
    const at = ground.clock.now();
    const commands = [suppression()];
    const replayed = () => codeOf(send(commands, { messageId: 'msg_replayed', at }));
    expect(await replayed()).toBe('200 undefined');
    expect(await replayed()).toBe('409 message_repeated');
    ground.clock.advance(6 * minuteMs);
    expect(await replayed()).toBe('401 timestamp_outside');
  });

  test('the same message ten times at once opens the door once', async () => {
    const commands = [suppression()];
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(send(commands, { messageId: 'msg_at_once' }))),
    );
    expect(sent.filter((answer) => answer.startsWith('200'))).toHaveLength(1);
  });

  test('a changed body has no signature', async () => {
    const tampered = JSON.stringify({ commands: [suppression({ cause: 'tampered' })] });
    expect(await codeOf(send([suppression()], { tampered }))).toBe('401 signature_invalid');
  });

  test('a batch of a hundred thousand wrong commands is refused in a few words, and at once', async () => {
    const startMs = performance.now();
    const { status, body } = await send(Array.from({ length: 100_000 }, () => 0));
    expect(status).toBe(400);
    expect(JSON.stringify(body).length).toBeLessThan(1_000);
    const named = await send(Array.from({ length: 100 }, () => ({ id: '' })));
    expect(named.status).toBe(400);
    expect(JSON.stringify(named.body).length).toBeLessThan(1_000);
    expect(performance.now() - startMs).toBeLessThan(10_000);
  }, 20_000);

  test('more than a hundred commands, or none, are no batch', async () => {
    expect(await codeOf(send(Array.from({ length: 101 }, () => suppression())))).toBe('400 input_invalid');
    expect(await codeOf(send([]))).toBe('400 input_invalid');
    expect(await resultsOf(Array.from({ length: 100 }, () => suppression()))).toHaveLength(100);
  }, 20_000);
});
