import type { Queryable } from '../../platform/database';
import { type SavedView, savedViewBounds, type SavedViewId } from './saved-view';

interface ViewRow {
  view_id: SavedViewId;
  page: string;
  name: string;
  query: string;
  shared: boolean;
  owner_id: string;
  owner_name: string;
  changed_at: Date;
}

const viewOf = (row: ViewRow, askerId: string): SavedView => ({
  viewId: row.view_id,
  page: row.page,
  name: row.name,
  query: row.query,
  shared: row.shared,
  own: row.owner_id === askerId,
  ownerName: row.owner_name,
  changedAt: row.changed_at.toISOString(),
});

const columns = `saved.view_id, saved.page, saved.name, saved.query, saved.shared, saved.owner_id,
  operator.display_name as owner_name, saved.changed_at`;

/** One's own first, then what others share; by name. */
export async function listViews(db: Queryable, askerId: string, page: string | null): Promise<SavedView[]> {
  const rows = await db.query<ViewRow>(
    `select ${columns} from saved_view saved join operator on operator.operator_id = saved.owner_id
     where saved.deleted_at is null and (saved.owner_id = $1 or saved.shared)
       and ($2::text is null or saved.page = $2)
     order by (saved.owner_id = $1) desc, lower(saved.name), saved.view_id
     limit ${savedViewBounds.maxListed}`,
    [askerId, page],
  );
  return rows.map((row) => viewOf(row, askerId));
}

/** Holds the operator's row, so that two saves of one operator count one after the other. */
export async function lockOwner(db: Queryable, ownerId: string): Promise<void> {
  await db.query('select 1 from operator where operator_id = $1 for update', [ownerId]);
}

export async function countViews(db: Queryable, ownerId: string): Promise<number> {
  const row = await db.one<{ views: number }>(
    'select count(*)::int as views from saved_view where owner_id = $1 and deleted_at is null',
    [ownerId],
  );
  return row.views;
}

export async function findByName(
  db: Queryable,
  ownerId: string,
  { page, name }: { page: string; name: string },
): Promise<SavedViewId | null> {
  const row = await db.maybeOne<{ view_id: SavedViewId }>(
    `select view_id from saved_view
     where owner_id = $1 and page = $2 and lower(name) = lower($3) and deleted_at is null`,
    [ownerId, page, name],
  );
  return row?.view_id ?? null;
}

/** The owner's view by its id, deleted or not; null for everybody else's. */
export async function findOwn(
  db: Queryable,
  ownerId: string,
  viewId: SavedViewId,
): Promise<{ page: string; name: string; deleted: boolean } | null> {
  const row = await db.maybeOne<{ page: string; name: string; deleted: boolean }>(
    `select page, name, deleted_at is not null as deleted from saved_view
     where view_id = $1 and owner_id = $2`,
    [viewId, ownerId],
  );
  return row ?? null;
}

export async function insertView(
  db: Queryable,
  view: { viewId: SavedViewId; ownerId: string; page: string; name: string; query: string; shared: boolean },
  now: Date,
): Promise<void> {
  await db.query(
    `insert into saved_view (view_id, owner_id, page, name, query, shared, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [view.viewId, view.ownerId, view.page, view.name, view.query, view.shared, now],
  );
}

export interface ViewChange {
  name?: string;
  query?: string;
  shared?: boolean;
  /** True deletes, false takes it back. */
  deleted?: boolean;
}

export async function changeView(
  db: Queryable,
  viewId: SavedViewId,
  change: ViewChange,
  now: Date,
): Promise<void> {
  await db.query(
    `update saved_view set
       name = coalesce($2, name),
       query = coalesce($3, query),
       shared = coalesce($4, shared),
       deleted_at = case $5::boolean when true then coalesce(deleted_at, $6) when false then null else deleted_at end,
       changed_at = $6
     where view_id = $1`,
    [viewId, change.name ?? null, change.query ?? null, change.shared ?? null, change.deleted ?? null, now],
  );
}

export async function viewById(db: Queryable, askerId: string, viewId: SavedViewId): Promise<SavedView> {
  const row = await db.one<ViewRow>(
    `select ${columns} from saved_view saved join operator on operator.operator_id = saved.owner_id
     where saved.view_id = $1`,
    [viewId],
  );
  return viewOf(row, askerId);
}

/** What was deleted long ago and can no longer be taken back. */
export async function clearDeleted(db: Queryable, ownerId: string, before: Date): Promise<void> {
  await db.query('delete from saved_view where owner_id = $1 and deleted_at < $2', [ownerId, before]);
}
