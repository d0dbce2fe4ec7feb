import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../../platform/database';
import { isMarkedSql } from '../../../traffic';

/** Newest applications that are looked at; more of them move a median by nothing. */
export const maxTimedPeople = 5_000;

export interface TimedVariant {
  /** Null for everybody, whatever they were given. */
  variant: string | null;
  people: number;
  medianSeconds: number | null;
}

const pages = [
  'entry.landing',
  'apply.phone',
  'apply.identity',
  'apply.face',
  'apply.bank_card',
  'apply.bureau',
];

/**
 * How long people were busy on the pages of the way, until they handed in: the part of their visits in which they did
 * something, summed over pages. Only whoever agreed to the analysis of use has such rows, and whoever looked at a preview
 * or is otherwise marked as no customer is left out.
 */
export async function secondsToApply(
  db: Queryable,
  asked: { experimentId: ExperimentId | null; since: Date; until: Date },
): Promise<TimedVariant[]> {
  const rows = await db.query<{ variant: string | null; people: number; median_seconds: number | null }>(
    `with submitted as (
       select application.person_id, application.started_at, application.submitted_at, assigned.variant
       from application
       left join lateral (
         select variant from experiment_assignment
         where experiment_id = $1 and person_id = application.person_id
         order by assigned_at limit 1) assigned on true
       where application.submitted_at >= $2 and application.submitted_at < $3
         and ($1::text is null or assigned.variant is not null)
         and not ${isMarkedSql('application.person_id')}
       order by application.submitted_at desc limit $4),
     busy as (
       select submitted.variant, submitted.person_id,
              sum(coalesce((event.properties->>'activeMs')::bigint, (event.properties->>'dwellMs')::bigint)) as busy_ms
       from submitted
       join behaviour_event event
         on event.person_id = submitted.person_id and event.name = 'page_left' and event.page = any($5)
        and event.happened_at between submitted.started_at - interval '1 day'
                                  and submitted.submitted_at + interval '5 minutes'
        -- Only the days that can hold such a row are looked into.
        and event.received_at >= $2::timestamptz - interval '40 days'
        and event.received_at < $3::timestamptz + interval '1 day'
       group by submitted.variant, submitted.person_id, submitted.submitted_at)
     select variant, count(*)::int as people,
            round((percentile_cont(0.5) within group (order by busy_ms) / 1000)::numeric)::int as median_seconds
     from busy group by variant order by variant`,
    [asked.experimentId, asked.since, asked.until, maxTimedPeople, pages],
  );
  return rows.map((row) => ({
    variant: row.variant,
    people: row.people,
    medianSeconds: row.median_seconds,
  }));
}
