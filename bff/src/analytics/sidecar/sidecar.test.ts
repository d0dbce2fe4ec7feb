import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createTestDatabase,
  makeTemporaryFolder,
  othersDone,
  type TestDatabase,
} from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { createLogger } from '../../platform/logger';
import { minute, recordInto } from './recorded.fixture';
import { createSidecar, type Row, type Sidecar, type SidecarOptions } from './sidecar';

const clock = standingClock('2026-11-22T04:00:00Z');
const logger = createLogger({ level: 'silent' });
const limits = { memoryMb: 256, threads: 1, diskMb: 256, timeoutMs: 5_000 };

let database: TestDatabase;
let folder: string;
const opened: Sidecar[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await makeTemporaryFolder();
});
afterEach(async () => {
  for (const sidecar of opened.splice(0)) await sidecar.stop();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function open(options: Partial<SidecarOptions> = {}): Sidecar {
  const sidecar = createSidecar({ db: database.db, clock, logger }, { folder, ...limits, ...options });
  opened.push(sidecar);
  return sidecar;
}

/** Rounds until nothing is left to take in that transactions of this test do not hold up themselves. */
async function follow(sidecar: Sidecar): Promise<Sidecar> {
  await othersDone(database.db);
  while ((await sidecar.work.run()) > 0);
  return sidecar;
}

const ask = (sidecar: Sidecar, sql: string): Promise<Row[]> => sidecar.answer(({ ask: asked }) => asked(sql));

const eventsOf = (sidecar: Sidecar) =>
  ask(
    sidecar,
    `select person_id, event_name.name, (event.moment >> 21)::double as ms, page, field, rest
     from event join person on person.number = event.person join event_name on event_name.number = event.name
     order by moment, event_name.name`,
  );

const rootsOf = async (sidecar: Sidecar) =>
  Object.fromEntries(
    (
      await ask(
        sidecar,
        `select person.person_id, head.person_id as root, person.mark, person.source
         from person join person head on head.number = person.root`,
      )
    ).map(({ person_id, root, mark, source }) => [String(person_id), [root, mark, source]]),
  );

const { person, fact, behaviour, stands, mergeInto } = recordInto(() => database.db);

test('facts and behaviour come in once, in the order of their transactions, with what may be asked of them', async () => {
  await fact('prs_a', 'application_started', 1, { applicationId: 'app_1', prefilledFields: 2 });
  await behaviour('prs_a', 'field_focused', 2, { field: 'name' });
  const sidecar = await follow(open());
  expect(await eventsOf(sidecar)).toEqual([
    {
      person_id: 'prs_a',
      name: 'application_started',
      ms: minute(1).getTime(),
      page: '',
      field: null,
      rest: '{"applicationId":"app_1","prefilledFields":2}',
    },
    expect.objectContaining({ name: 'field_focused', page: 'apply/identity', field: 'name', rest: null }),
  ]);
  await follow(sidecar);
  await behaviour('prs_a', 'page_viewed', 3);
  await follow(sidecar);
  expect((await eventsOf(sidecar)).map(({ name }) => name)).toEqual([
    'application_started',
    'field_focused',
    'page_viewed',
  ]);
});

test('a transaction that commits late is not missed by those that began after it', async () => {
  const sidecar = await follow(open());
  await database.db.transaction(async (tx) => {
    await tx.query(
      `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
       values ('fct_slow', 'prs_slow', 1, 'loan_settled', 1, 'slow', now(), '{}', now())`,
    );
    await fact('prs_fast', 'loan_settled', 1);
    await follow(sidecar);
    expect(await eventsOf(sidecar)).toEqual([]);
  });
  await follow(sidecar);
  expect((await eventsOf(sidecar)).map(({ person_id }) => person_id).sort()).toEqual([
    'prs_fast',
    'prs_slow',
  ]);
});

test('what names a click, free text and what the catalogue does not know stay outside', async () => {
  await fact('prs_a', 'ad_touch_landed', 1, {
    clickId: 'secret',
    ids: { phone: '1' },
    host: 'tt',
    scene: 'a b c',
  });
  await fact('prs_a', 'no_such_fact', 2);
  await behaviour('prs_a', 'field_focused', 3, { field: '李四 13800000000', other: 'word' });
  const sidecar = await follow(open());
  expect((await eventsOf(sidecar)).map(({ name, field, rest }) => ({ name, field, rest }))).toEqual([
    { name: 'ad_touch_landed', field: null, rest: '{"host":"tt"}' },
    { name: 'field_focused', field: null, rest: null },
  ]);
});

test('merges move people without moving their events, and parting them moves them back', async () => {
  for (const id of ['prs_a', 'prs_b', 'prs_c']) {
    await person(id);
    await behaviour(id, 'page_viewed', 1);
  }
  const source = await stands('prs_a', 'bot');
  const alone = await stands('prs_c', '', 'weapp');
  await mergeInto('prs_b', 'prs_a');
  const sidecar = await follow(open());
  expect(await rootsOf(sidecar)).toEqual({
    prs_a: ['prs_a', 'bot', source],
    prs_b: ['prs_a', 'bot', source],
    prs_c: ['prs_c', '', alone],
  });
  await mergeInto('prs_c', 'prs_b');
  await stands('prs_a', '');
  await follow(sidecar);
  expect(await rootsOf(sidecar)).toMatchObject({
    prs_b: ['prs_a', '', source],
    prs_c: ['prs_a', '', source],
  });
  await mergeInto('prs_c', null);
  await mergeInto('prs_b', null);
  await follow(sidecar);
  expect(await rootsOf(sidecar)).toEqual({
    prs_a: ['prs_a', '', source],
    prs_b: ['prs_b', '', -1],
    prs_c: ['prs_c', '', alone],
  });
});

test('erased behaviour leaves the file, facts stay', async () => {
  await fact('prs_a', 'user_registered', 1);
  await behaviour('prs_a', 'page_viewed', 2);
  await behaviour('prs_b', 'page_viewed', 3);
  const sidecar = await follow(open());
  await database.db.query("delete from behaviour_event where person_id = 'prs_a'");
  await follow(sidecar);
  expect((await eventsOf(sidecar)).map(({ person_id, name }) => [person_id, name])).toEqual([
    ['prs_a', 'user_registered'],
    ['prs_b', 'page_viewed'],
  ]);
});

test('the file goes on where it was; a broken one, and one of another database, are built anew', async () => {
  await behaviour('prs_a', 'page_viewed', 1);
  await (await follow(open())).stop();
  opened.length = 0;
  const path = join(folder, 'events-0.duckdb');
  expect(existsSync(path)).toBe(true);
  await behaviour('prs_a', 'page_left', 2, { dwellMs: 10 });
  const again = await follow(open());
  expect(await eventsOf(again)).toHaveLength(2);
  await again.stop();
  writeFileSync(path, 'not a database');
  const mended = await follow(open());
  expect(await eventsOf(mended)).toHaveLength(2);
  await mended.stop();
  await database.drop();
  database = await createTestDatabase();
  expect(await eventsOf(await follow(open()))).toEqual([]);
});

test('a file that has seen more than its database is built anew', async () => {
  await behaviour('prs_a', 'page_viewed', 1);
  const sidecar = await follow(open());
  await sidecar.stop();
  opened.length = 0;
  const { loadDuckDb } = await import('./duckdb');
  const { DuckDBInstance } = await loadDuckDb();
  const instance = await DuckDBInstance.create(join(folder, 'events-0.duckdb'));
  const connection = await instance.connect();
  await connection.run("update layout set cursor = '999999999999'; insert into event select * from event");
  connection.closeSync();
  instance.closeSync();
  expect(await eventsOf(await follow(open()))).toHaveLength(1);
});

test('rows of a dump whose numbers lie ahead come in once', async () => {
  await fact('prs_a', 'user_registered', 1);
  await database.db.query(
    'update fact set written_in = (pg_current_xact_id()::text::numeric + 40)::text::xid8',
  );
  const sidecar = await follow(open());
  expect(await eventsOf(sidecar)).toHaveLength(1);
  for (let count = 0; count < 60; count += 1) await fact('prs_b', 'user_registered', 2 + count);
  await follow(sidecar);
  expect(await eventsOf(sidecar)).toHaveLength(61);
});

test('a file that another process holds is left to it', async () => {
  await behaviour('prs_a', 'page_viewed', 1);
  const script = `require('@duckdb/node-api').DuckDBInstance.create(process.argv[1]).then((held) => {
    console.log('held');
    setInterval(() => held, 1000);
  })`;
  const holder = spawn(process.execPath, ['-e', script, join(folder, 'events-0.duckdb')], {
    cwd: join(__dirname, '../../..'),
  });
  try {
    await once(holder.stdout, 'data');
    expect(await eventsOf(await follow(open()))).toHaveLength(1);
    expect(existsSync(join(folder, 'events-1.duckdb'))).toBe(true);
  } finally {
    holder.kill('SIGKILL');
  }
});

test('without its engine reports say so, and nothing else is touched', async () => {
  const sidecar = createSidecar({ db: database.db, clock, logger }, { folder: null, ...limits }, () =>
    Promise.reject(new Error('no such library')),
  );
  expect(await sidecar.work.run()).toBe(0);
  expect(await sidecar.status()).toEqual({ state: 'unavailable' });
  await expect(ask(sidecar, 'select 1')).rejects.toMatchObject({
    code: 'outside_unavailable',
    details: { reason: 'no_report_engine' },
  });
});

test('before the first build is through nothing is answered by half', async () => {
  const sidecar = open();
  await expect(ask(sidecar, 'select 1')).rejects.toMatchObject({
    code: 'overloaded',
    details: { reason: 'reports_building' },
  });
  const ready = { state: 'ready', asOf: '2026-11-22T04:00:00.000Z', events: 0 };
  // A transaction that begins in another database just then keeps the moment back for one more round.
  for (let tries = 0; tries < 50; tries += 1) {
    await follow(sidecar);
    if (JSON.stringify(await sidecar.status()).includes(ready.asOf)) break;
  }
  expect(await sidecar.status()).toMatchObject(ready);
});

const endless = 'select sum(hash(one.range + other.range)) from range(1000000) one, range(1000000) other';

test('a question that works too long ends, and so does one that nobody waits for', async () => {
  const sidecar = await follow(open({ timeoutMs: 150 }));
  await expect(ask(sidecar, endless)).rejects.toMatchObject({ details: { reason: 'question_too_long' } });
  const withdrawn = new AbortController();
  setTimeout(() => withdrawn.abort(), 50);
  await expect(sidecar.answer(({ ask: asked }) => asked(endless), withdrawn.signal)).rejects.toMatchObject({
    details: { reason: 'question_withdrawn' },
  });
  expect(await ask(sidecar, 'select 1::double as one')).toEqual([{ one: 1 }]);
});

test('whoever stops it waits until the questions on it have ended', async () => {
  const sidecar = await follow(open());
  let ended = false;
  const question = sidecar.answer(async ({ ask: asked }) => {
    try {
      await asked(endless);
    } finally {
      ended = true;
    }
  });
  const refused = expect(question).rejects.toMatchObject({ details: { reason: 'question_withdrawn' } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await sidecar.stop();
  expect(ended).toBe(true);
  await refused;
});
