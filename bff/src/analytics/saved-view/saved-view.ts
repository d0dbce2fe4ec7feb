import type { Id } from '@loudou/shared/ids';

export type SavedViewId = Id<'savedView'>;

/** A question that an operator keeps by name: a page of the console and the query of its address. */
export interface SavedView {
  viewId: SavedViewId;
  page: string;
  name: string;
  /** As it stands behind the question mark of the address. */
  query: string;
  shared: boolean;
  /** Whether whoever asks may rename, share and delete it. */
  own: boolean;
  ownerName: string;
  changedAt: string;
}

export const savedViewBounds = {
  maxNameLength: 60,
  maxQueryBytes: 4_000,
  /** Per operator, over all pages. */
  maxViews: 100,
  maxListed: 500,
  /** How long a deleted one can be taken back. */
  keptDays: 30,
} as const;
