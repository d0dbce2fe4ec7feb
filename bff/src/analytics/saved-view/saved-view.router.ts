import { isId } from '@loudou/shared/ids';
import { z } from 'zod';
import { operator } from '../../platform/trpc';
import { deleteView, renameView, restoreView, saveView, shareView } from './saved-view.actions';
import { savedViewBounds, type SavedViewId } from './saved-view';
import { listViews } from './saved-view.store';

const { maxNameLength, maxQueryBytes } = savedViewBounds;

const viewId = z.custom<SavedViewId>((value) => isId('savedView', value), 'not a savedView id');
const page = z.string().regex(/^[a-z][a-z-]{0,31}$/);
const name = z.string().trim().min(1).max(maxNameLength);
/** A query as `URLSearchParams` writes it: nothing else can leave the page by a saved view. */
const query = z
  .string()
  .max(maxQueryBytes)
  .regex(/^[A-Za-z0-9%&=+._*~-]*$/);

/**
 * Views of the console by name, each of its own operator; a shared one is seen by everybody signed in and changed by
 * its owner only. Errors: `not_found` for a view of somebody else; `invalid_input` with the `problem` `name_taken` or
 * `too_many_views`.
 */
export const savedViewProcedures = {
  savedViews: operator
    .input(z.object({ page: page.optional() }))
    .query(({ ctx, input }) => listViews(ctx.db, ctx.operator.operatorId, input.page ?? null)),
  saveView: operator
    .input(z.object({ page, name, query, shared: z.boolean() }))
    .mutation(({ ctx, input }) => saveView(ctx, input)),
  renameView: operator.input(z.object({ viewId, name })).mutation(({ ctx, input }) => renameView(ctx, input)),
  shareView: operator
    .input(z.object({ viewId, shared: z.boolean() }))
    .mutation(({ ctx, input }) => shareView(ctx, input)),
  deleteView: operator.input(z.object({ viewId })).mutation(({ ctx, input }) => deleteView(ctx, input)),
  restoreView: operator.input(z.object({ viewId })).mutation(({ ctx, input }) => restoreView(ctx, input)),
};
