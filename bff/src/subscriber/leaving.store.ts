import { samePersonSql } from '../identity';
import type { Queryable } from '../platform/database';
import type { LeavingDecisions } from './leaving.rules';

interface DecisionRow {
  asked: string;
  application_processing: LeavingDecisions['applicationProcessing'];
  ad_measurement: LeavingDecisions['adMeasurement'];
}

/** The newest decisions of each person, those of everybody merged with them counted as their own. */
export async function leavingDecisions(
  db: Queryable,
  people: readonly string[],
): Promise<Map<string, LeavingDecisions>> {
  if (people.length === 0) return new Map();
  const rows = await db.query<DecisionRow>(
    `with recursive ${samePersonSql}
     select member.asked,
            (array_agg(record.decision order by record.position desc)
              filter (where record.purpose = 'application_processing'))[1] as application_processing,
            (array_agg(record.decision order by record.position desc)
              filter (where record.purpose = 'ad_measurement'))[1] as ad_measurement
     from member join consent_record record on record.person_id = member.person_id
       and record.purpose in ('application_processing', 'ad_measurement')
     group by member.asked`,
    [people],
  );
  return new Map(
    rows.map((row) => [
      row.asked,
      { applicationProcessing: row.application_processing, adMeasurement: row.ad_measurement },
    ]),
  );
}
