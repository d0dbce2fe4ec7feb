import type { PersonId } from '@loudou/shared/ids';
import { findSink } from './delivery';
import type { Queryable } from './platform/database';
import { suppressedPeople } from './subscriber';
import { withheldTraffic } from './traffic';

/** Who must not be told of to a sink now, with the cause: by the core's word, or because an ad brought no customer. */
export async function withheldPeople(
  db: Queryable,
  personIds: readonly PersonId[],
  sink: string,
  at: Date,
): Promise<Map<PersonId, string>> {
  const suppressed = await suppressedPeople(db, personIds, sink, at);
  if (findSink(sink)?.adPlatform == null) return suppressed;
  return new Map([...(await withheldTraffic(db, personIds)), ...suppressed]);
}
