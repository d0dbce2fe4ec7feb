import type { Definition, VariantKey } from '../../experiment';
import type { Database } from '../../platform/database';

export const plannedDefinition: Definition = {
  name: '换一句标题',
  hypothesis: '标题先说能看到价格，会有更多人开始申请。',
  layer: 'landing',
  unit: 'host',
  audience: { hosts: ['weapp', 'tt'], adPlatforms: null, newcomersOnly: false },
  slot: { fromBps: 0, toBps: 10_000 },
  shareBps: 10_000,
  variants: [
    { key: 'a', name: '对照', weightBps: 5_000, values: {} },
    { key: 'b', name: '先看价格', weightBps: 5_000, values: { 'landing.title': '先看清价格，再决定借不借' } },
  ],
  primary: { metric: 'submitted', smallestEffect: 200 },
  guardrails: [{ metric: 'approved', margin: 100 }],
  looks: 5,
  alphaBps: 500,
  powerBps: 8_000,
  plannedDays: 24,
  plannedUnits: 24_000,
  changesPrice: false,
};

/** An experiment that runs in its first phase, as the rooms of definition and assignment leave it. */
export function plantPhases(database: () => Database) {
  async function phase(
    experimentId: string,
    startedAt: Date,
    definition: Definition = plannedDefinition,
  ): Promise<void> {
    const [db, json] = [database(), JSON.stringify(definition)];
    await db.query(
      `insert into experiment (experiment_id, number, layer, state, definition, revision, phase, made_by, made_at, changed_by, changed_at)
       select $1, coalesce(max(number), 0) + 1, $2, 'running', $3::jsonb, 1, 1, 'opr', $4::timestamptz, 'opr', $4::timestamptz from experiment`,
      [experimentId, definition.layer, json, startedAt],
    );
    await db.query(
      `insert into experiment_phase (experiment_id, phase, definition, definition_hash, seed, hash_version, rules_version, text_hash, started_at, started_by)
       values ($1, 1, $2::jsonb, '', 'seed', 2, 'rules', 'text', $3, 'opr')`,
      [experimentId, json, startedAt],
    );
    await db.query(
      `insert into experiment_share (experiment_id, phase, share_bps, set_at, set_by, because)
       values ($1, 1, $2, $3, 'opr', 'started')`,
      [experimentId, definition.shareBps, startedAt],
    );
  }

  /** Given a variant, and seen by them where a moment says so. */
  async function unit(given: {
    experimentId: string;
    assignmentId: string;
    personId: string;
    variant: VariantKey;
    host?: string;
    assignedAt: Date;
    exposedAt: Date | null;
  }): Promise<void> {
    const { host = 'weapp' } = given;
    await database().query(
      `insert into experiment_assignment (assignment_id, experiment_id, phase, variant, unit_kind, unit_id, host, person_id, share_bps, config_version, assigned_at)
       values ($1, $2, 1, $3, 'host', convert_to($1, 'UTF8'), $4, $5, 10000, 1, $6)`,
      [given.assignmentId, given.experimentId, given.variant, host, given.personId, given.assignedAt],
    );
    if (given.exposedAt)
      await database().query(
        `insert into experiment_exposure (assignment_id, experiment_id, phase, variant, person_id, host, exposed_at)
         values ($1, $2, 1, $3, $4, $5, $6)`,
        [given.assignmentId, given.experimentId, given.variant, given.personId, host, given.exposedAt],
      );
  }

  return { phase, unit };
}
