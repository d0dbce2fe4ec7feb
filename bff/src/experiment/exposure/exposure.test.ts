import type { ExperimentId } from '@loudou/shared/ids';
import type { GivenVariant } from '@loudou/shared/page-config';
import { othersDone } from '../../../../test/database';
import type { Visit } from '../assignment/assign';
import { staleAfterMs } from '../assignment/configuration';
import { openVisits, type Visits } from '../assignment/visits.fixture';
import { seenAfterEndMs } from './exposure.store';
import { takeNextPiece } from './exposure.work';

let world: Visits;
let visit: Visit;
let given: GivenVariant;
beforeEach(async () => {
  world = await openVisits();
  await world.start();
  visit = await world.visitOf();
  [given] = (await world.assign(visit)) as [GivenVariant];
});
afterEach(() => world.drop());

let events = 0;
async function tell(
  changes: { name?: string; personId?: string; afterMs?: number; properties?: object } = {},
): Promise<void> {
  const { name = 'experiment_exposed', personId = visit.personId, afterMs = 1_000 } = changes;
  const { experiment, variant, assignment } = given;
  await world.db.query(
    `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
       occurred_at, happened_at, received_at, skew_ms, app_version, properties)
     values ($1, $2, 'dev', 'ses', 'weapp', $3, 1, 'entry.landing', 1, $4, $4, $5, 0, '1.0.0', $6::jsonb)`,
    [
      `bhv_${(events += 1)}`,
      personId,
      name,
      new Date(world.clock.nowMs() + afterMs),
      new Date(world.clock.nowMs() + 60_000),
      JSON.stringify({ experiment, variant, assignment, ...changes.properties }),
    ],
  );
}

async function take(): Promise<void> {
  await othersDone(world.db);
  while ((await takeNextPiece(world.db)) > 0);
}

const exposures = () =>
  world.db.query<{ assignment_id: string; exposed_at: Date }>(
    'select assignment_id, exposed_at from experiment_exposure',
  );
const refused = () =>
  world.db.query<{ experiment: string; reason: string; count: string }>(
    'select experiment, reason, count::text as count from experiment_exposure_refused order by reason',
  );
const after = (ms: number) => new Date(world.clock.nowMs() + ms);

test('a sight counts once for its assignment, at the earliest that was told', async () => {
  await tell({ afterMs: 5_000 });
  await take();
  await tell({ afterMs: 5_000 });
  await tell({ afterMs: 2_000 });
  await tell({ afterMs: 9_000 });
  await take();
  expect(await exposures()).toEqual([{ assignment_id: given.assignment, exposed_at: after(2_000) }]);
  expect(await refused()).toEqual([]);
});

test('nobody is exposed before they were drawn, whatever their clock says', async () => {
  await tell({ afterMs: -3_600_000 });
  await take();
  expect((await exposures())[0]!.exposed_at).toEqual(after(0));
});

test('a page that came too late exposes nobody and is counted by itself', async () => {
  await tell({ name: 'experiment_timed_out' });
  await tell({ name: 'experiment_timed_out' });
  await take();
  expect(await exposures()).toEqual([]);
  expect(await world.db.query('select variant from experiment_timeout')).toEqual([
    { variant: given.variant },
  ]);
});

test.each([
  ['no_assignment', '', { assignment: 'asg_01JD0000000000000000000000' }],
  ['no_assignment', '', { assignment: undefined }],
  ['other_variant', 'EXP-001', { variant: 'd' }],
  ['other_variant', 'EXP-001', { experiment: 'EXP-099' }],
])('%s does not count, and is counted', async (reason, experiment, properties) => {
  await tell({ properties });
  await tell({ properties });
  await take();
  expect(await exposures()).toEqual([]);
  expect(await refused()).toEqual([{ experiment, reason, count: '2' }]);
});

test('a sight told by somebody else does not count; by the same person under another profile it does', async () => {
  const other = await world.person();
  await tell({ personId: other });
  await take();
  expect(await refused()).toEqual([{ experiment: 'EXP-001', reason: 'other_person', count: '1' }]);
  await world.db.query('update person set merged_into = $2 where person_id = $1', [other, visit.personId]);
  await tell({ personId: other });
  await take();
  expect(await exposures()).toHaveLength(1);
});

describe('a phase that ends while its pages are open', () => {
  const endedAfter = (ms: number) => world.db.query('update experiment_phase set ended_at = $1', [after(ms)]);

  test('is seen by those who were given it in time, until their page is not open any more', async () => {
    await endedAfter(10_000);
    await tell({ afterMs: 10_000 + seenAfterEndMs });
    await take();
    expect(await exposures()).toEqual([
      { assignment_id: given.assignment, exposed_at: after(10_000 + seenAfterEndMs) },
    ]);
    expect(await refused()).toEqual([]);
  });

  test.each(['experiment_exposed', 'experiment_timed_out'])(
    'a moment later %s does not count, and is counted',
    async (name) => {
      await endedAfter(10_000);
      await tell({ name, afterMs: 10_000 + seenAfterEndMs + 1 });
      await take();
      expect(await exposures()).toEqual([]);
      expect(await world.db.query('select variant from experiment_timeout')).toEqual([]);
      expect(await refused()).toEqual([{ experiment: 'EXP-001', reason: 'after_end', count: '1' }]);
    },
  );

  test('is seen by whoever was drawn in the moments in which its end was being written', async () => {
    // The end bears the moment in which somebody asked for it, and is seen by others once it is written.
    await endedAfter(-2_000);
    await tell();
    await take();
    expect(await exposures()).toHaveLength(1);
  });

  test('and is told of later in the day, counts where it was seen, once, beside the phase that came after it', async () => {
    const { experimentId } = await world.db.one<{ experimentId: ExperimentId }>(
      'select experiment_id as "experimentId" from experiment',
    );
    const { revision } = await world.console.get({ experimentId });
    world.clock.advance(5_000);
    await world.console.newPhase({
      key: world.nextKey(),
      experimentId,
      revision,
      reason: world.reason,
    });
    await tell({ afterMs: 3_000 });
    // The phone opens again, and is in the phase that runs now.
    await world.configuration.refresh();
    const [again] = await world.assign(visit);
    await tell({ afterMs: 60_000, properties: { ...again } });
    await take();
    expect(
      await world.db.query('select phase, assignment_id from experiment_exposure order by phase'),
    ).toEqual([
      { phase: 1, assignment_id: given.assignment },
      { phase: 2, assignment_id: again!.assignment },
    ]);
    expect(await refused()).toEqual([]);
  });

  test('and is given once more by a process that has not heard of it yet, is judged as seen', async () => {
    const { experimentId } = await world.db.one<{ experimentId: ExperimentId }>(
      'select experiment_id as "experimentId" from experiment',
    );
    await world.console.kill({ key: world.nextKey(), experimentId, reason: world.reason });
    world.clock.advance(staleAfterMs);
    expect(await world.assign(visit)).toEqual([given]);
    await tell();
    // Whoever comes for the first time is not taken in, so there is nothing of theirs to refuse.
    expect(await world.assign(await world.visitOf())).toEqual([]);
    await take();
    expect(await exposures()).toHaveLength(1);
    expect(await refused()).toEqual([]);
  });
});

test('looked at again from the beginning, as after a restored dump, nothing is exposed twice', async () => {
  await tell();
  await take();
  const before = await exposures();
  await world.db.query(`update experiment_exposure_cursor set written_in = '0'`);
  await take();
  expect(await exposures()).toEqual(before);
});

test('two processes that look at the same piece count it once', async () => {
  for (let place = 0; place < 5; place += 1) await tell({ properties: { variant: 'd' } });
  await othersDone(world.db);
  await Promise.all([takeNextPiece(world.db), takeNextPiece(world.db), takeNextPiece(world.db)]);
  expect(await refused()).toEqual([{ experiment: 'EXP-001', reason: 'other_variant', count: '5' }]);
});
