import type { ExperimentId, PersonId, SessionId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../../test/database';
import { standingClock } from '../../../operator/operator.fixture';
import { insertPreview, previewLivesMs, previewTokenHash } from '../../definition/preview.store';
import { insertPreviewWalk } from '../../definition/preview-walk.store';
import { callerOf, insertPeople, people, soundWorld } from '../../definition/experiment.fixture';
import { walksOf } from './walk.queries';

const secondMs = 1_000;
const madeAt = new Date('2026-11-22T04:00:00Z');
const after = (ms: number) => new Date(madeAt.getTime() + ms);

let database: TestDatabase;
let experimentId: ExperimentId;

beforeEach(async () => {
  database = await createTestDatabase();
  const clock = standingClock(madeAt.toISOString());
  await insertPeople(database.db, madeAt);
  ({ experimentId } = await callerOf(soundWorld(), people.lin, database.db, clock).create({
    key: 'key-of-a-test-000001',
    template: 'another_title',
  }));
});
afterEach(() => database.drop());

const preview = (variant: 'a' | 'b') =>
  insertPreview(database.db, {
    tokenHash: previewTokenHash(variant),
    experimentId,
    revision: 1,
    variant,
    host: 'weapp',
    values: {},
    largeText: true,
    dark: false,
    by: 'opr',
    at: madeAt,
    expiresAt: after(previewLivesMs),
  });

const open = (variant: 'a' | 'b', atMs: number, visit = { sessionId: 'ses_1', personId: 'per_1' }) =>
  insertPreviewWalk(database.db, {
    sessionId: visit.sessionId as SessionId,
    personId: visit.personId as PersonId,
    tokenHash: previewTokenHash(variant),
    at: after(atMs),
  });

let events = 0;
function did(
  name: string,
  atMs: number,
  properties: object,
  visit = { sessionId: 'ses_1', personId: 'per_1' },
) {
  events += 1;
  return database.db.query(
    `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
       occurred_at, happened_at, received_at, skew_ms, app_version, properties)
     values ($1, $2, 'd', $3, 'weapp', $4, 1, 'apply.identity', $5, $6, $6, $6, 0, '1', $7::jsonb)`,
    [`evt-${events}`, visit.personId, visit.sessionId, name, events, after(atMs), JSON.stringify(properties)],
  );
}

const walks = (now = after(previewLivesMs)) => walksOf(database.db, experimentId, now);

test('a walk is what was tapped, entered and taken on the phone that opened the preview', async () => {
  await preview('b');
  await open('b', 0);
  await did('field_focused', 1 * secondMs, { field: 'name' });
  await did('field_focused', 2 * secondMs, { field: 'name' });
  await did('field_focused', 3 * secondMs, { field: 'number' });
  await did('tapped', 4 * secondMs, { target: 'identity-next' });
  await did('page_left', 5 * secondMs, { dwellMs: 90_000, activeMs: 5_400 });
  // Somebody else, and the same phone once the preview had ended.
  await did('tapped', 4 * secondMs, { target: 'x' }, { sessionId: 'ses_2', personId: 'per_2' });
  await did('tapped', previewLivesMs, { target: 'x' });
  expect(await walks()).toEqual([
    {
      variant: 'b',
      host: 'weapp',
      largeText: true,
      dark: false,
      openedAt: madeAt.toISOString(),
      fields: 2,
      taps: 4,
      seconds: 5,
    },
  ]);
});

test('another code on the same phone begins another walk, and a log-in goes on with the same', async () => {
  await preview('a');
  await preview('b');
  await open('a', 0);
  await did('tapped', 1 * secondMs, { target: 'landing-start' });
  await open('b', 60 * secondMs);
  await did('tapped', 61 * secondMs, { target: 'landing-start' });
  const signedIn = { sessionId: 'ses_1', personId: 'per_9' };
  await open('b', 70 * secondMs, signedIn);
  await did('tapped', 71 * secondMs, { target: 'identity-next' }, signedIn);
  await did('tapped', 72 * secondMs, { target: 'face-start' }, signedIn);
  expect((await walks()).map(({ variant, taps }) => [variant, taps])).toEqual([
    ['b', 3],
    ['a', 1],
  ]);
});

test('who did nothing that was told has no walk, and a day later it is forgotten', async () => {
  await preview('b');
  await open('b', 0);
  await did('page_viewed', secondMs, {});
  expect(await walks()).toEqual([]);
  await did('tapped', 2 * secondMs, { target: 'landing-start' });
  expect(await walks()).toHaveLength(1);
  expect(await walks(after(24 * 3_600 * secondMs + 1))).toEqual([]);
});
