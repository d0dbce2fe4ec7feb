import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { safetyWork } from '../../experiment';
import { AppError } from '../../platform/errors';
import { createLogger } from '../../platform/logger';
import { copyAll } from '../sidecar/copy-all.fixture';
import { minute, recordInto } from '../sidecar/recorded.fixture';
import { createSidecar, type Sidecar } from '../sidecar/sidecar';
import type { Figures } from './cells';
import { experimentResults } from './experiment-results';
import { FiguresKeeper, type ShownFigures } from './figures-keeper';
import { claimPhase, readFigures, storeFigures } from './figures.store';
import { plantPhases } from './planted-phase.fixture';
import { tellResults } from './tell-results';
import { findPhase } from './units.store';

const startsAt = new Date('2027-01-20T04:00:00Z');
const minuteMs = 60_000;
const logger = createLogger({ level: 'silent' });
let nowMs = 0;
const clock = {
  now: () => new Date(startsAt.getTime() + nowMs),
  nowMs: () => startsAt.getTime() + nowMs,
};
const pass = (minutes: number) => (nowMs += minutes * minuteMs);

let database: TestDatabase;
let sidecar: Sidecar;
const openCopy = () =>
  createSidecar(
    { db: database.db, clock, logger },
    { folder: null, memoryMb: 256, threads: 1, diskMb: 0, timeoutMs: 5_000 },
  );
beforeEach(async () => {
  nowMs = 0;
  database = await createTestDatabase();
  sidecar = openCopy();
  await plant.phase('exp_1', minute(0));
  await expose('prs_1', 'a');
  await follow();
});
afterEach(async () => {
  await sidecar.stop();
  await database.drop();
});

const plant = plantPhases(() => database.db);
const record = recordInto(() => database.db);
const ground = () => ({ db: database.db, clock });
const everybody = { bots: 'out', segment: null } as const;

async function expose(personId: string, variant: 'a' | 'b'): Promise<void> {
  await record.person(personId);
  await plant.unit({
    experimentId: 'exp_1',
    assignmentId: `asg_${personId}`,
    personId,
    variant,
    assignedAt: minute(1),
    exposedAt: minute(2),
  });
}

/** The copy takes in everything up to now. */
const follow = () => copyAll(database.db, sidecar, clock.now());

/** A process of its own on the same database, with how often it asked the copy; held up from one of its askings on. */
function startProcess(held: Promise<unknown> = Promise.resolve(), heldFrom = 1) {
  const asked = { times: 0 };
  const copy: Pick<Sidecar, 'answer' | 'status'> = {
    answer: async (work, signal) => {
      asked.times += 1;
      if (asked.times >= heldFrom) await held;
      return sidecar.answer(work, signal);
    },
    status: () => sidecar.status(),
  };
  const keeper = new FiguresKeeper(copy, () => nowMs);
  return { asked, keeper, door: experimentResults(keeper, ground()) };
}
type Process = ReturnType<typeof startProcess>;

const look = ({ keeper }: Process) => keeper.shown(ground(), 'exp_1', null);
const decide = ({ keeper }: Process) => keeper.figuresOf(ground(), 'exp_1', null);
const exposed = ({ cells }: Pick<Figures, 'cells'>) => cells.reduce((sum, cell) => sum + cell.exposed, 0);
function peopleOf(shown: ShownFigures): number {
  if ('state' in shown) throw new Error('there are no figures yet');
  return exposed(shown.figures);
}
const freshnessOf = (shown: ShownFigures) => ('state' in shown ? null : shown.freshness);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const untilMs = Date.now() + 10_000; !(await holds());) {
    if (Date.now() > untilMs) throw new Error('it never held');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const storedPeople = async () => {
  const phase = await findPhase(database.db, 'exp_1', null);
  const stored = await readFigures(database.db, phase, { since: null, until: new Date('2100-01-01') });
  return stored && exposed(stored);
};

describe('after a start', () => {
  test('what was stored is told at once with its moment, and newer figures are added up behind it', async () => {
    await decide(startProcess());
    await expose('prs_2', 'b');
    pass(60);
    await follow();
    let goOn = () => {};
    const started = startProcess(new Promise<void>((resolve) => (goOn = resolve)));
    const first = await look(started);
    expect(peopleOf(first)).toBe(1);
    expect(freshnessOf(first)).toEqual({
      isWhole: true,
      isUpdating: true,
      waitsFor: 'newer_figures',
      copy: { state: 'whole' },
    });
    const told = tellResults(first, everybody);
    expect(told).toMatchObject({
      asOf: startsAt.toISOString(),
      sample: { exposed: 1 },
      recommendation: { recommended: 'cannot_tell', variant: null },
    });
    goOn();
    await until(async () => peopleOf(await look(started)) === 2);
    expect(freshnessOf(await look(started))).toMatchObject({ waitsFor: null });
  });

  test('whoever decides waits for newer figures than old stored ones', async () => {
    await decide(startProcess());
    await expose('prs_2', 'b');
    pass(16);
    await follow();
    expect(exposed(await decide(startProcess()))).toBe(2);
  });

  test('stored figures within the bound may be decided by, as if this process had added them up', async () => {
    await decide(startProcess());
    await expose('prs_2', 'b');
    pass(14);
    await follow();
    const started = startProcess();
    expect(exposed(await decide(started))).toBe(1);
    await until(async () => (await storedPeople()) === 2);
  });

  test('figures from a clock that went wrong are of no known age, and nobody decides by them', async () => {
    pass(120);
    await follow();
    await decide(startProcess());
    await expose('prs_2', 'b');
    nowMs = 0;
    await sidecar.stop();
    sidecar = openCopy();
    await follow();
    const started = startProcess();
    expect(exposed(await decide(started))).toBe(2);
    expect(await storedPeople()).toBe(2);
  });

  test('the watcher has the first figures added up before anybody looks', async () => {
    const { alarmsOf } = startProcess().door;
    await safetyWork({ ...ground(), logger }, async (asked) => {
      const { guardrails, split, asOf } = await alarmsOf(asked);
      return { guardrails, splits: [split.ofAssigned, split.ofExposed], asOf };
    }).run();
    const page = startProcess(new Promise(() => {}));
    expect(peopleOf(await look(page))).toBe(1);
  });
});

describe('what is stored', () => {
  const stored = async () => {
    const figures = await decide(startProcess());
    return { figures, at: clock.now() };
  };

  test('an older one never takes the place of a newer one, whoever stores last', async () => {
    const { figures, at } = await stored();
    const people = async (changes: Partial<Figures>) => {
      const cells = figures.cells.map((cell) => ({ ...cell, exposed: 7 }));
      const isStored = await storeFigures(database.db, { ...figures, cells, ...changes }, at);
      return [isStored, await storedPeople()];
    };
    const before = new Date(figures.asOf.getTime() - 1);
    expect(await people({ asOf: before, workedOutAt: new Date(at.getTime() + 50) })).toEqual([false, 1]);
    expect(await people({ workedOutAt: before })).toEqual([false, 1]);
    expect(await people({ asOf: new Date(figures.asOf.getTime() + 1) })).toEqual([true, 7]);
  });

  test('a process whose copy has not come as far adds nothing up over it', async () => {
    await expose('prs_2', 'b');
    pass(30);
    await follow();
    const asOf = clock.now();
    await decide(startProcess());
    // As after a start with a file of yesterday: the copy stands where it stood half an hour ago.
    const behind: Pick<Sidecar, 'answer' | 'status'> = {
      answer: () => Promise.reject(new Error('nobody asks it')),
      status: async () => ({ state: 'ready', asOf: startsAt.toISOString(), events: 1 }),
    };
    pass(10);
    const shown = await new FiguresKeeper(behind, () => nowMs).shown(ground(), 'exp_1', null);
    expect(peopleOf(shown)).toBe(2);
    expect(freshnessOf(shown)).toEqual({
      isWhole: true,
      isUpdating: false,
      waitsFor: null,
      copy: { state: 'behind', asOf: startsAt.toISOString() },
    });
    expect(await storedPeople()).toBe(2);
    expect(asOf.getTime()).toBeGreaterThan(startsAt.getTime());
  });

  test.each([
    [
      'damaged bytes',
      `update experiment_figures set figures = overlay(figures placing '\\x00000000' from 30)`,
    ],
    ['bytes cut off', 'update experiment_figures set figures = substring(figures from 1 for 40)'],
    ['something else', `update experiment_figures set figures = '\\x7b7d'`],
    ['figures of another form', `update experiment_figures set form = 'another'`],
    [
      'a claim without figures',
      'update experiment_figures set form = null, as_of = null, worked_out_at = null, figures = null',
    ],
    ['nothing', 'delete from experiment_figures'],
  ])('%s in its place is ignored, and it is added up anew', async (_what, damage) => {
    await stored();
    await database.db.query(damage);
    expect(await storedPeople()).toBeNull();
    expect(peopleOf(await look(startProcess()))).toBe(1);
    expect(await storedPeople()).toBe(1);
  });

  test('a database that takes nothing more keeps nobody from figures', async () => {
    await database.db.query('alter table experiment_figures add check (false) not valid');
    const started = startProcess();
    expect(peopleOf(await look(started))).toBe(1);
    expect(exposed(await decide(started))).toBe(1);
    expect(await storedPeople()).toBeNull();
  });

  test('nothing of who anybody is stands in it', async () => {
    const figures = await decide(startProcess());
    const { experimentId, ...rest } = { experimentId: figures.phase.experimentId, ...figures, phase: null };
    expect(experimentId).toBe('exp_1');
    expect(JSON.stringify(rest)).not.toMatch(/prs_|asg_/);
  });
});

describe('two processes', () => {
  test('add a phase up once between them', async () => {
    const both = [startProcess(), startProcess()];
    const people = await Promise.all(both.map(async (process) => exposed(await decide(process))));
    expect(people).toEqual([1, 1]);
    expect(both.filter(({ asked }) => asked.times === 0)).toHaveLength(1);
  });

  test('one that is gone with its claim is not waited for beyond it', async () => {
    const phase = await findPhase(database.db, 'exp_1', null);
    await claimPhase(database.db, phase, clock.now());
    const other = startProcess();
    const waiting = decide(other);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(other.asked.times).toBe(0);
    pass(2);
    expect(exposed(await waiting)).toBe(1);
  });
});

test('whole figures are not replaced by what a copy says that stands still, however old they become', async () => {
  const process = startProcess();
  await decide(process);
  const { times } = process.asked;
  pass(10);
  expect(exposed(await decide(process))).toBe(1);
  pass(10);
  expect(freshnessOf(await look(process))).toMatchObject({
    isWhole: true,
    isUpdating: false,
    waitsFor: 'whole_copy',
  });
  expect(process.asked.times).toBe(times);
});

describe('while the copy has not taken in everything', () => {
  beforeEach(() => {
    pass(10);
  });

  test('the page says how far it is and what is read from it, and nothing is recommended', async () => {
    const shown = await look(startProcess());
    expect(freshnessOf(shown)).toEqual({
      isWhole: false,
      isUpdating: false,
      waitsFor: 'whole_copy',
      copy: { state: 'behind', asOf: startsAt.toISOString() },
    });
    expect(tellResults(shown, everybody)).toMatchObject({ recommendation: { recommended: 'cannot_tell' } });
  });

  test('the rule cannot tell and the watcher waits; both go on when it is whole', async () => {
    const { door, asked } = startProcess();
    const phase = { experimentId: 'exp_1', phase: null };
    expect(await door.recommendationOf(phase)).toEqual({
      recommended: 'cannot_tell',
      variant: null,
      evidence: { reason: 'copy_not_whole' },
    });
    await expect(door.alarmsOf(phase)).rejects.toMatchObject({
      code: 'overloaded',
      details: { reason: 'copy_not_whole', asOf: startsAt.toISOString() },
    });
    expect(asked.times).toBe(0);
    await follow();
    expect((await door.alarmsOf(phase)).asOf).toEqual(clock.now());
    expect((await door.recommendationOf(phase)).evidence).toHaveProperty('conditions');
  });

  test('figures that were read from it are not decided by, not even once it is whole', async () => {
    const process = startProcess();
    await look(process);
    await expose('prs_2', 'b');
    await follow();
    expect(exposed(await decide(process))).toBe(2);
  });

  test('a copy that is built anew is told with its rows, and what was stored is told meanwhile', async () => {
    await sidecar.stop();
    sidecar = openCopy();
    const nothing = await look(startProcess());
    expect(nothing).toMatchObject({
      state: 'under_way',
      progress: null,
      copy: { state: 'building', events: 0 },
    });
    await follow();
    await decide(startProcess());
    pass(20);
    await sidecar.stop();
    sidecar = openCopy();
    const shown = await look(startProcess());
    expect(peopleOf(shown)).toBe(1);
    expect(freshnessOf(shown)).toMatchObject({ waitsFor: 'whole_copy', copy: { state: 'building' } });
  });
});

describe('the very first figures of a large phase', () => {
  test('are told as under way, with how far they are, until they are there', async () => {
    let goOn = () => {};
    const process = startProcess(new Promise<void>((resolve) => (goOn = resolve)));
    expect(await look(process)).toEqual({
      state: 'under_way',
      experimentId: 'exp_1',
      phase: 1,
      progress: null,
      copy: { state: 'whole' },
    });
    goOn();
    await until(async () => !('state' in (await look(process))));
  });

  test('say how many questions to the copy are answered', async () => {
    // The moment of the copy and what credits cost are asked for first, then the people, for sums and for quantiles.
    const process = startProcess(new Promise(() => {}), 3);
    expect(await look(process)).toMatchObject({ state: 'under_way', progress: { done: 0, of: 2 } });
  });

  test('that cannot be had are an error to whoever looks next, and are tried again after it', async () => {
    let fail: (error: Error) => void = () => {};
    const failing = new Promise<void>((_, reject) => (fail = reject));
    failing.catch(() => undefined);
    const process = startProcess(failing);
    expect(await look(process)).toMatchObject({ state: 'under_way' });
    fail(new AppError('overloaded', { details: { reason: 'too_many_units' } }));
    await until(async () => {
      try {
        await look(process);
        return false;
      } catch (error) {
        expect(error).toMatchObject({ details: { reason: 'too_many_units' } });
        return true;
      }
    });
  });
});
