import type { ExperimentId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import {
  callerOf,
  insertPeople,
  people,
  problemOf,
  soundWorld,
  type StandingClock,
} from './experiment.fixture';
import { findPreview, opensOn, previewTokenHash } from './preview.store';

const MINUTE_MS = 60_000;
let database: TestDatabase;
let clock: StandingClock;
let experimentId: ExperimentId;

const as = (operator = people.lin as (typeof people)[keyof typeof people]) =>
  callerOf(soundWorld(), operator, database.db, clock);
const make = (variant: 'a' | 'b' | 'c' = 'b', host: 'weapp' | 'tt' | 'h5' = 'h5') =>
  as().preview.make({ experimentId, variant, host, largeText: true, dark: false });
const tokenIn = (text: string) => /preview=([\w-]+)/.exec(text)![1]!;
async function open(token: string, on: 'weapp' | 'tt' | 'h5' = 'h5') {
  const preview = await findPreview(database.db, previewTokenHash(token));
  if (!preview || !opensOn(preview, on, clock.now())) return null;
  const { given, largeText, dark } = preview;
  return { given, largeText, dark };
}

beforeEach(async () => {
  database = await createTestDatabase();
  clock = standingClock('2026-11-22T04:00:00Z');
  await insertPeople(database.db, clock.now());
  ({ experimentId } = await as().create({ key: 'key-of-a-test-000001', template: 'another_title' }));
});
afterEach(() => database.drop());

test('shows the variant of a draft to whoever holds the token, with nothing that could be counted', async () => {
  const { url, qrText } = await make();
  expect(url).toMatch(/^https:\/\/loudou\.example\/\?preview=[\w-]+$/);
  expect(qrText).toBe(url);
  expect(await open(tokenIn(url))).toEqual({
    given: {
      layer: 'landing',
      experiment: 'EXP-001',
      variant: 'b',
      assignment: '',
      reason: 'preview',
      values: { 'landing.title': '先看清价格，再决定借不借' },
    },
    largeText: true,
    dark: false,
  });
});

test('the control shows the defaults of everything that is varied', async () => {
  const preview = await open(tokenIn((await make('a')).url));
  expect(preview!.given.values).toEqual({ 'landing.title': '借多少、花多少，先算清楚' });
});

test('a mini-program is opened by the path of its page', async () => {
  const { url, qrText } = await make('b', 'weapp');
  expect(qrText).toBe(`pages/entry/landing/index?preview=${tokenIn(url)}`);
  expect(await open(tokenIn(qrText), 'weapp')).not.toBeNull();
});

test('opens nothing on another host, after ten minutes, or by another token', async () => {
  const token = tokenIn((await make('b', 'tt')).qrText);
  expect(await open(token, 'weapp')).toBeNull();
  expect(await open(`${token}x`, 'tt')).toBeNull();
  clock.advance(10 * MINUTE_MS - 1);
  expect(await open(token, 'tt')).not.toBeNull();
  clock.advance(1);
  expect(await open(token, 'tt')).toBeNull();
});

test('is revoked by itself or with all others, and not through another experiment', async () => {
  const [one, other, third] = [await make(), await make(), await make()];
  const elsewhere = await as().create({ key: 'key-of-a-test-000002', template: null });
  const revoke = (previewId: string | null, of = experimentId) =>
    as().preview.revoke({ experimentId: of, previewId });
  expect(await revoke(one.previewId, elsewhere.experimentId)).toEqual({ ended: 0 });
  expect(await revoke(one.previewId)).toEqual({ ended: 1 });
  expect(await revoke(one.previewId)).toEqual({ ended: 0 });
  expect(await open(tokenIn(one.url))).toBeNull();
  expect(await open(tokenIn(other.url))).not.toBeNull();
  expect(await revoke(null)).toEqual({ ended: 2 });
  expect(await open(tokenIn(third.url))).toBeNull();
});

test('there are twenty at a time, and another one when one of them is over', async () => {
  const all = await Promise.all(Array.from({ length: 24 }, () => problemOf(make())));
  expect(all.filter((result) => result === 'passed')).toHaveLength(20);
  expect(all.filter((result) => result === 'too_many_previews')).toHaveLength(4);
  clock.advance(10 * MINUTE_MS);
  expect(await problemOf(make())).toBe('passed');
});

test('goes on showing what it was made of, and says when the draft is another one by now', async () => {
  const { url } = await make();
  const { definition, revision } = await as().get({ experimentId });
  definition.variants[1]!.values = { 'landing.title': '先看价格再申请' };
  await as().save({ key: 'key-of-a-test-000003', experimentId, revision, definition });
  expect((await open(tokenIn(url)))!.given.values).toEqual({ 'landing.title': '先看清价格，再决定借不借' });
  expect((await as().get({ experimentId })).previews).toMatchObject([{ variant: 'b', outdated: true }]);
});

test('a dump of the database opens nothing', async () => {
  const { url } = await make();
  const rows = await database.db.query<{ row: string }>(
    `select experiment_preview::text as row from experiment_preview
     union all select audit_entry::text from audit_entry union all select intent::text from intent`,
  );
  for (const { row } of rows) expect(row).not.toContain(tokenIn(url));
});

test('an arm that the plan does not have is none', async () => {
  expect(await problemOf(make('c'))).toBe('no_such_variant');
});

test('everybody signed in may look, who guards the texts above all', async () => {
  const { url } = await as(people.zhou).preview.make({
    experimentId,
    variant: 'b',
    host: 'h5',
    largeText: false,
    dark: true,
  });
  expect(await open(tokenIn(url))).toMatchObject({ dark: true });
});
