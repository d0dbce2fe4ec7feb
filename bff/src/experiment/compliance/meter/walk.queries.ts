import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../../platform/database';
import type { VariantKey } from '../../definition/definition';
import type { PreviewHost } from '../../definition/preview.store';

/** The newest that are told, and how far back. */
const maxWalks = 6;
const walkedDays = 1;

/** What somebody did on a phone of their own, from opening a preview until it ended or another one was opened. */
export interface Walk {
  variant: VariantKey;
  host: PreviewHost;
  largeText: boolean;
  dark: boolean;
  openedAt: string;
  /** Fields that were entered by hand, each once. */
  fields: number;
  /** Buttons, rows and fields; ticks are not told of. */
  taps: number;
  /** In which they did something, on the pages that were left. */
  seconds: number;
}

/**
 * The newest first. A phone tells of taps only once its person agreed to the analysis of use: a walk that never got there
 * has nothing to be measured by, and is not among them.
 */
export async function walksOf(db: Queryable, experimentId: ExperimentId, now: Date): Promise<Walk[]> {
  const rows = await db.query<Omit<Walk, 'openedAt'> & { openedAt: Date }>(
    `with visit as (
       select walk.session_id, walk.token_hash, min(walk.opened_at) as opened_at, array_agg(walk.person_id) as people
       from experiment_preview preview join experiment_preview_walk walk using (token_hash)
       where preview.experiment_id = $1 and walk.opened_at >= $2::timestamptz - make_interval(days => $3)
       group by walk.session_id, walk.token_hash
       order by opened_at desc limit $4)
     select preview.variant, preview.host, preview.large_text as "largeText", preview.dark,
            visit.opened_at as "openedAt", done.fields, done.taps, done.seconds
     from visit join experiment_preview preview using (token_hash)
     cross join lateral (
       select min(other.opened_at) as opened_at from experiment_preview_walk other
       where other.session_id = visit.session_id and other.opened_at > visit.opened_at
         and other.token_hash <> visit.token_hash) next
     cross join lateral (
       select count(distinct (page, properties->>'field')) filter (where name = 'field_focused')::int as fields,
              count(*) filter (where name in ('tapped', 'field_focused'))::int as taps,
              (coalesce(sum(coalesce((properties->>'activeMs')::bigint, (properties->>'dwellMs')::bigint))
                 filter (where name = 'page_left'), 0) / 1000)::int as seconds
       from behaviour_event event
       where event.person_id = any(visit.people) and event.session_id = visit.session_id
         and event.happened_at >= visit.opened_at
         and event.happened_at < least(next.opened_at, preview.expires_at)
         -- Only the days that can hold such a row are looked into.
         and event.received_at >= visit.opened_at and event.received_at < visit.opened_at + interval '1 day') done
     where done.taps > 0
     order by visit.opened_at desc`,
    [experimentId, now, walkedDays, maxWalks],
  );
  return rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() }));
}
