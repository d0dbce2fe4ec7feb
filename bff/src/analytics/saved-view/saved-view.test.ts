import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { consoleBrowser, standingClock } from '../../operator/operator.fixture';
import { insertOperator } from '../../operator/operator.store';
import { openOperatorSession } from '../../operator/operator-session.store';
import { router } from '../../platform/trpc';
import { type SavedView, savedViewBounds } from './saved-view';
import { savedViewProcedures } from './saved-view.router';

const clock = standingClock('2026-11-22T04:00:00Z');
const views = router(savedViewProcedures);
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  for (const operatorId of ['opr_lin', 'opr_wang'])
    await insertOperator(database.db, {
      operatorId,
      signInName: operatorId,
      displayName: operatorId.slice(4),
      role: 'analyst',
      passwordHash: '-',
      at: clock.now(),
    });
});
beforeEach(async () => {
  await database.db.query('delete from saved_view');
});
afterAll(() => database.drop());

async function signedIn(operatorId: string) {
  const expiresAt = new Date(clock.nowMs() + 365 * 86_400_000);
  const session = consoleBrowser(database.db, clock);
  session.cookie = await openOperatorSession(database.db, { operatorId, openedAt: clock.now(), expiresAt });
  return views.createCaller(session);
}

const view = { page: 'funnel', name: '周会漏斗', query: 'days=repaid28&by=adPlatform', shared: false };
const names = (list: SavedView[]) => list.map(({ name }) => name);

test('a view is its owner’s; shared, everybody sees it and nobody else changes it', async () => {
  const [lin, wang] = [await signedIn('opr_lin'), await signedIn('opr_wang')];
  const { viewId } = await lin.saveView(view);
  expect(await wang.savedViews({ page: 'funnel' })).toEqual([]);
  await lin.shareView({ viewId, shared: true });
  expect(await wang.savedViews({ page: 'funnel' })).toMatchObject([
    { name: '周会漏斗', query: view.query, own: false, ownerName: 'lin' },
  ]);
  await expect(wang.renameView({ viewId, name: 'mine' })).rejects.toThrow('not_found');
  await expect(wang.deleteView({ viewId })).rejects.toThrow('not_found');
  await expect(wang.shareView({ viewId, shared: false })).rejects.toThrow('not_found');
  expect(names(await lin.savedViews({ page: 'paths' }))).toEqual([]);
});

test('nobody who is not signed in sees or keeps a view', async () => {
  const nobody = views.createCaller(consoleBrowser(database.db, clock));
  await expect(nobody.savedViews({})).rejects.toThrow('operator_required');
  await expect(nobody.saveView(view)).rejects.toThrow('operator_required');
});

test('saving under the same name replaces, and two at once make one view', async () => {
  const lin = await signedIn('opr_lin');
  const [first] = await Promise.all([lin.saveView(view), lin.saveView(view)]);
  const again = await lin.saveView({ ...view, query: 'days=last7' });
  expect(again.viewId).toBe(first.viewId);
  expect(await lin.savedViews({})).toMatchObject([{ query: 'days=last7' }]);
});

test('a deleted view comes back as it was, once or twice, unless its name is taken', async () => {
  const lin = await signedIn('opr_lin');
  const { viewId } = await lin.saveView(view);
  await lin.deleteView({ viewId });
  await lin.deleteView({ viewId });
  expect(await lin.savedViews({})).toEqual([]);
  await lin.restoreView({ viewId });
  await lin.restoreView({ viewId });
  expect(names(await lin.savedViews({}))).toEqual(['周会漏斗']);
  await lin.deleteView({ viewId });
  const other = await lin.saveView(view);
  expect(other.viewId).not.toBe(viewId);
  await expect(lin.restoreView({ viewId })).rejects.toThrow('invalid_input');
});

test('what was deleted is cleared away after its time', async () => {
  const lin = await signedIn('opr_lin');
  const { viewId } = await lin.saveView(view);
  await lin.deleteView({ viewId });
  clock.advance((savedViewBounds.keptDays + 1) * 86_400_000);
  await lin.saveView({ ...view, name: 'another' });
  await expect(lin.restoreView({ viewId })).rejects.toThrow('not_found');
});

test('a name is moved only to a free one, and its own may change its letters', async () => {
  const lin = await signedIn('opr_lin');
  const { viewId } = await lin.saveView({ ...view, name: 'weekly' });
  await lin.saveView({ ...view, name: 'daily' });
  await expect(lin.renameView({ viewId, name: 'Daily' })).rejects.toThrow('invalid_input');
  expect(await lin.renameView({ viewId, name: 'Weekly' })).toMatchObject({ name: 'Weekly' });
});

test('the number of views has an end, and deleting makes room', async () => {
  const lin = await signedIn('opr_lin');
  await database.db.query(
    `insert into saved_view (view_id, owner_id, page, name, query, created_at, changed_at)
     select 'sav_' || n, 'opr_lin', 'funnel', 'view ' || n, '', now(), now() from generate_series(1, $1::int) n`,
    [savedViewBounds.maxViews - 1],
  );
  const { viewId } = await lin.saveView(view);
  await expect(lin.saveView({ ...view, name: 'one more' })).rejects.toThrow('invalid_input');
  await lin.deleteView({ viewId });
  await lin.saveView({ ...view, name: 'one more' });
  await expect(lin.restoreView({ viewId })).rejects.toThrow('invalid_input');
});

test('any query that an address can hold is kept as it is, and nothing else is', async () => {
  const lin = await signedIn('opr_lin');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 5 }), async (pairs) => {
      const query = new URLSearchParams(pairs).toString();
      expect(await lin.saveView({ ...view, query })).toMatchObject({ query });
    }),
    { numRuns: 50 },
  );
  for (const query of ['a=<script>', 'https://elsewhere/', 'a=1#b', 'x'.repeat(4_001), 'a=陈'])
    await expect(lin.saveView({ ...view, query })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  for (const name of ['', '   ', 'x'.repeat(61)])
    await expect(lin.saveView({ ...view, name })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
