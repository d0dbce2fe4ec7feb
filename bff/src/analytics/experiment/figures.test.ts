import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { maturesAfterMs, metricNamed, statistics } from '../../experiment';
import { standingClock } from '../../operator/operator.fixture';
import { createLogger } from '../../platform/logger';
import { copyAll } from '../sidecar/copy-all.fixture';
import { minute, recordInto } from '../sidecar/recorded.fixture';
import { createSidecar, type Sidecar } from '../sidecar/sidecar';
import type { Cell } from './cells';
import { FiguresKeeper } from './figures-keeper';
import { plantPhases } from './planted-phase.fixture';

const minutesPerDay = 1_440;
/** Long after everything was planted, so that every window is over. */
const clock = standingClock('2027-01-20T04:00:00Z');

let database: TestDatabase;
let sidecar: Sidecar;
beforeEach(async () => {
  database = await createTestDatabase();
  sidecar = createSidecar(
    { db: database.db, clock, logger: createLogger({ level: 'silent' }) },
    { folder: null, memoryMb: 256, threads: 1, diskMb: 0, timeoutMs: 5_000 },
  );
  await plant.phase('exp_1', minute(0));
});
afterEach(async () => {
  await sidecar.stop();
  await database.drop();
});

const plant = plantPhases(() => database.db);
const record = recordInto(() => database.db);
let units = 0;

async function exposed(
  personId: string,
  variant: 'a' | 'b',
  at: number | null,
  host = 'weapp',
): Promise<string> {
  const assignmentId = `asg_${(units += 1)}`;
  await plant.unit({
    experimentId: 'exp_1',
    assignmentId,
    personId,
    variant,
    host,
    assignedAt: minute((at ?? 0) - 2),
    exposedAt: at === null ? null : minute(at),
  });
  return assignmentId;
}

async function figures(keeper = new FiguresKeeper(sidecar)) {
  await copyAll(database.db, sidecar, clock.now());
  return keeper.figuresOf({ db: database.db, clock }, 'exp_1', null);
}

const inArm = (cells: readonly Cell[], variant: string) => cells.filter((cell) => cell.variant === variant);
const told = (cells: readonly Cell[]) =>
  cells.map(({ variant, host, marked, multiple, exposed: people, sums }) => [
    variant,
    host,
    marked,
    multiple,
    people,
    sums.submitted,
  ]);

test('a person with two accounts is one unit, where they were first, and what either account did is theirs', async () => {
  for (const id of ['prs_a', 'prs_b', 'prs_c']) await record.person(id);
  await exposed('prs_a', 'a', 60);
  await exposed('prs_b', 'b', 30, 'tt');
  await record.mergeInto('prs_b', 'prs_a');
  await record.fact('prs_a', 'application_submitted', 61);
  await exposed('prs_c', 'a', 10);
  const { cells } = await figures();
  expect(told(inArm(cells, 'b'))).toEqual([['b', 'tt', false, true, 1, [1, 1]]]);
  expect(told(inArm(cells, 'a'))).toEqual([['a', 'weapp', false, false, 1, [1, 0]]]);
});

test('who is marked stands apart, and who saw nothing is no unit at all', async () => {
  for (const id of ['prs_a', 'prs_b', 'prs_c']) await record.person(id);
  await record.stands('prs_a', 'bot');
  await record.stands('prs_b');
  await exposed('prs_a', 'a', 10);
  await exposed('prs_b', 'a', 10);
  await exposed('prs_c', 'a', null);
  const { cells, health } = await figures();
  expect(cells.map(({ marked, exposed: people }) => [marked, people]).sort()).toEqual([
    [false, 1],
    [true, 1],
  ]);
  expect(health.arms).toEqual([{ variant: 'a', assigned: 3, seen: 2, medianDelayMs: 120_000, timedOut: 0 }]);
});

test('what was told and does not count is told with the phase that it was told of', async () => {
  await record.person('prs_a');
  const assignmentId = await exposed('prs_a', 'b', null);
  await database.db.query(
    `insert into experiment_timeout (assignment_id, experiment_id, phase, variant, timed_out_at) values ($1, 'exp_1', 1, 'b', $2)`,
    [assignmentId, minute(4)],
  );
  await database.db.query(
    `insert into experiment_exposure_refused (experiment, day, reason, count)
     values ('EXP-001', '2026-11-20', 'other_variant', 3), ('EXP-001', '2026-11-21', 'other_variant', 2),
            ('EXP-001', '2026-11-01', 'other_variant', 100), ('EXP-002', '2026-11-21', 'no_assignment', 100)`,
  );
  const { health, cells } = await figures();
  expect(cells).toEqual([]);
  expect(health.refused).toEqual([{ reason: 'other_variant', count: 5 }]);
  expect(health.arms[0]).toMatchObject({ assigned: 1, seen: 0, medianDelayMs: null, timedOut: 1 });
});

test('a quantile is that of all values of an arm, and sure only as far as its people are', async () => {
  const slow = metricNamed('slow_page');
  const values = new Map<string, number[][]>([
    ['a', []],
    ['b', []],
  ]);
  for (let place = 0; place < 120; place += 1) {
    const [id, variant] = [`prs_${place}`, place % 2 === 0 ? ('a' as const) : ('b' as const)];
    await record.person(id);
    await exposed(id, variant, place);
    const own = Array.from({ length: (place % 4) + 1 }, (_, turn) => 300 + ((place * 37 + turn * 211) % 900));
    for (const loadMs of own) await record.behaviour(id, 'page_loaded', place + 1, { loadMs });
    // Before it was seen, and after the window: nobody's.
    await record.behaviour(id, 'page_loaded', place - 1, { loadMs: 9_000 });
    await record.behaviour(id, 'page_loaded', place + minutesPerDay, { loadMs: 9_000 });
    values.get(variant)!.push(own);
  }
  expect(maturesAfterMs(slow)).toBe(minutesPerDay * 60_000);
  const { quantiles } = await figures();
  for (const variant of ['a', 'b'] as const)
    expect(quantiles.find((reading) => reading.variant === variant && reading.bots === 'out')!.arm).toEqual(
      statistics.quantileArmOf(values.get(variant)!, { level: 0.9 }),
    );
});

test('what is held is told at once with its moment, and worked out anew behind whoever asks', async () => {
  let nowMs = 0;
  const keeper = new FiguresKeeper(sidecar, () => nowMs);
  const people = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + cell.exposed, 0);
  for (const id of ['prs_a', 'prs_b']) await record.person(id);
  await exposed('prs_a', 'a', 10);
  expect(people((await figures(keeper)).cells)).toBe(1);
  await exposed('prs_b', 'b', 10);
  expect(people((await figures(keeper)).cells)).toBe(1);
  nowMs += 10 * 60_000;
  expect(people((await figures(keeper)).cells)).toBe(1);
  for (let turn = 0; turn < 100 && people((await figures(keeper)).cells) === 1; turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(people((await figures(keeper)).cells)).toBe(2);
  // So old that it would mislead: whoever asks waits.
  await exposed('prs_b', 'b', 11, 'tt');
  await record.person('prs_c');
  await exposed('prs_c', 'b', 11, 'tt');
  nowMs += 16 * 60_000;
  expect(people((await figures(keeper)).cells)).toBe(3);
});

test('of a phase that there was not, nothing is told', async () => {
  await expect(
    new FiguresKeeper(sidecar).figuresOf({ db: database.db, clock }, 'exp_1', 2),
  ).rejects.toMatchObject({ code: 'not_found' });
});
