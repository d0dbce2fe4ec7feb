import type { Queryable } from '../../platform/database';
import type { Figures } from './cells';
import { formOf, packFigures, type PackedFigures, unpackFigures } from './packed-figures';
import type { StudiedPhase } from './units.store';

/** A process that adds a phase up tells the others for so long; after it they take it for gone. */
const claimMs = 60_000;
/** Clocks of two machines are not further apart; what is said to be of a later moment was said by a wrong clock. */
export const mostSkewMs = 60_000;

const keyOf = ({ experimentId, phase }: StudiedPhase) => [experimentId, phase] as const;

/** What was stored last, if it is of the present form, whole, and was worked out after `since` and not after `until`. */
export async function readFigures(
  db: Queryable,
  phase: StudiedPhase,
  { since, until }: { since: Date | null; until: Date },
): Promise<PackedFigures | null> {
  const row = await db.maybeOne<{ figures: Buffer }>(
    `select figures from experiment_figures where experiment_id = $1 and phase = $2 and form = $3
       and worked_out_at > coalesce($4::timestamptz, '-infinity') and worked_out_at <= $5`,
    [...keyOf(phase), formOf(phase), since, until],
  );
  return row ? unpackFigures(row.figures) : null;
}

/**
 * Takes the place of what was stored, unless that is newer: of two processes the one that came later may have read an
 * older copy. False where nothing was stored.
 */
export async function storeFigures(db: Queryable, figures: Figures, now: Date): Promise<boolean> {
  const packed = await packFigures(figures);
  if (packed === null) return false;
  const rows = await db.query(
    `insert into experiment_figures (experiment_id, phase, form, as_of, worked_out_at, figures)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (experiment_id, phase) do update
       set form = excluded.form, as_of = excluded.as_of, worked_out_at = excluded.worked_out_at, figures = excluded.figures
       where experiment_figures.form is distinct from excluded.form
          or (experiment_figures.as_of, experiment_figures.worked_out_at) <= (excluded.as_of, excluded.worked_out_at)
          or experiment_figures.worked_out_at > $7
     returning experiment_id`,
    [
      ...keyOf(figures.phase),
      formOf(figures.phase),
      figures.asOf,
      figures.workedOutAt,
      packed,
      new Date(now.getTime() + mostSkewMs),
    ],
  );
  return rows.length > 0;
}

/** A process that adds the phase up now; null while another one does. Whoever got it gives it back when done. */
export async function claimPhase(db: Queryable, phase: StudiedPhase, now: Date): Promise<Date | null> {
  const until = new Date(now.getTime() + claimMs);
  const rows = await db.query(
    `insert into experiment_figures (experiment_id, phase, claimed_until) values ($1, $2, $3)
     on conflict (experiment_id, phase) do update set claimed_until = excluded.claimed_until
       where experiment_figures.claimed_until is null or experiment_figures.claimed_until <= $4
          or experiment_figures.claimed_until > $3
     returning experiment_id`,
    [...keyOf(phase), until, now],
  );
  return rows.length > 0 ? until : null;
}

/** For the others, as soon as it is done; a claim that another one has taken over stays theirs. */
export async function giveBackClaim(db: Queryable, phase: StudiedPhase, until: Date): Promise<void> {
  await db.query(
    `update experiment_figures set claimed_until = null
     where experiment_id = $1 and phase = $2 and claimed_until = $3`,
    [...keyOf(phase), until],
  );
}
