import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database';
import type { Operator, OperatorContext } from '../../platform/trpc';
import { consoleBrowser, type standingClock } from '../../operator/operator.fixture';
import { createExperimentRouter, type ExperimentDoors } from '../experiment.router';
import type { Recommendation } from './decision.actions';
import type { Definition } from './definition';

import type { AaHealth, AccountStandingAtGate, TextFinding } from './gates';

export type StandingClock = ReturnType<typeof standingClock>;

export const people = {
  lin: { operatorId: 'opr_lin', displayName: '林岚', role: 'admin' },
  song: { operatorId: 'opr_song', displayName: '宋远', role: 'admin' },
  chen: { operatorId: 'opr_chen', displayName: '陈一', role: 'analyst' },
  zhou: { operatorId: 'opr_zhou', displayName: '周宁', role: 'compliance' },
} as const satisfies Record<string, Operator>;

/** What the other rooms say; a test sets it as its case needs. */
export interface World {
  accounts: AccountStandingAtGate[];
  failures: TextFinding[];
  rulesVersion: string;
  aa: AaHealth;
  recommendation: Recommendation | null;
}

export const soundAccount: AccountStandingAtGate = {
  label: '巨量 …3301',
  adPlatform: 'ocean_engine',
  authorised: 'green',
  mapped: 'green',
  reconciled: 'green',
  unexplained: 0,
};

export const soundWorld = (): World => ({
  accounts: [soundAccount],
  failures: [],
  rulesVersion: '2026-11-18',
  aa: { days: 7, units: [5_012, 4_988], splitP: 0.81, outcomeP: 0.6 },
  recommendation: null,
});

let tokens = 0;

export const doorsOf = (world: World): ExperimentDoors => ({
  experiments: {
    publicUrl: 'https://loudou.example',
    newToken: () => `token-${String((tokens += 1)).padStart(16, '0')}`,
    accountsOf: async () => world.accounts,
    aaOf: async () => world.aa,
    checkText: (definition: Definition) => ({
      // Only what is shown is approved: a plan may be edited without it.
      textHash: createHash('sha256').update(JSON.stringify(definition.variants)).digest('hex'),
      rulesVersion: world.rulesVersion,
      findings: [{ variant: 'a', rule: 'C-02', passed: true }, ...world.failures],
    }),
    recommendationOf: async () => world.recommendation,
  },
});

export async function insertPeople(db: Database, at: Date): Promise<void> {
  for (const { operatorId, displayName, role } of Object.values(people))
    await db.query(
      `insert into operator (operator_id, sign_in_name, display_name, role, password_hash, created_at)
       values ($1, $1, $2, $3, 'none', $4)`,
      [operatorId, displayName, role, at],
    );
}

export function callBy(operator: Operator, db: Database, clock: StandingClock): OperatorContext {
  return {
    ...consoleBrowser(db, clock),
    operator,
    operatorToken: 'token',
    findOperator: async () => operator,
  };
}

export const callerOf = (world: World, operator: Operator, db: Database, clock: StandingClock) =>
  createExperimentRouter(doorsOf(world)).createCaller(callBy(operator, db, clock));

/** A second person's word, as the room of approvals writes it. */
export async function approve(
  db: Database,
  given: {
    experimentId: string;
    textHash: string;
    by?: Operator;
    decision?: 'approved' | 'refused' | null;
    at: Date;
  },
): Promise<void> {
  const { by = people.zhou, decision = 'approved' } = given;
  await db.query(
    `insert into experiment_approval (experiment_id, text_hash, asked_by, asked_at, decided_by, decided_at, decision)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      given.experimentId,
      given.textHash,
      people.chen.operatorId,
      given.at,
      decision && by.operatorId,
      decision && given.at,
      decision,
    ],
  );
}

/** What was refused: the problem, or the code where there is none. */
export const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => 'passed',
    ({ cause }: { cause?: { code?: string; details?: { problem?: string } } }) =>
      cause?.details?.problem ?? cause?.code ?? 'refused_input',
  );

export const detailsOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    ({ cause }: { cause?: { details?: Record<string, unknown> } }) => cause?.details ?? null,
  );
