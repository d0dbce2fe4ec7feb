import type { PersonId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { consoleBrowser, standingClock } from '../../operator/operator.fixture';
import { deliveryRouter } from '../delivery.router';
import { checkChain } from '../ledger/check-chain';
import { core, ledgerFixture } from '../reading/ledger.fixture';
import { resendWork } from './resend.worker';
import type { ResendSelection } from './resend-selection';

// Hundreds of rows are made one by one, as the product makes them.
jest.setTimeout(60_000);

const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;
let fixture: ReturnType<typeof ledgerFixture>;

beforeEach(async () => {
  database = await createTestDatabase();
  fixture = ledgerFixture(database.db, clock);
  await fixture.addAccount('ads', 'ocean_engine', 'Ads 8812');
});
afterEach(() => database.drop());

const caller = (role: 'admin' | 'analyst' = 'admin') => {
  const operator = { operatorId: 'opr_test', displayName: 'Lin', role };
  const browser = consoleBrowser(database.db, clock);
  return deliveryRouter.createCaller({
    ...browser,
    operatorToken: 'token',
    findOperator: async () => operator,
  });
};
const work = () => resendWork({ db: database.db, clock });
async function finish(): Promise<void> {
  while ((await work().run()) > 0);
}
const agreed = async (): Promise<PersonId> => {
  const person = await fixture.addPerson();
  await fixture.decide(person, 'granted');
  return person;
};
const start = (selection: Partial<ResendSelection> & Pick<ResendSelection, 'filter'>, key = 'k'.repeat(16)) =>
  caller().startResend({
    selection: { decision: 'send', replayAccepted: false, ...selection },
    reason: 'platform was down',
    idempotencyKey: key,
  });

test('the preview says what would happen, and that is what happens', async () => {
  const [willing, unwilling] = [await agreed(), await agreed()];
  const parked = await fixture.addRow({ personId: willing, accountId: 'ads', state: 'parked' });
  const behind = await fixture.addRow({
    personId: willing,
    accountId: 'ads',
    queue: { dueAt: clock.now(), waitsFor: 'parked' },
  });
  const rejected = await fixture.addRow({ personId: await agreed(), accountId: 'ads', state: 'rejected' });
  const withheld = await fixture.addRow({ personId: unwilling, accountId: 'ads', state: 'parked' });
  const late = await fixture.addRow({
    personId: await agreed(),
    accountId: 'ads',
    state: 'unknown',
    expiresAt: clock.now(),
  });
  const counted = await fixture.addRow({ personId: await agreed(), accountId: 'ads', state: 'accepted' });
  await fixture.decide(unwilling, 'withdrawn');
  clock.advance(60_000);

  const filter = {
    accountId: 'ads',
    states: ['parked', 'unknown', 'rejected', 'accepted'] as ResendSelection['filter']['states'],
  };
  const preview = await caller('analyst').previewResend({ filter, decision: 'send', replayAccepted: true });
  expect(preview).toMatchObject({
    judged: 5,
    changes: 2,
    complete: true,
    warnsOfDoubles: true,
    outcomes: { send: 2, consent: 1, expired: 1, counted: 1 },
  });
  expect(preview.samples).toHaveLength(5);

  const { jobId } = await start({ filter, replayAccepted: true });
  await finish();
  expect(await caller().resendJob({ jobId })).toMatchObject({
    state: 'done',
    total: 5,
    judged: 5,
    done: 2,
    outcomes: preview.outcomes,
  });
  expect(await fixture.stateOf(parked)).toMatchObject({
    state: 'queued',
    cause: 'released',
    external_id: parked,
  });
  expect(await fixture.stateOf(rejected)).toMatchObject({ state: 'queued', cause: 'resend', queued: true });
  expect(await fixture.stateOf(behind)).toMatchObject({ state: 'queued', waits_for: null });
  for (const kept of [withheld, late, counted]) expect((await fixture.stateOf(kept)).cause).toBeNull();
  expect((await checkChain(database.db)).faults).toEqual([]);
});

test('a killed process goes on where it was: each row is decided on once', async () => {
  const rows: string[] = [];
  for (let place = 0; place < 450; place += 1)
    rows.push(await fixture.addRow({ personId: await agreed(), accountId: 'ads', state: 'rejected' }));
  clock.advance(60_000);
  const { jobId } = await start({ filter: { accountId: 'ads', states: ['rejected'] } });
  await work().run();
  const halfway = await caller().resendJob({ jobId });
  expect(halfway).toMatchObject({ state: 'running', done: 200, total: 450 });
  // Two other processes take over; neither knows of the first.
  await Promise.all([finish(), finish()]);
  expect(await caller().resendJob({ jobId })).toMatchObject({ state: 'done', done: 450, judged: 450 });
  const entries = await database.db.query<{ count: number }>(
    `select count(*)::int as count from ledger_entry where cause = 'resend' group by delivery_id`,
  );
  expect(entries.length).toBe(450);
  expect(entries.every(({ count }) => count === 1)).toBe(true);
  expect((await checkChain(database.db)).faults).toEqual([]);
});

test('a piece that fails leaves nothing behind, is tried again, and stops the job after some failures', async () => {
  await fixture.addRow({ personId: await agreed(), accountId: 'ads', state: 'rejected' });
  clock.advance(60_000);
  const { jobId } = await start({ filter: { accountId: 'ads', states: ['rejected'] } });
  await database.db.query('alter table ledger_entry rename to ledger_entry_away');
  for (let turn = 0; turn < 5; turn += 1) await expect(work().run()).rejects.toThrow();
  await database.db.query('alter table ledger_entry_away rename to ledger_entry');
  expect(await caller().resendJob({ jobId })).toMatchObject({ state: 'failed', done: 0 });
  expect(await work().run()).toBe(0);
});

test('what changed after it was asked for is not drawn in', async () => {
  const before = await fixture.addRow({ personId: await agreed(), accountId: 'ads', state: 'rejected' });
  clock.advance(60_000);
  await start({ filter: { accountId: 'ads', states: ['rejected'] } });
  clock.advance(1_000);
  const after = await fixture.addRow({ personId: await agreed(), accountId: 'ads', state: 'rejected' });
  await finish();
  expect((await fixture.stateOf(before)).state).toBe('queued');
  expect((await fixture.stateOf(after)).state).toBe('rejected');
});

test('a row that somebody is sending is left to them, and nobody waits for anybody', async () => {
  const row = await fixture.addRow({
    personId: await agreed(),
    accountId: 'ads',
    state: 'unknown',
    queue: { dueAt: clock.now() },
  });
  await database.db.query(
    `update ledger_queue set claim_epoch = 3, claimed_by = 'w' where delivery_id = $1`,
    [row],
  );
  clock.advance(60_000);
  const { jobId } = await start({ filter: { deliveryIds: [row] } });
  await database.db.transaction(async (tx) => {
    await tx.query('select from ledger_queue where delivery_id = $1 for update', [row]);
    await finish();
  });
  expect(await caller().resendJob({ jobId })).toMatchObject({ state: 'done', outcomes: { under_way: 1 } });
  const claim = await database.db.one('select claim_epoch from ledger_queue where delivery_id = $1', [row]);
  expect(claim).toEqual({ claim_epoch: 3 });
});

test('an unknown row is sent again, or taken for what somebody found out', async () => {
  const row = () =>
    agreed().then((personId) => fixture.addRow({ personId, accountId: 'ads', state: 'unknown' }));
  const [again, took, lost] = [await row(), await row(), await row()];
  clock.advance(60_000);
  await start({ filter: { deliveryIds: [again] } }, 'a'.repeat(16));
  await start({ filter: { deliveryIds: [took] }, decision: 'take_as_accepted' }, 'b'.repeat(16));
  await start({ filter: { deliveryIds: [lost] }, decision: 'take_as_rejected' }, 'c'.repeat(16));
  await finish();
  expect(await fixture.stateOf(again)).toMatchObject({ state: 'queued', cause: 'resend', waits_for: null });
  expect(await fixture.stateOf(took)).toMatchObject({
    state: 'accepted',
    cause: 'taken_as_accepted',
    queued: false,
  });
  expect(await fixture.stateOf(lost)).toMatchObject({
    state: 'rejected',
    cause: 'taken_as_rejected',
    queued: false,
  });
});

test('accepted rows go to the core once more under their ids when that is asked for', async () => {
  const person = await fixture.addPerson();
  await fixture.decide(person, 'granted', { purpose: 'application_processing' });
  const row = await fixture.addRow({ personId: person, accountId: core, state: 'accepted' });
  clock.advance(60_000);
  const selection = { filter: { deliveryIds: [row] }, decision: 'send' as const };
  expect((await caller().previewResend({ ...selection })).outcomes).toEqual({ dropped: 1 });
  expect((await caller().previewResend({ ...selection, replayAccepted: true })).outcomes).toEqual({
    repeat: 1,
  });
  await start({ ...selection, replayAccepted: true });
  await finish();
  expect(await fixture.stateOf(row)).toMatchObject({ state: 'queued', cause: 'replay', external_id: row });
});

test('a second tap starts nothing more; a job can be cancelled; both are in the audit with the reason', async () => {
  for (let place = 0; place < 250; place += 1)
    await fixture.addRow({ personId: await agreed(), accountId: 'ads', state: 'rejected' });
  clock.advance(60_000);
  const selection = {
    filter: { accountId: 'ads', states: ['rejected'] as ResendSelection['filter']['states'] },
  };
  const first = await start(selection);
  expect(await start(selection)).toEqual(first);
  await work().run();
  expect(await caller().cancelResend({ jobId: first.jobId })).toEqual({ cancelled: true });
  expect(await caller().cancelResend({ jobId: first.jobId })).toEqual({ cancelled: false });
  expect(await work().run()).toBe(0);
  expect(await caller().resendJobs()).toMatchObject([{ state: 'cancelled', done: 200, total: 250 }]);
  const audit = await database.db.query('select action, subject, reason from audit_entry order by entry_id');
  expect(audit).toEqual([
    { action: 'resend_started_send', subject: first.jobId, reason: 'platform was down' },
    { action: 'resend_cancelled', subject: first.jobId, reason: null },
  ]);
});

test('an analyst may look and not decide; a selection of everything is refused', async () => {
  const selection = { filter: { states: ['parked' as const] }, decision: 'send' as const };
  const asked = { selection, reason: 'because', idempotencyKey: 'k'.repeat(16) };
  await expect(caller('analyst').startResend(asked)).rejects.toMatchObject({
    cause: { code: 'not_allowed' },
  });
  await expect(caller('analyst').cancelResend({ jobId: 'rsd_1' })).rejects.toMatchObject({
    cause: { code: 'not_allowed' },
  });
  await expect(caller().cancelResend({ jobId: 'rsd_1' })).rejects.toMatchObject({
    cause: { code: 'not_found' },
  });
  await expect(caller().previewResend({ filter: {}, decision: 'send' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});
