import type { ApplicationId, DeviceId, SessionId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import type { FaceChecker } from '../hosts';
import { saveIdentityDocument } from '../identity';
import { consoleBrowser, standingClock } from '../operator/operator.fixture';
import type { PersonContext } from '../platform/trpc';
import { finishFaceStep } from './face-step.actions';
import { insertFaceCheck } from './face-step.store';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const own = { name: '周晓禾', number: '110101199003071233', validUntil: '2036-03-07' };
const somebodys = { name: '吴安', number: '11010120010307123X', validUntil: '2036-03-07' };

test('a face that passed for one document proves no other that took its place meanwhile', async () => {
  const { db } = database;
  const context = consoleBrowser(db, standingClock('2026-11-22T04:00:00Z'));
  const personId = context.ids.next('person');
  const applicationId: ApplicationId = context.ids.next('application');
  const faceCheckId = context.ids.next('faceCheck');
  const at = context.clock.now();
  await db.query('insert into person (person_id, created_at) values ($1, $2)', [personId, at]);
  await context.vault.createPersonKey(db, personId);
  await db.query(
    `insert into application (application_id, person_id, state, product_code, lender_code, requested_amount_fen,
       requested_months, host, started_at, last_active_at) values ($1, $2, 'draft', 'p', 'l', 100, 12, 'weapp', $3, $3)`,
    [applicationId, personId, at],
  );
  await db.query(
    `insert into application_step (application_id, step, step_version, completed_at)
     values ($1, 'identity', 1, $2), ($1, 'bureau', 1, $2)`,
    [applicationId, at],
  );
  await saveIdentityDocument(db, context, personId, own);
  await insertFaceCheck(db, {
    faceCheckId,
    applicationId,
    personId,
    vendor: 'stand-in',
    reference: 'r',
    state: 'started',
    ticketSealed: Buffer.alloc(0),
    at,
  });
  const visit: PersonContext = {
    ...context,
    session: {
      sessionId: 'ses_1' as SessionId,
      personId,
      deviceId: 'dev_1' as DeviceId,
      host: 'weapp',
      registered: true,
      touchId: null,
    },
  };
  const checker: FaceChecker = {
    vendor: 'stand-in',
    start: () => Promise.reject(new Error('started before')),
    readResult: async () => {
      await saveIdentityDocument(db, context, personId, somebodys);
      return { outcome: 'passed', confidenceBand: 'high' };
    },
  };
  expect(await finishFaceStep(visit, { weapp: checker }, { faceCheckId })).toEqual({ outcome: 'failed' });
  expect(await db.query("select 1 from identity_link where kind = 'document'")).toEqual([]);
});
