import type { PersonId } from '@loudou/shared/ids';
import { samePersonSql } from '../../identity';
import type { Queryable } from '../../platform/database';
import type { LeavingDecisions, NamedDecision } from './leave.rules';

export interface PersonDecisions extends LeavingDecisions {
  /** Everybody else who is the same person by a merge, in either direction. */
  relatives: PersonId[];
}

const decisionsSql = `
with recursive ${samePersonSql}, newest as (
  select distinct on (member.asked, record.purpose) member.asked, record.purpose, record.decision,
    record.consent_id, record.recipients, record.fields
  from (select distinct asked, person_id from member) member
  join consent_record record on record.person_id = member.person_id
    and record.purpose in ('application_processing', 'ad_measurement')
  order by member.asked, record.purpose, record.position desc
)
select member.asked,
  array_agg(distinct member.person_id) filter (where member.person_id <> member.asked) as relatives,
  (select jsonb_object_agg(newest.purpose, to_jsonb(newest) - 'asked' - 'purpose') from newest
   where newest.asked = member.asked) as decisions
from member group by member.asked`;

interface DecisionRow {
  asked: PersonId;
  relatives: PersonId[] | null;
  decisions: Record<string, StoredDecision> | null;
}

interface StoredDecision {
  decision: NamedDecision['decision'];
  consent_id: string;
  recipients: string[] | null;
  fields: string[] | null;
}

/** The newest decisions of each person, those of everybody merged with them counted as their own. */
export async function leavingDecisions(
  db: Queryable,
  people: readonly PersonId[],
): Promise<Map<PersonId, PersonDecisions>> {
  if (people.length === 0) return new Map();
  const rows = await db.query<DecisionRow>(decisionsSql, [people]);
  return new Map(
    rows.map(({ asked, relatives, decisions }) => [
      asked,
      {
        relatives: relatives ?? [],
        applicationProcessing: named(decisions?.application_processing),
        adMeasurement: named(decisions?.ad_measurement),
      },
    ]),
  );
}

const named = (stored: StoredDecision | undefined): NamedDecision | undefined =>
  stored && {
    decision: stored.decision,
    consentId: stored.consent_id,
    recipients: stored.recipients,
    fields: stored.fields,
  };
