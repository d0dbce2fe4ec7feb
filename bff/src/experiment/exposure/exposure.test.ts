import type { GivenVariant } from '@loudou/shared/page-config';
import { othersDone } from '../../../../test/database';
import type { Visit } from '../assignment/assign';
import { openVisits, type Visits } from '../assignment/visits.fixture';
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

test('what is seen after the end of a phase does not count', async () => {
  await world.db.query('update experiment_phase set ended_at = $1', [after(10_000)]);
  await tell({ afterMs: 20_000 });
  await take();
  expect(await refused()).toEqual([{ experiment: 'EXP-001', reason: 'after_end', count: '1' }]);
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
