import type { DeviceId, SessionId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { consoleBrowser, standingClock } from '../operator/operator.fixture';
import type { VisitorContext } from '../platform/trpc';
import { recordDecisions } from './consent.actions';
import { publishedDocument } from './consent.documents';
import { currentDecisions } from './consent.store';

let database: TestDatabase;
let visitor: VisitorContext;
let keys = 0;

beforeEach(async () => {
  database = await createTestDatabase();
  const clock = standingClock('2026-11-22T04:00:00Z');
  const context = consoleBrowser(database.db, clock);
  const personId = context.ids.next('person');
  await database.db.query('insert into person (person_id, created_at) values ($1, $2)', [
    personId,
    clock.now(),
  ]);
  visitor = {
    ...context,
    session: {
      sessionId: 'ses_1' as SessionId,
      personId,
      deviceId: 'dev_1' as DeviceId,
      host: 'weapp',
      registered: false,
      touchId: null,
    },
  };
});
afterEach(() => database.drop());

function decide(decision: 'granted' | 'declined') {
  const purpose = 'ad_measurement';
  const { version: documentVersion } = publishedDocument(purpose);
  const idempotencyKey = `an-intent-of-a-test-${(keys += 1)}`;
  return recordDecisions(visitor, { decisions: [{ purpose, decision, documentVersion }], idempotencyKey });
}

const standing = async () =>
  (await currentDecisions(database.db, visitor.session.personId)).map(({ decision }) => decision);
const facts = async () =>
  (await database.db.query<{ name: string }>('select name from fact order by person_sequence')).map(
    ({ name }) => name,
  );

test('who was never asked before and declines has agreed to nothing that could be taken back', async () => {
  await decide('declined');
  expect(await standing()).toEqual(['declined']);
  expect(await facts()).toEqual([]);
});

test('who agreed and declines when asked again has withdrawn, and everybody is told', async () => {
  await decide('granted');
  await decide('declined');
  expect(await standing()).toEqual(['withdrawn']);
  await decide('declined');
  expect(await standing()).toEqual(['withdrawn']);
  expect(await facts()).toEqual(['consent_granted', 'consent_withdrawn']);
});

test('who agrees again has agreed', async () => {
  for (const decision of ['granted', 'declined', 'granted'] as const) await decide(decision);
  expect(await standing()).toEqual(['granted']);
  expect(await facts()).toEqual(['consent_granted', 'consent_withdrawn', 'consent_granted']);
});
