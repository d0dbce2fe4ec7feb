import { operatorNames } from '../../operator';
import type { Queryable } from '../../platform/database';
import type { Doer } from './experiment';

/** Under which names whoever did something here is shown. */
export async function doersOf(
  db: Queryable,
  operatorIds: readonly (string | null)[],
): Promise<(operatorId: string) => Doer> {
  const names = await operatorNames(
    db,
    operatorIds.filter((id) => id !== null),
  );
  return (operatorId) => ({ operatorId, name: names.get(operatorId) ?? null });
}
