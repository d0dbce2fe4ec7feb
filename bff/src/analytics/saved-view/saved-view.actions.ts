import { AppError } from '../../platform/errors';
import type { Database, Queryable } from '../../platform/database';
import type { OperatorContext } from '../../platform/trpc';
import { type SavedView, savedViewBounds, type SavedViewId } from './saved-view';
import {
  changeView,
  clearDeleted,
  countViews,
  findByName,
  findOwn,
  insertView,
  lockOwner,
  viewById,
} from './saved-view.store';

type Ground = Pick<OperatorContext, 'clock' | 'ids' | 'operator'> & { db: Database };

const MS_PER_DAY = 86_400_000;

/** Saving under a name that one has already used on the page replaces that view: twice is as good as once. */
export async function saveView(
  ctx: Ground,
  view: { page: string; name: string; query: string; shared: boolean },
): Promise<SavedView> {
  const { operatorId } = ctx.operator;
  const now = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    await lockOwner(tx, operatorId);
    await clearDeleted(tx, operatorId, new Date(now.getTime() - savedViewBounds.keptDays * MS_PER_DAY));
    const known = await findByName(tx, operatorId, view);
    if (known) {
      await changeView(tx, known, { name: view.name, query: view.query, shared: view.shared }, now);
      return viewById(tx, operatorId, known);
    }
    await requireRoom(tx, operatorId);
    const viewId = ctx.ids.next('savedView');
    await insertView(tx, { ...view, viewId, ownerId: operatorId }, now);
    return viewById(tx, operatorId, viewId);
  });
}

export function renameView(ctx: Ground, { viewId, name }: { viewId: SavedViewId; name: string }) {
  return changeOwn(ctx, viewId, async (tx, own) => {
    await requireFreeName(tx, ctx.operator.operatorId, viewId, { page: own.page, name });
    await changeView(tx, viewId, { name }, ctx.clock.now());
  });
}

export function shareView(ctx: Ground, { viewId, shared }: { viewId: SavedViewId; shared: boolean }) {
  return changeOwn(ctx, viewId, (tx) => changeView(tx, viewId, { shared }, ctx.clock.now()));
}

export function deleteView(ctx: Ground, { viewId }: { viewId: SavedViewId }) {
  return changeOwn(ctx, viewId, (tx) => changeView(tx, viewId, { deleted: true }, ctx.clock.now()));
}

/** Takes a deletion back, unless its name or its place has been given away meanwhile. */
export function restoreView(ctx: Ground, { viewId }: { viewId: SavedViewId }) {
  const { operatorId } = ctx.operator;
  return changeOwn(ctx, viewId, async (tx, own) => {
    if (!own.deleted) return;
    await requireFreeName(tx, operatorId, viewId, own);
    await requireRoom(tx, operatorId);
    await changeView(tx, viewId, { deleted: false }, ctx.clock.now());
  });
}

async function changeOwn(
  ctx: Ground,
  viewId: SavedViewId,
  act: (tx: Queryable, own: { page: string; name: string; deleted: boolean }) => Promise<void>,
): Promise<SavedView> {
  const { operatorId } = ctx.operator;
  return ctx.db.transaction(async (tx) => {
    await lockOwner(tx, operatorId);
    const own = await findOwn(tx, operatorId, viewId);
    if (!own) throw new AppError('not_found');
    await act(tx, own);
    return viewById(tx, operatorId, viewId);
  });
}

async function requireFreeName(
  tx: Queryable,
  ownerId: string,
  viewId: SavedViewId,
  named: { page: string; name: string },
): Promise<void> {
  const holder = await findByName(tx, ownerId, named);
  if (holder && holder !== viewId)
    throw new AppError('invalid_input', { details: { problem: 'name_taken' } });
}

async function requireRoom(tx: Queryable, ownerId: string): Promise<void> {
  if ((await countViews(tx, ownerId)) >= savedViewBounds.maxViews)
    throw new AppError('invalid_input', { details: { problem: 'too_many_views' } });
}
