import type { PersonId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { consoleBrowser, standingClock } from '../../operator/operator.fixture';
import { findRows } from './find-rows';
import { core, ledgerFixture } from './ledger.fixture';
import { ledgerRows } from './ledger.queries';
import type { LedgerFilter } from './ledger-filter';

const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;
let fixture: ReturnType<typeof ledgerFixture>;
let [first, second]: PersonId[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = ledgerFixture(database.db, clock);
  await fixture.addAccount('ads', 'ocean_engine', 'Ads 8812');
  first = await fixture.addPerson();
  second = await fixture.addPerson();
});
afterAll(() => database.drop());

const idsOf = async (filter: LedgerFilter) =>
  (await ledgerRows(database.db, filter, 200)).rows.map(({ deliveryId }) => deliveryId);

test('newest facts come first, and pages together are the whole without a double or a gap', async () => {
  const made: string[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    clock.advance(1_000);
    const factId = await fixture.addFact(first!);
    made.push(await fixture.addRow({ personId: first!, factId }));
    made.push(await fixture.addRow({ personId: first!, factId, accountId: 'ads', event: 'active_register' }));
  }
  const paged: string[] = [];
  let after: Awaited<ReturnType<typeof ledgerRows>>['next'] = null;
  do {
    const page = await ledgerRows(database.db, {}, 5, after);
    expect(page.rows.length).toBeLessThanOrEqual(5);
    paged.push(...page.rows.map(({ deliveryId }) => deliveryId));
    after = page.next;
  } while (after);
  expect(paged.length).toBe(made.length);
  expect(new Set(paged)).toEqual(new Set(made));
  const { rows } = await ledgerRows(database.db, {}, 200);
  const times = rows.map(({ recordedAt }) => recordedAt.getTime());
  expect(times).toEqual([...times].sort((one, other) => other - one));
});

test('each way that a row can show finds that row and no other', async () => {
  const own = await fixture.addPerson();
  const add = (
    state: Parameters<typeof fixture.addRow>[0]['state'],
    queue?: Parameters<typeof fixture.addRow>[0]['queue'],
  ) => fixture.addRow({ personId: own, state, ...(queue ? { queue } : {}) });
  const at = clock.now();
  const expected = {
    queued: await add('queued'),
    waits_consent: await add('queued', { dueAt: at, waitsFor: 'consent' }),
    waits_parked: await add('queued', { dueAt: at, waitsFor: 'parked' }),
    parked: await add('parked'),
    unknown: await add('unknown'),
    accepted: await add('accepted'),
    rejected: await add('rejected'),
    expired: await add('expired'),
    suppressed: await add('suppressed'),
    sending: await add('queued'),
  };
  await database.db.query('update ledger_queue set claim_epoch = 1 where delivery_id = $1', [
    expected.sending,
  ]);
  for (const [shown, deliveryId] of Object.entries(expected))
    expect([shown, await idsOf({ states: [shown as never], personId: own })]).toEqual([shown, [deliveryId]]);
  // Without the person the queue is the way, and the answer is the same.
  for (const shown of ['parked', 'unknown', 'waits_parked', 'waits_consent', 'sending'] as const)
    expect([shown, await idsOf({ states: [shown] })]).toEqual([shown, [expected[shown]]]);
});

test('account, receiver, event, grade, fact and time narrow down', async () => {
  const own = await fixture.addPerson();
  const graded = await fixture.addRow({
    personId: own,
    accountId: 'ads',
    factName: 'credit_approved',
    event: 'loan_credit',
    grade: 'A',
    gradingVersion: 3,
    expectedValueFen: 8_640,
  });
  const from = clock.now();
  clock.advance(60_000);
  const later = await fixture.addRow({ personId: own, factName: 'credit_approved' });
  const within = (filter: LedgerFilter) => idsOf({ ...filter, personId: own });
  expect(await within({ accountId: 'ads' })).toEqual([graded]);
  expect(await within({ sink: 'ocean_engine' })).toEqual([graded]);
  expect(await within({ sink: 'marketing_core' })).toEqual([later]);
  expect(await within({ event: 'loan_credit' })).toEqual([graded]);
  expect(await within({ grade: 'A' })).toEqual([graded]);
  expect(await within({ grade: 'none' })).toEqual([later]);
  expect(await within({ factName: 'credit_approved' })).toEqual([later, graded]);
  expect(await within({ from: new Date(from.getTime() + 1) })).toEqual([later]);
  expect(await within({ until: new Date(from.getTime() + 1) })).toEqual([graded]);
  expect(await idsOf({ accountId: 'nobody' })).toEqual([]);
  expect(await idsOf({ accountId: core, event: 'loan_credit' })).toEqual([]);
});

test('a person brings the rows of everybody who turned out to be the same', async () => {
  const visitor = await fixture.addPerson(second);
  const row = await fixture.addRow({ personId: visitor });
  expect(await idsOf({ personId: second! })).toEqual([row]);
  expect(await idsOf({ personId: visitor })).toEqual([row]);
});

test('a click id leads to its touches, by whichever platform it came, and is not in the answer', async () => {
  const { vault } = consoleBrowser(database.db, clock);
  const own = await fixture.addPerson();
  const clickId = 'B.TuE4n7Q-a-click';
  const touchId = await fixture.addTouch(own, vault.lookup('click_id', `tencent_ads ${clickId}`));
  const row = await fixture.addRow({ personId: own, accountId: 'ads', touchId });
  const found = await findRows(database.db, vault, ` ${clickId} `);
  expect(found).toEqual({ touchIds: [touchId] });
  expect(await idsOf(found!)).toEqual([row]);
  expect(await findRows(database.db, vault, 'never-seen')).toBeNull();
  expect(await findRows(database.db, vault, own)).toEqual({ personId: own });
  expect(await findRows(database.db, vault, row)).toEqual({ deliveryIds: [row] });
});
