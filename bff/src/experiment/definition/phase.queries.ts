import type { ExperimentId } from '@loudou/shared/ids';
import type { Queryable } from '../../platform/database';
import { Definition } from './definition';
import { doersOf } from './doers';
import type { Phase } from './experiment';

/** The newest first, each with its shares. */
export async function phasesOf(db: Queryable, experimentId: ExperimentId): Promise<Phase[]> {
  const rows = await db.query<{
    phase: number;
    definition: unknown;
    definition_hash: string;
    seed: string;
    hash_version: number;
    rules_version: string;
    text_hash: string;
    started_at: Date;
    started_by: string;
    ended_at: Date | null;
    ended_by: string | null;
    ended_because: string | null;
  }>(
    `select phase, definition, encode(definition_hash, 'hex') as definition_hash, seed, hash_version, rules_version,
            text_hash, started_at, started_by, ended_at, ended_by, ended_because
     from experiment_phase where experiment_id = $1 order by phase desc`,
    [experimentId],
  );
  const shares = await db.query<{
    phase: number;
    share_bps: number;
    set_at: Date;
    set_by: string;
    because: string;
  }>(
    `select phase, share_bps, set_at, set_by, because from experiment_share
     where experiment_id = $1 order by share_id`,
    [experimentId],
  );
  const doer = await doersOf(db, [
    ...rows.flatMap(({ started_by, ended_by }) => [started_by, ended_by]),
    ...shares.map(({ set_by }) => set_by),
  ]);
  return rows.map((row) => ({
    phase: row.phase,
    definition: Definition.parse(row.definition),
    definitionHash: row.definition_hash,
    seed: row.seed,
    hashVersion: row.hash_version,
    rulesVersion: row.rules_version,
    textHash: row.text_hash,
    started: { by: doer(row.started_by), at: row.started_at.toISOString() },
    ended: row.ended_at && {
      by: doer(row.ended_by!),
      at: row.ended_at.toISOString(),
      because: row.ended_because ?? '',
    },
    shares: shares
      .filter(({ phase }) => phase === row.phase)
      .map((share) => ({
        shareBps: share.share_bps,
        at: share.set_at.toISOString(),
        by: doer(share.set_by),
        because: share.because,
      })),
  }));
}
