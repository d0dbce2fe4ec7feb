import { newId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { ledgerFixture } from '../delivery/reading/ledger.fixture';
import { consoleBrowser, standingClock } from '../operator/operator.fixture';
import { appendFact } from '../platform/outbox';
import { createAnalyticsRouter } from './analytics.router';
import { FiguresKeeper } from './experiment/figures-keeper';
import { projectAll } from './projection/project.actions';
import { createSidecar } from './sidecar/sidecar';

const clock = standingClock('2026-11-22T04:00:00Z');
const ids = { nowMs: () => clock.nowMs(), random: Math.random };
const clickId = 'B.TuE4n7Q-a-very-long-click-id-of-an-ad';
const person = newId('person', ids);
const visitor = newId('person', ids);
const application = newId('application', ids);
let database: TestDatabase;

const signedIn = () => {
  const browser = consoleBrowser(database.db, clock);
  const operator = { operatorId: 'opr_test', displayName: 'Lin', role: 'analyst' as const };
  return { ...browser, operatorToken: 'token', findOperator: async () => operator };
};
// Nobody here asks it: these questions go to PostgreSQL.
const sidecar = () =>
  createSidecar(signedIn(), { folder: null, memoryMb: 128, threads: 1, diskMb: 0, timeoutMs: 1_000 });
const doors = () => ({ sidecar: sidecar(), experimentFigures: new FiguresKeeper(sidecar()) });
const caller = () => createAnalyticsRouter(doors()).createCaller(signedIn());

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const { vault } = consoleBrowser(db, clock);
  await db.query('insert into person (person_id, created_at, registered_at) values ($1, $2, $2)', [
    person,
    clock.now(),
  ]);
  await db.query('insert into person (person_id, created_at, merged_into) values ($1, $2, $3)', [
    visitor,
    clock.now(),
    person,
  ]);
  await db.query(
    `insert into touch (touch_id, person_id, device_id, host, entry_kind, entry_mode, ad_platform, click_id, click_lookup,
                        ids, raw, paid_click, once_key, arrived_at)
     values ($1, $2, 'dev', 'tt', 'ad', 'cold', 'ocean_engine', $3, $4, $5::jsonb, $6::jsonb, true, 'k', $7)`,
    [
      newId('touch', ids),
      visitor,
      clickId,
      vault.lookup('click_id', `ocean_engine ${clickId}`),
      JSON.stringify({ promotionId: '7012345674471', source: '13912345678' }),
      JSON.stringify({ phone: ['13912345678'] }),
      clock.now(),
    ],
  );
  await db.query(
    `insert into application (application_id, person_id, state, product_code, lender_code, requested_amount_fen,
                              requested_months, host, started_at, last_active_at)
     values ($1, $2, 'draft', 'p', 'l', 100, 12, 'tt', $3, $3)`,
    [application, person, clock.now()],
  );
  const context = { db, clock, ids: consoleBrowser(db, clock).ids };
  clock.advance(1_000);
  const factId = await appendFact(context, {
    name: 'user_registered',
    personId: person,
    onceKey: person,
    data: { method: 'sms', host: 'tt', priorTouches: 1, creditedTouchId: null },
  });
  await ledgerFixture(db, clock).addRow({ personId: person, factId });
  clock.advance(1_000);
  await db.query(
    `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
                                  occurred_at, happened_at, received_at, skew_ms, app_version, properties)
     values ('bhv_1', $1, 'dev', 'ses', 'tt', 'page_viewed', 1, 'offer', 1, $2, $2, $2, 0, '1', $3::jsonb)`,
    [person, clock.now(), JSON.stringify({ fromPage: 'home', typed: '张三 13912345678' })],
  );
});
afterAll(() => database.drop());

test.each([
  ['the person', { personId: person }],
  ['a visitor merged into it', { personId: visitor }],
  ['the application', { applicationId: application }],
  ['the click', { clickId }],
])('a person is found by %s', async (_, search) => {
  expect(await caller().findPerson(search)).toEqual({ personId: person });
});

test('what belongs to nobody is not found, and two keys at once are refused', async () => {
  await expect(caller().findPerson({ clickId: 'unknown' })).rejects.toMatchObject({
    cause: { code: 'not_found' },
  });
  const both = { personId: person, clickId } as unknown as { personId: typeof person };
  await expect(caller().findPerson(both)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('a life reads from the click on, with what was sent of it', async () => {
  const timeline = await caller().personTimeline({ personId: visitor, reason: 'complaint C-2210' });
  expect(timeline.entries.map(({ lane, name }) => [lane, name])).toEqual([
    ['touch', 'ad_touch_landed'],
    ['fact', 'user_registered'],
    ['behaviour', 'page_viewed'],
  ]);
  expect(timeline.person).toMatchObject({ personId: person, mergedFrom: [visitor] });
  expect(timeline.entries[1]!.deliveries).toMatchObject([
    { sink: 'marketing_core', state: 'queued', attempts: 0 },
  ]);
});

test('nothing personal is in the answer, whatever a link or a phone had put there', async () => {
  const answer = JSON.stringify(
    await caller().personTimeline({ personId: person, reason: 'complaint C-2210' }),
  );
  expect(answer).not.toContain(clickId);
  expect(answer).not.toContain('13912345678');
  expect(answer).not.toContain('张三');
  expect(answer).toContain('B.TuE4…');
});

test('each look at a person is in the audit with its reason, and without one there is no look', async () => {
  await database.db.query('truncate audit_entry');
  await caller().personTimeline({ personId: person, reason: 'complaint C-2210' });
  await expect(caller().personTimeline({ personId: person, reason: '   ' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  const entries = await database.db.query('select operator_id, action, subject, reason from audit_entry');
  expect(entries).toEqual([
    { operator_id: 'opr_test', action: 'person_opened', subject: person, reason: 'complaint C-2210' },
  ]);
});

test('the newest facts come with their moment and without their data', async () => {
  const live = await caller().live();
  expect(live.newestFactAt).toBe(live.facts[0]!.recordedAt);
  expect(Object.keys(live.facts[0]!)).not.toContain('data');
});

test('a question may cover four hundred days, forward', async () => {
  const ask = (from: string, to: string) => caller().funnel({ days: { from, to }, breakdown: 'host' });
  await expect(ask('2026-01-02', '2026-01-01')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(ask('2024-01-01', '2026-01-01')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await projectAll({ db: database.db, clock });
  expect((await ask('2026-11-22', '2026-11-22')).groups).toMatchObject([{ key: 'tt' }]);
});

test('everybody sees how fresh the counts are, administrators alone have them built anew', async () => {
  await projectAll({ db: database.db, clock });
  expect(await caller().freshness()).toMatchObject({ built: true, building: null, behindMs: 0 });
  await expect(caller().rebuildJourneys()).rejects.toMatchObject({ cause: { code: 'not_allowed' } });
});

test('nobody reads without being signed in', async () => {
  const stranger = createAnalyticsRouter(doors()).createCaller(consoleBrowser(database.db, clock));
  await expect(stranger.live()).rejects.toMatchObject({ cause: { code: 'operator_required' } });
});
