import type { ExperimentId } from '@loudou/shared/ids';
import type { Layer } from '@loudou/shared/page-config';
import { AppError } from '../../platform/errors';
import type { Queryable } from '../../platform/database';
import { Definition } from './definition';
import { type ExperimentState, keyOf } from './experiment';

export interface StoredExperiment {
  experimentId: ExperimentId;
  key: string;
  layer: Layer;
  state: ExperimentState;
  definition: Definition;
  revision: number;
  phase: number;
}

interface ExperimentSqlRow {
  experiment_id: ExperimentId;
  number: number;
  layer: Layer;
  state: ExperimentState;
  definition: unknown;
  revision: number;
  phase: number;
}

/** Whoever begins something in a layer waits for the other: two that overlap cannot begin side by side. */
export async function lockLayer(tx: Queryable, layer: Layer): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('experiment_layer'), hashtext($1))`, [layer]);
}

/** The row, held until the transaction ends. Error: `not_found`. */
export async function lockExperiment(tx: Queryable, experimentId: ExperimentId): Promise<StoredExperiment> {
  return known(await readExperiment(tx, experimentId, 'for update'));
}

/** Error: `not_found`. */
export async function findExperiment(db: Queryable, experimentId: ExperimentId): Promise<StoredExperiment> {
  return known(await readExperiment(db, experimentId, ''));
}

function known(found: StoredExperiment | null): StoredExperiment {
  if (!found) throw new AppError('not_found');
  return found;
}

async function readExperiment(
  db: Queryable,
  experimentId: ExperimentId,
  lock: '' | 'for update',
): Promise<StoredExperiment | null> {
  const row = await db.maybeOne<ExperimentSqlRow>(
    `select experiment_id, number, layer, state, definition, revision, phase
     from experiment where experiment_id = $1 ${lock}`,
    [experimentId],
  );
  if (!row) return null;
  return {
    experimentId: row.experiment_id,
    key: keyOf(row.number),
    layer: row.layer,
    state: row.state,
    definition: Definition.parse(row.definition),
    revision: row.revision,
    phase: row.phase,
  };
}

/** The next number, and how many drafts lie about. Whoever asks holds the numbers until the end. */
export async function takeNumber(tx: Queryable): Promise<{ number: number; open: number }> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('experiment_number'))`);
  return tx.one<{ number: number; open: number }>(
    `select coalesce(max(number), 0) + 1 as number,
            (count(*) filter (where state <> 'archived'))::int as open
     from experiment`,
  );
}

export interface NewExperiment {
  experimentId: ExperimentId;
  number: number;
  definition: Definition;
  by: string;
  at: Date;
}

export async function insertExperiment(tx: Queryable, made: NewExperiment): Promise<void> {
  await tx.query(
    `insert into experiment (experiment_id, number, layer, state, definition, revision, made_by, made_at, changed_by, changed_at, words_by)
     values ($1, $2, $3, 'draft', $4::jsonb, 1, $5, $6, $5, $6, $5)`,
    [
      made.experimentId,
      made.number,
      made.definition.layer,
      JSON.stringify(made.definition),
      made.by,
      made.at,
    ],
  );
}

export async function updateDraft(
  tx: Queryable,
  saved: { experimentId: ExperimentId; definition: Definition; newWords: boolean; by: string; at: Date },
): Promise<number> {
  const { revision } = await tx.one<{ revision: number }>(
    `update experiment set definition = $2::jsonb, layer = $3, revision = revision + 1, changed_by = $4, changed_at = $5,
       words_by = case when $6 then $4 else words_by end
     where experiment_id = $1 returning revision`,
    [
      saved.experimentId,
      JSON.stringify(saved.definition),
      saved.definition.layer,
      saved.by,
      saved.at,
      saved.newWords,
    ],
  );
  return revision;
}

export async function setState(
  tx: Queryable,
  experimentId: ExperimentId,
  state: ExperimentState,
  at: Date,
): Promise<void> {
  await tx.one(
    `update experiment set state = $2, archived_at = case when $2 = 'archived' then $3::timestamptz end
     where experiment_id = $1 returning experiment_id`,
    [experimentId, state, at],
  );
}

/** What is evaluated has changed: every process reads it anew. */
export async function raiseVersion(tx: Queryable): Promise<number> {
  const { version } = await tx.one<{ version: string | number }>(
    'update experiment_version set version = version + 1 returning version',
  );
  return Number(version);
}
