import type { PolicyTable, PolicyVersion } from '../grading-api';

export interface DraftStart {
  table: PolicyTable;
  note: string;
  /** The draft that is opened; null: a copy of the policy in force, not saved yet. */
  saved: SavedDraft | null;
}

export interface SavedDraft {
  version: number;
  madeAt: string;
}

/** The draft named in the address, or a copy of what is in force. */
export function draftStartOf(
  edited: string,
  versions: readonly PolicyVersion[],
  inForce: PolicyVersion | undefined,
): DraftStart {
  const draft = versions.find(({ version, state }) => state === 'draft' && String(version) === edited);
  if (!draft) return { table: inForce?.table ?? { rows: [], capFen: 0 }, note: '', saved: null };
  const { version, madeAt, table, note } = draft;
  return { table, note: note ?? '', saved: { version, madeAt } };
}
