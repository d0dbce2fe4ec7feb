import type { CalendarDate } from '@loudou/shared/calendar';
import { Definition, type MetricName, type VariantKey } from '../../experiment';
import type { Queryable } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { ExposureRefusal } from './exposure.rules';
import { type Pause, pausesFrom } from './pauses.rules';
import { readUntold } from './untold.store';

/** People who saw one phase; beyond it the phase is too large for one process to add up. */
const mostUnits = 5_000_000;
/** People whose events are looked at by one question, so that none takes long or much memory. */
const unitsAPiece = 250_000;
/** Longer chains of merges do not occur; a ring ends here. */
const maxGenerations = 32;
/** Pauses and resumptions of one phase that are looked at; nobody does it more often. */
const mostPauses = 2_000;

export interface StudiedPhase {
  experimentId: string;
  number: number;
  phase: number;
  definition: Definition;
  startedAt: Date;
  endedAt: Date | null;
  /** Of its slot, how many are let in now. */
  shareBps: number;
  /** When that was set: before it another pace of people came. */
  shareSince: Date;
  /** When everybody saw the default, the oldest first. */
  pauses: Pause[];
  /** What nobody has told of yet, so that nothing is known of it. */
  untold: MetricName[];
}

/** Errors: `not_found` before the first start, and for a phase that there was not. */
export async function findPhase(
  db: Queryable,
  experimentId: string,
  phase: number | null,
): Promise<StudiedPhase> {
  const row = await db.maybeOne<{
    number: number;
    phase: number;
    definition: unknown;
    started_at: Date;
    ended_at: Date | null;
    share_bps: number;
    share_since: Date;
    pausing: { action: string; at: string }[];
  }>(
    `select experiment.number, studied.phase, studied.definition, studied.started_at, studied.ended_at,
       share.share_bps, share.set_at as share_since, pausing.entries as pausing
     from experiment join experiment_phase studied using (experiment_id)
     join lateral (
       select share_bps, set_at from experiment_share
       where experiment_share.experiment_id = studied.experiment_id and experiment_share.phase = studied.phase
       order by share_id desc limit 1
     ) share on true
     join lateral (
       select coalesce(jsonb_agg(jsonb_build_object('action', action, 'at', happened_at) order by entry_id), '[]') as entries
       from (
         select entry_id, action, happened_at from audit_entry
         where subject = studied.experiment_id and subject like 'exp\\_%'
           and action in ('experiment_paused', 'experiment_resumed') and happened_at >= studied.started_at
           and (studied.ended_at is null or happened_at < studied.ended_at)
         order by entry_id limit ${mostPauses}
       ) entry
     ) pausing on true
     where experiment_id = $1 and studied.phase = coalesce($2, experiment.phase)`,
    [experimentId, phase],
  );
  if (!row) throw new AppError('not_found');
  return {
    experimentId,
    number: row.number,
    phase: row.phase,
    definition: Definition.parse(row.definition),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    shareBps: row.share_bps,
    shareSince: row.share_since,
    pauses: pausesFrom(row.pausing.map(({ action, at }) => ({ action, at: new Date(at) }))),
    untold: await readUntold(db),
  };
}

/** As many people as one question takes: `person,variant,host,exposedAtMs,sawSeveral` divided by semicolons. */
export type Piece = string;

export interface Units {
  pieces: Piece[];
  firstMs: number | null;
  newestMs: number | null;
}

/**
 * Everybody who saw the phase, once, by the first of their exposures, whoever they are by now. A person whose accounts
 * were in different arms stands where they were first, and is told.
 */
export async function readUnits(
  db: Queryable,
  { experimentId, phase }: Pick<StudiedPhase, 'experimentId' | 'phase'>,
): Promise<Units> {
  const rows = await db.query<{ units: string; people: number; first_ms: number; newest_ms: number }>(
    `with recursive upward as (
       select person_id, merged_into as root, 1 as depth from person where merged_into is not null
       union all
       select upward.person_id, person.merged_into, depth + 1
       from upward join person on person.person_id = upward.root
       where person.merged_into is not null and depth < ${maxGenerations}
     ), head as (
       select distinct on (person_id) person_id, root from upward order by person_id, depth desc
     ), seen as (
       select coalesce(head.root, exposure.person_id) as root, assignment_id, variant, host,
         floor(extract(epoch from exposed_at) * 1000)::bigint as exposed_ms
       from experiment_exposure exposure left join head using (person_id)
       where experiment_id = $1 and phase = $2
     ), unit as (
       select root, (array_agg(variant order by exposed_ms, assignment_id))[1] as variant,
         (array_agg(host order by exposed_ms, assignment_id))[1] as host, min(exposed_ms) as exposed_ms,
         (min(variant) <> max(variant))::int as saw_several
       from seen group by root limit ${mostUnits + 1}
     ), placed as (
       select unit.*, (row_number() over () - 1) / ${unitsAPiece} as piece from unit
     )
     select string_agg(root || ',' || variant || ',' || host || ',' || exposed_ms || ',' || saw_several, ';') as units,
       count(*)::int as people, min(exposed_ms)::float8 as first_ms, max(exposed_ms)::float8 as newest_ms
     from placed group by piece order by piece`,
    [experimentId, phase],
  );
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  if (people > mostUnits)
    throw new AppError('overloaded', { details: { reason: 'too_many_units', mostUnits } });
  return {
    pieces: rows.map(({ units }) => units),
    firstMs: rows.length === 0 ? null : Math.min(...rows.map(({ first_ms }) => first_ms)),
    newestMs: rows.length === 0 ? null : Math.max(...rows.map(({ newest_ms }) => newest_ms)),
  };
}

export interface ArmHealth {
  variant: VariantKey;
  assigned: number;
  seen: number;
  medianDelayMs: number | null;
  timedOut: number;
}

export interface Health {
  arms: ArmHealth[];
  refused: { reason: ExposureRefusal; count: number }[];
}

/** What lies between being given a variant and seeing it. */
export async function readHealth(
  db: Queryable,
  { experimentId, phase, number, startedAt, endedAt }: StudiedPhase,
): Promise<Health> {
  const arms = await db.query<ArmHealth>(
    `with given as (
       select variant, count(*)::int as assigned from experiment_assignment
       where experiment_id = $1 and phase = $2 group by 1
     ), seen as (
       select exposure.variant, count(*)::int as seen,
         (percentile_disc(0.5) within group (order by extract(epoch from exposed_at - assigned_at) * 1000))::float8 as delay
       from experiment_exposure exposure join experiment_assignment using (assignment_id)
       where exposure.experiment_id = $1 and exposure.phase = $2 group by 1
     ), late as (
       select variant, count(*)::int as late from experiment_timeout
       where experiment_id = $1 and phase = $2 group by 1
     )
     select variant, assigned, coalesce(seen.seen, 0) as seen, seen.delay as "medianDelayMs",
       coalesce(late.late, 0) as "timedOut"
     from given left join seen using (variant) left join late using (variant) order by variant`,
    [experimentId, phase],
  );
  const refused = await db.query<{ reason: ExposureRefusal; count: number }>(
    `select refused.reason, sum(refused.count)::float8 as count from experiment_exposure_refused refused
     where refused.experiment = 'EXP-' || lpad($1::text, greatest(3, length($1::text)), '0')
       and refused.day >= ($2::timestamptz at time zone 'Asia/Shanghai')::date
       and ($3::timestamptz is null or refused.day <= ($3::timestamptz at time zone 'Asia/Shanghai')::date)
     group by 1 order by 2 desc, 1`,
    [String(number), startedAt, endedAt],
  );
  return { arms, refused };
}

/** What was spent in the days that are over; null where nobody told. */
export async function readSpendFen(
  db: Queryable,
  days: { from: CalendarDate; to: CalendarDate },
): Promise<number | null> {
  const { fen } = await db.one<{ fen: number | null }>(
    `select sum(spend_fen)::float8 as fen from spend_version
     where stands and day >= $1::date and day <= $2::date`,
    [days.from, days.to],
  );
  return fen;
}
