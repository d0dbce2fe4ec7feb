import { assign, assignBudgetMs, assignInTime, peek } from './assign';
import { ExperimentConfiguration, refreshMs, staleAfterMs, startConfiguration } from './configuration';
import { openVisits, type Visits } from './visits.fixture';

let world: Visits;
beforeEach(async () => {
  world = await openVisits();
});
afterEach(() => world.drop());

const stored = () =>
  world.db.query<{ variant: string; unit_kind: string }>(
    'select variant, unit_kind from experiment_assignment order by assignment_id',
  );

test('with nothing at work a visit is given nothing, and nobody is asked who it is', async () => {
  await world.configuration.refresh();
  const know = jest.fn();
  expect(await assignInTime(world.ground, world.configuration, know)).toEqual([]);
  expect(know).not.toHaveBeenCalled();
});

test('a unit is drawn at first sight, and given the same at every later one', async () => {
  await world.start();
  const visit = await world.visitOf();
  const [given] = await world.assign(visit);
  expect(given).toMatchObject({ layer: 'landing', experiment: 'EXP-001', reason: 'split' });
  expect(Object.keys(given!.values)).toEqual(['landing.title']);
  expect(await world.assign(visit)).toEqual([given]);
  expect(await stored()).toEqual([{ variant: given!.variant, unit_kind: 'host' }]);
});

test('both arms name what is varied, the control with the default', async () => {
  await world.start();
  const titles = new Map<string, unknown>();
  while (titles.size < 2) {
    const [given] = await world.assign(await world.visitOf());
    titles.set(given!.variant, given!.values['landing.title']);
  }
  expect(titles.get('a')).toBe('借多少、花多少，先算清楚');
  expect(titles.get('b')).toBe('先看清价格，再决定借不借');
});

test('signing in changes no arm, and the phone that comes with a device alone is not drawn', async () => {
  await world.start();
  const visitor = await world.visitOf();
  const before = await world.assign(visitor);
  expect(await world.assign({ ...visitor, registered: true })).toEqual(before);
  expect(await world.assign(await world.visitOf({ account: null }))).toEqual([]);
  expect(await stored()).toHaveLength(1);
});

test('one person in two hosts is two units; on the web a device is one', async () => {
  await world.start();
  const personId = await world.person(true);
  const account = Buffer.from('the same bytes');
  for (const host of ['weapp', 'tt', 'h5'] as const)
    await world.assign(await world.visitOf({ personId, host, account, registered: true }));
  expect(await stored()).toHaveLength(3);
});

test('a unit of people is drawn after signing in, whatever the host', async () => {
  await world.start({ unit: 'person' });
  const personId = await world.person();
  expect(await world.assign(await world.visitOf({ personId }))).toEqual([]);
  const [given] = await world.assign(await world.visitOf({ personId, registered: true }));
  expect(await world.assign(await world.visitOf({ personId, registered: true, host: 'tt' }))).toEqual([
    given,
  ]);
  expect(await stored()).toEqual([{ variant: given!.variant, unit_kind: 'person' }]);
});

test('twenty taps at once give one arm', async () => {
  await world.start();
  const visit = await world.visitOf();
  const given = await Promise.all(Array.from({ length: 20 }, () => world.assign(visit)));
  expect(new Set(given.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(await stored()).toHaveLength(1);
});

test('letting in fewer takes nobody out who is in', async () => {
  const experimentId = await world.start();
  const visits = await Promise.all(Array.from({ length: 40 }, () => world.visitOf()));
  const before = await Promise.all(visits.map(world.assign));
  await world.console.setShare({ key: world.nextKey(), experimentId, shareBps: 100, reason: world.reason });
  await world.configuration.refresh();
  expect(await Promise.all(visits.map(world.assign))).toEqual(before);
  const later = await Promise.all(
    Array.from({ length: 40 }, async () => world.assign(await world.visitOf())),
  );
  expect(later.flat().length).toBeLessThan(6);
});

test.each(['pause', 'kill'] as const)('%s shows everybody the default with the next opening', async (act) => {
  const experimentId = await world.start();
  const visit = await world.visitOf();
  await world.assign(visit);
  await world.console[act]({ key: world.nextKey(), experimentId, reason: world.reason });
  await world.configuration.refresh();
  expect(await world.assign(visit)).toEqual([]);
});

test('a new phase draws anew, and keeps the old draw beside it', async () => {
  const experimentId = await world.start();
  const visit = await world.visitOf();
  const [first] = await world.assign(visit);
  const { revision } = await world.console.get({ experimentId });
  await world.console.newPhase({ key: world.nextKey(), experimentId, revision, reason: world.reason });
  await world.configuration.refresh();
  const [second] = await world.assign(visit);
  expect(second!.assignment).not.toBe(first!.assignment);
  expect(await stored()).toHaveLength(2);
});

test('a variant that is gone from a running phase shows the default, and is drawn for nobody anew', async () => {
  await world.start();
  const visit = await world.visitOf();
  const [given] = await world.assign(visit);
  await world.db.query(
    `update experiment_phase set definition = jsonb_set(definition, '{variants}',
       (select jsonb_agg(case when variant ->> 'key' = $1 then jsonb_set(variant, '{key}', '"c"') else variant end)
        from jsonb_array_elements(definition -> 'variants') variant))`,
    [given!.variant === 'b' ? 'b' : 'none'],
  );
  await world.db.query('update experiment_version set version = version + 1');
  await world.configuration.refresh();
  const after = await world.assign(visit);
  expect(after).toEqual(given!.variant === 'b' ? [] : [expect.objectContaining({ variant: 'a' })]);
  expect(await stored()).toHaveLength(1);
});

test('looking at what somebody was given draws nobody', async () => {
  await world.start();
  const visit = await world.visitOf();
  expect(await peek(world.ground, world.configuration, visit)).toEqual([]);
  expect(await stored()).toEqual([]);
  const given = await world.assign(visit);
  expect(await peek(world.ground, world.configuration, visit)).toEqual(given);
});

test('what takes longer than its budget shows the default, and is noted as timed out', async () => {
  await world.start();
  const visit = await world.visitOf();
  const late = async () => {
    await new Promise((resolve) => setTimeout(resolve, assignBudgetMs + 50));
    return visit;
  };
  expect(await assignInTime(world.ground, world.configuration, late)).toEqual([]);
  for (;;) {
    const rows = await world.db.query('select variant from experiment_timeout');
    if (rows.length === 1) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await stored()).toHaveLength(1);
});

test('what fails shows the default', async () => {
  await world.start();
  const know = () => Promise.reject(new Error('no database'));
  expect(await assignInTime(world.ground, world.configuration, know)).toEqual([]);
});

test('a configuration that nobody has heard of for a while is not believed any more', async () => {
  await world.start();
  const visit = await world.visitOf();
  expect(await world.assign(visit)).toHaveLength(1);
  world.clock.advance(staleAfterMs + 1);
  expect(await world.assign(visit)).toEqual([]);
  await world.configuration.refresh();
  expect(await world.assign(visit)).toHaveLength(1);
});

test('every opening that finds its variant gone is counted', async () => {
  await world.start();
  const visits = await Promise.all(Array.from({ length: 12 }, () => world.visitOf()));
  const given = (await Promise.all(visits.map(world.assign))).flat();
  const inB = given.filter(({ variant }) => variant === 'b').length;
  await world.db.query(
    `update experiment_phase set definition = jsonb_set(definition, '{variants,1,key}', '"c"')`,
  );
  await world.db.query('update experiment_version set version = version + 1');
  await world.configuration.refresh();
  for (let opening = 0; opening < 2; opening += 1) {
    const shown = (await Promise.all(visits.map(world.assign))).flat();
    expect(shown).toEqual(given.filter(({ variant }) => variant === 'a'));
    await world.configuration.refresh();
  }
  await world.configuration.refresh();
  expect(
    await world.db.query('select experiment, reason, count::int as count from experiment_exposure_refused'),
  ).toEqual([{ experiment: 'EXP-001', reason: 'variant_gone', count: 2 * inB }]);
});

test('two processes of which one has not heard yet give a unit one arm', async () => {
  const experimentId = await world.start();
  const behind = new ExperimentConfiguration(world.db, () => world.clock.nowMs());
  await behind.refresh();
  await world.console.setShare({
    key: world.nextKey(),
    experimentId,
    shareBps: 5_000,
    reason: world.reason,
  });
  await world.configuration.refresh();
  for (let person = 0; person < 20; person += 1) {
    const visit = await world.visitOf();
    await Promise.all([assign(world.ground, behind, visit), world.assign(visit)]);
    const later = [(await assign(world.ground, behind, visit)).given, await world.assign(visit)];
    expect(later[0]).toHaveLength(1);
    expect(later[1]).toEqual(later[0]);
  }
  expect(await stored()).toHaveLength(20);
});

test('a kill reaches the other processes by itself', async () => {
  const experimentId = await world.start();
  const others = [1, 2].map(() => startConfiguration(world.db, world.ground.logger));
  try {
    const untilAtWork = async (count: number) => {
      while (others.some(({ configuration }) => configuration.current().phases.length !== count))
        await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await untilAtWork(1);
    await world.console.kill({ key: world.nextKey(), experimentId, reason: world.reason });
    await untilAtWork(0);
    expect(refreshMs + staleAfterMs).toBeLessThan(10_000);
  } finally {
    await Promise.all(others.map((other) => other.stop()));
  }
});

test('a database that does not answer leaves the last configuration for a bounded while', async () => {
  await world.start();
  await world.db.query('alter table experiment_version rename to experiment_version_away');
  world.clock.advance(staleAfterMs - 1_000);
  await expect(world.configuration.refresh()).rejects.toThrow();
  expect(world.configuration.current().phases).toHaveLength(1);
  world.clock.advance(2_000);
  await expect(world.configuration.refresh()).rejects.toThrow();
  expect(world.configuration.current().phases).toEqual([]);
});

test('a phase that was drawn by another hash is not taken, and is named', async () => {
  await world.start();
  await world.db.query('update experiment_phase set hash_version = 1');
  await world.db.query('update experiment_version set version = version + 1');
  await expect(world.configuration.refresh()).rejects.toThrow(
    'phase 1 of EXP-001 was drawn by hash version 1',
  );
});
