import { createHash } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { alreadySent } from './already-sent.queries';
import { checkRowChain } from './check-row-chain';
import { rowEvidence } from './evidence.queries';
import { ledgerFixture } from './ledger.fixture';
import { rowStory } from './row-story.queries';

const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;
let fixture: ReturnType<typeof ledgerFixture>;

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = ledgerFixture(database.db, clock);
  await fixture.addAccount('ads', 'ocean_engine', 'Ads 8812');
});
afterAll(() => database.drop());

test('a story tells fact, touch, grade, consent then and now, every try, and its place in the chain', async () => {
  const person = await fixture.addPerson();
  const visitor = await fixture.addPerson(person);
  await fixture.decide(visitor, 'granted', {
    recipients: ['ocean_engine'],
    fields: ['click_id', 'funnel_step'],
  });
  clock.advance(60_000);
  const touchId = await fixture.addTouch(person);
  const row = await fixture.addRow({
    personId: person,
    accountId: 'ads',
    factName: 'loan_disbursed',
    event: 'loan',
    touchId,
    grade: 'A',
    gradingVersion: 5,
    expectedValueFen: 8_640,
    state: 'unknown',
  });
  await fixture.change(row, 'accepted', 'remove');
  clock.advance(60_000);
  await fixture.decide(person, 'withdrawn');
  const neighbour = await fixture.addRow({ personId: person });

  const story = await rowStory(database.db, row);
  expect(story.row).toMatchObject({ event: 'loan', grade: 'A', shown: 'accepted', accountLabel: 'Ads 8812' });
  expect(story.touch).toMatchObject({ touchId, adPlatform: 'ocean_engine', paidClick: true });
  expect(story.consent.inForce).toMatchObject({ decision: 'granted', recipients: ['ocean_engine'] });
  expect(story.consent.since).toMatchObject({ decision: 'withdrawn' });
  expect(story.entries.map(({ fromState, toState }) => [fromState, toState])).toEqual([
    [null, 'queued'],
    ['queued', 'unknown'],
    ['unknown', 'accepted'],
  ]);
  expect(story.entries[1]).toMatchObject({ httpStatus: 200, durationMs: 380, response: '{"code":0}' });
  expect(story.entries[1]!.previousHash).toBe(story.entries[0]!.hash);
  expect(story.entries[0]!.nextHash).toBe(story.entries[1]!.hash);
  expect(story.entries[0]!.hash).toMatch(/^[0-9a-f]{8}$/);
  expect(story.waiting).toBeNull();
  expect(story.neighbours.map(({ deliveryId }) => deliveryId)).toEqual([neighbour]);
  await expect(rowStory(database.db, 'dlv_NOBODY')).rejects.toMatchObject({ code: 'not_found' });
});

test('what waits says what for: an earlier row of the same person, a consent, a decision', async () => {
  const person = await fixture.addPerson();
  const parked = await fixture.addRow({ personId: person, state: 'parked' });
  const behind = await fixture.addRow({
    personId: person,
    queue: { dueAt: clock.now(), waitsFor: 'parked' },
  });
  expect((await rowStory(database.db, behind)).waiting).toMatchObject({ waitsFor: 'parked', behind: parked });
  expect((await rowStory(database.db, parked)).waiting).toMatchObject({ behind: null });
});

test('somebody else can work out every hash of the evidence, and sees a changed byte', async () => {
  const person = await fixture.addPerson();
  const row = await fixture.addRow({ personId: person, state: 'accepted' });
  const evidence = await rowEvidence(database.db, row, clock.now());
  const hashOf = (previousHash: string, content: string) =>
    createHash('sha256')
      .update(previousHash + content, 'utf8')
      .digest('hex');
  expect(evidence.entries).toHaveLength(2);
  for (const entry of evidence.entries) expect(hashOf(entry.previousHash, entry.content)).toBe(entry.hash);
  expect(evidence.entries[0]!.nextEntry!.previousHash).toBe(evidence.entries[0]!.hash);
  const [first] = evidence.entries;
  expect(hashOf(first!.previousHash, first!.content.replace('queued', 'Queued'))).not.toBe(first!.hash);
});

test('the check of a row reads its own chain only, and names the row when it was touched', async () => {
  const person = await fixture.addPerson();
  const row = await fixture.addRow({ personId: person, state: 'accepted' });
  expect(await checkRowChain(database.db, row)).toMatchObject({ rowIntact: true, chains: 1, faults: [] });
  await database.db.query(`update ledger_row set event = event || ' ' where delivery_id = $1`, [row]);
  const report = await checkRowChain(database.db, row);
  expect(report.rowIntact).toBe(false);
  expect(report.faults).toMatchObject([{ deliveryId: row, fault: 'row_changed' }]);
});

test('what may have arrived stays on the list when the row is suppressed or sent once more', async () => {
  const person = await fixture.addPerson();
  await fixture.decide(person, 'granted', { fields: ['click_id', 'funnel_step'] });
  const ads = { personId: person, accountId: 'ads' };
  const silent = await fixture.addRow({ ...ads, event: 'silent', state: 'unknown' });
  const repeated = await fixture.addRow({ ...ads, event: 'repeated', state: 'accepted' });
  const never = await fixture.addRow({ ...ads, event: 'never' });
  await fixture.change(repeated, 'queued', { dueAt: new Date(0) }, 'replay');
  for (const row of [silent, repeated, never])
    await fixture.change(row, 'suppressed', 'remove', 'consent_withdrawn');
  expect((await alreadySent(database.db, person)).map(({ event, confirmed }) => [event, confirmed])).toEqual([
    ['repeated', true],
    ['silent', false],
  ]);
});

test('what was already told is listed with its fields: no more than it held, no more than was agreed', async () => {
  const person = await fixture.addPerson();
  const visitor = await fixture.addPerson(person);
  await fixture.decide(person, 'granted', {
    fields: ['click_id', 'funnel_step', 'outcome_grade', 'outcome_value'],
  });
  const touchId = await fixture.addTouch(visitor);
  await fixture.addRow({
    personId: visitor,
    accountId: 'ads',
    event: 'active_register',
    touchId,
    state: 'accepted',
  });
  await fixture.addRow({
    personId: person,
    accountId: 'ads',
    event: 'loan',
    touchId,
    grade: 'B',
    gradingVersion: 1,
    expectedValueFen: 100,
    state: 'unknown',
  });
  await fixture.addRow({ personId: person, accountId: 'ads', event: 'never', state: 'suppressed' });
  await fixture.addRow({ personId: person, state: 'accepted' });
  expect(await alreadySent(database.db, person)).toMatchObject([
    {
      event: 'loan',
      adPlatform: 'ocean_engine',
      confirmed: false,
      fields: ['click_id', 'funnel_step', 'outcome_grade', 'outcome_value'],
    },
    {
      event: 'active_register',
      adPlatform: 'ocean_engine',
      confirmed: true,
      fields: ['click_id', 'funnel_step'],
    },
  ]);
});
