import type { Platform } from '../../platform/platform';
import { PersonErased } from '../../platform/vault';
import { sealedField } from './hold-refused';
import { type StructureLine, structureOf } from './payload-structure.rules';
import { quarantineBounds } from './quarantine.bounds';
import { type GroupRow, listGroups, type QuarantineGroup } from './quarantine.store';

export interface QuarantineGroupView extends QuarantineGroup {
  rows: number;
  people: number;
  firstAt: Date;
  lastAt: Date;
  /** When the first of these rows will be thrown away by itself. */
  nextExpiryAt: Date;
  /** Given back with `replay` and `discard`: rows that come after are left alone. */
  lastId: number;
  /** The newest row, without its values. Null when the person was erased. */
  example: { path: string; structure: StructureLine[] } | null;
}

/** What the catalogue did not take, by why, what and of which version of the app; the most first. */
export async function quarantineGroups(
  platform: Pick<Platform, 'db' | 'vault'>,
): Promise<QuarantineGroupView[]> {
  const groups = await listGroups(platform.db, quarantineBounds.maxShownGroups);
  const views: QuarantineGroupView[] = [];
  for (const { personId, payloadSealed, path, ...group } of groups) {
    const payload = await openExample(platform, { personId, payloadSealed });
    views.push({ ...group, example: payload && { path, structure: structureOf(payload.row) } });
  }
  return views;
}

async function openExample(
  { db, vault }: Pick<Platform, 'db' | 'vault'>,
  { personId, payloadSealed }: Pick<GroupRow, 'personId' | 'payloadSealed'>,
): Promise<{ row: unknown } | null> {
  try {
    const seal = await vault.forPerson(db, personId);
    return { row: JSON.parse(seal.open(sealedField, payloadSealed)) as unknown };
  } catch (error) {
    if (error instanceof PersonErased) return null;
    throw error;
  }
}
