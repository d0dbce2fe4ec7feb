import type { PersonId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import { leavingDecisions } from './decisions.store';
import type { PastDecision } from './surely-unsent.rules';

const pastSql = `
select person_id as "personId", decision, consent_id as "consentId", recipients, fields,
  case purpose when 'ad_measurement' then 'adMeasurement' else 'applicationProcessing' end as purpose,
  lead(recorded_at) over (partition by person_id, purpose order by position) as "replacedAt"
from consent_record
where person_id = any($1) and purpose in ('application_processing', 'ad_measurement')`;

/** Everything that each person ever decided, together with everybody merged with them. */
export async function pastDecisions(
  db: Queryable,
  people: readonly PersonId[],
): Promise<Map<PersonId, PastDecision[]>> {
  if (people.length === 0) return new Map();
  const newest = await leavingDecisions(db, people);
  const families = people.map((person) => [person, ...(newest.get(person)?.relatives ?? [])]);
  const past = await db.query<PastDecision & { personId: PersonId }>(pastSql, [
    [...new Set(families.flat())],
  ]);
  return new Map(
    families.map((family) => [family[0]!, past.filter(({ personId }) => family.includes(personId))]),
  );
}
