import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../platform/database';
import { marksOf } from './traffic.store';

/** The cause that a row of the ledger shows is this with the mark behind it: `marked_bot`. */
const causePrefix = 'marked_';

/**
 * Which of these people no ad platform is told of, because they are no customers. Whether a sink is an ad platform's
 * the caller knows: a marketing core is told of everybody.
 */
export async function withheldTraffic(
  db: Queryable,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  const marks = await marksOf(db, personIds);
  return new Map([...marks].map(([personId, mark]) => [personId, `${causePrefix}${mark}`]));
}
