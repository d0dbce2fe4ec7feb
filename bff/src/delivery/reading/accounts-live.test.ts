import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { accountsLive, lookAtAccounts } from './accounts-live.queries';
import { core, ledgerFixture } from './ledger.fixture';
import { MinuteTally } from './tally';

const clock = standingClock('2026-11-22T04:00:30Z');
let database: TestDatabase;
let fixture: ReturnType<typeof ledgerFixture>;
let tally: MinuteTally;

beforeEach(async () => {
  database = await createTestDatabase();
  fixture = ledgerFixture(database.db, clock);
  tally = new MinuteTally();
});
afterEach(() => database.drop());

const look = () => lookAtAccounts(database.db, tally, clock.now());
const ofAccount = async (accountId: string) =>
  (await look()).accounts.find((account) => account.accountId === accountId)!;

test('each receiver is told apart: what waits, for whom, what needs a person, what its road looks like', async () => {
  await fixture.addAccount('ads', 'ocean_engine', 'Ads 8812');
  const person = await fixture.addPerson();
  const at = clock.now();
  const oldest = clock.now().toISOString();
  await fixture.addRow({ personId: person, accountId: 'ads' });
  clock.advance(5_000);
  await fixture.addRow({ personId: person, accountId: 'ads' });
  await fixture.addRow({ personId: person, accountId: 'ads', queue: { dueAt: at, waitsFor: 'consent' } });
  await fixture.addRow({ personId: person, accountId: 'ads', queue: { dueAt: at, waitsFor: 'parked' } });
  await fixture.addRow({ personId: person, accountId: 'ads', state: 'parked' });
  await fixture.addRow({ personId: person, accountId: 'ads', state: 'unknown' });
  await fixture.addRow({ personId: person, accountId: 'ads', state: 'rejected' });
  await database.db.query(
    `update account_health set breaker = 'open', cause = 'http_503', retry_at = $1 where account_id = 'ads'`,
    [clock.now()],
  );
  expect(await ofAccount('ads')).toMatchObject({
    waiting: 2,
    waitingForConsent: 1,
    behindHeld: 1,
    parked: 1,
    unknown: 1,
    rejectedLastDay: 1,
    acceptedLastDay: 0,
    p95LagMs: null,
    oldestWaitingAt: oldest,
    breaker: { state: 'open', cause: 'http_503' },
  });
  expect(await ofAccount(core)).toMatchObject({ waiting: 0, parked: 0, oldestWaitingAt: null });
});

test('acceptances are counted once, whenever one looks, and their lag is from the fact on', async () => {
  const person = await fixture.addPerson();
  for (let place = 0; place < 6; place += 1) {
    await fixture.addRow({ personId: person, state: 'accepted' });
    await look();
    clock.advance(50_000);
  }
  for (let turn = 0; turn < 10; turn += 1) await look();
  const live = await ofAccount(core);
  expect(live.acceptedLastDay).toBe(6);
  expect(live).toMatchObject({ p95LagMs: 1_000, lagSample: 6 });
  // A fresh process counts the same from the ledger as the one that watched.
  tally = new MinuteTally();
  for (let turn = 0; turn < 10; turn += 1) await look();
  expect((await ofAccount(core)).hours).toEqual(live.hours);
});

test('an entry that becomes visible late is counted', async () => {
  const person = await fixture.addPerson();
  await look();
  const row = await fixture.addRow({ personId: person });
  const late = clock.now();
  clock.advance(9_000);
  await look();
  const { changeRows } = await import('../ledger/change-rows');
  await database.db.transaction((tx) =>
    changeRows(
      tx,
      [{ deliveryId: row, to: 'accepted', cause: null, actor: 'worker', queue: 'remove' }],
      late,
    ),
  );
  clock.advance(120_000);
  expect((await ofAccount(core)).acceptedLastDay).toBe(1);
});

test('older hours are unknown until they were counted; after a day without a look nothing old is kept', async () => {
  const person = await fixture.addPerson();
  await fixture.addRow({ personId: person, state: 'accepted' });
  clock.advance(20 * 3_600_000);
  tally = new MinuteTally(0);
  const first = await ofAccount(core);
  expect(first.hours[0]!.known).toBe(false);
  tally = new MinuteTally();
  for (let turn = 0; turn < 10; turn += 1) await look();
  const whole = await ofAccount(core);
  expect(whole.hours.every(({ known }) => known)).toBe(true);
  expect(whole.acceptedLastDay).toBe(1);
  clock.advance(30 * 3_600_000);
  for (let turn = 0; turn < 10; turn += 1) await look();
  expect((await ofAccount(core)).acceptedLastDay).toBe(0);
});

test('several who ask in the same moment cause one look', async () => {
  const [one, other] = await Promise.all([
    accountsLive(database.db, clock.now()),
    accountsLive(database.db, clock.now()),
  ]);
  expect(one).toBe(other);
  expect(one.owners).toEqual([{ owner: null, lanes: [...Array(16).keys()], held: false }]);
});
