import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { safetyWork } from '../../experiment';
import { standingClock } from '../../operator/operator.fixture';
import { createLogger } from '../../platform/logger';
import { minute } from '../sidecar/recorded.fixture';
import { copyAll } from '../sidecar/copy-all.fixture';
import { createSidecar, type Sidecar } from '../sidecar/sidecar';
import { experimentResults } from './experiment-results';
import { FiguresKeeper } from './figures-keeper';
import { plannedDefinition, plantPhases } from './planted-phase.fixture';

/** Three days after the last sight: credit has had its time, an overdue instalment has not. */
const clock = standingClock('2026-12-20T04:00:00Z');
const logger = createLogger({ level: 'silent' });

let database: TestDatabase;
let sidecar: Sidecar;
beforeEach(async () => {
  database = await createTestDatabase();
  sidecar = createSidecar(
    { db: database.db, clock, logger },
    { folder: null, memoryMb: 256, threads: 1, diskMb: 0, timeoutMs: 5_000 },
  );
  await plantPhases(() => database.db).phase('exp_1', minute(0), {
    ...plannedDefinition,
    plannedUnits: 4_000,
  });
});
afterEach(async () => {
  await sidecar.stop();
  await database.drop();
});

interface Arm {
  variant: 'a' | 'b';
  people: number;
  /** Of a hundred. */
  approved: number;
}

/** People of an arm over fourteen days; the same ones of every hundred get credit an hour later. */
async function crowd({ variant, people, approved }: Arm): Promise<void> {
  const { db } = database;
  const seenAt = `$3::timestamptz + (n % 14) * interval '1 day' + n * interval '1 second'`;
  const from = `from generate_series(1, $2::int) as n where $1::text is not null and $3::timestamptz is not null`;
  const given = [variant, people, minute(0)];
  await db.query(`insert into person (person_id, created_at) select 'prs_' || $1 || n, $3 ${from}`, given);
  await db.query(
    `insert into experiment_assignment (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host, person_id, share_bps, config_version, assigned_at)
     select 'asg_' || $1 || n, 'exp_1', 1, $1, 'host', convert_to($1 || n, 'UTF8'), 'weapp', 'prs_' || $1 || n, 10000, 1, ${seenAt} ${from}`,
    given,
  );
  await db.query(
    `insert into experiment_exposure (assignment_id, experiment_id, phase, variant, person_id, host, exposed_at)
     select 'asg_' || $1 || n, 'exp_1', 1, $1, 'prs_' || $1 || n, 'weapp', ${seenAt} ${from}`,
    given,
  );
  await db.query(
    `insert into fact (fact_id, person_id, person_sequence, name, schema_version, once_key, occurred_at, data, recorded_at)
     select 'fct_' || $1 || n, 'prs_' || $1 || n, 1, 'credit_approved', 1, 'o_' || $1 || n, ${seenAt} + interval '1 hour', '{}', ${seenAt}
     ${from} and n % 100 < $4`,
    [...given, approved],
  );
}

async function watched(...arms: Arm[]) {
  for (const arm of arms) await crowd(arm);
  await copyAll(database.db, sidecar, clock.now());
  const { alarmsOf } = experimentResults(new FiguresKeeper(sidecar), { db: database.db, clock });
  await safetyWork({ db: database.db, clock, logger }, async (asked) => {
    const { guardrails, split, asOf } = await alarmsOf(asked);
    return { guardrails, splits: [split.ofAssigned, split.ofExposed], asOf };
  }).run();
  const { state } = await database.db.one<{ state: string }>('select state from experiment');
  const audit = await database.db.query<{ reason: string }>(
    `select reason from audit_entry where action = 'experiment_paused'`,
  );
  return { state, reasons: audit.map(({ reason }) => reason.split(' asOf')[0]) };
}

test('the same page twice goes on', async () => {
  expect(
    await watched(
      { variant: 'a', people: 2_010, approved: 40 },
      { variant: 'b', people: 1_990, approved: 40 },
    ),
  ).toEqual({ state: 'running', reasons: [] });
});

test('a page with which far fewer get credit is paused, with what was seen', async () => {
  const { state, reasons } = await watched(
    { variant: 'a', people: 2_000, approved: 40 },
    { variant: 'b', people: 2_000, approved: 25 },
  );
  expect(state).toBe('paused');
  expect(reasons).toEqual([
    expect.stringMatching(
      /^harm_proven metric=approved variant=b estimate=-1500 best=-\d+(\.\d+)? limit=-100$/,
    ),
  ]);
});

test('a change for the worse that the margin bears goes on', async () => {
  expect(
    await watched(
      { variant: 'a', people: 2_000, approved: 40 },
      { variant: 'b', people: 2_000, approved: 39 },
    ),
  ).toEqual({ state: 'running', reasons: [] });
});

test('arms that are not what the draw makes are paused, however well the page does', async () => {
  const { state, reasons } = await watched(
    { variant: 'a', people: 2_000, approved: 40 },
    { variant: 'b', people: 1_500, approved: 60 },
  );
  expect(state).toBe('paused');
  expect(reasons).toEqual([expect.stringMatching(/^split_mismatch a=2000\/5000bps b=1500\/5000bps p=/)]);
});
