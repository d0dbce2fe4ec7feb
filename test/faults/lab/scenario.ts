import { type Chance, chanceOf, seedOfRun } from './chance';
import { type FaultPlan, faultPlan } from './fault-plan';

export const labAccounts = ['core', 'single', 'batch'] as const;
/** The marketing core; a platform that takes one event a request and keeps repeats; one that takes lists and drops repeats. */
export type LabAccount = (typeof labAccounts)[number];

export type LabFactName =
  'user_registered' | 'application_submitted' | 'credit_approved' | 'loan_disbursed' | 'repeat_drawn';

export interface ScenarioFact {
  name: LabFactName;
  atMs: number;
  riskBand: string;
}

export interface ScenarioPerson {
  /** Where the ad was that the person came by; null: no ad. */
  cameBy: 'single' | 'batch' | null;
  adMeasurement: 'granted' | 'declined' | 'never_asked';
  facts: ScenarioFact[];
  withdrawals: { purpose: 'ad_measurement' | 'application_processing'; atMs: number }[];
}

export interface WorkerFate {
  /** Thrown away at this many steps of its life, then a new one comes in its place. */
  kills: { atStep: number; backAfterMs: number }[];
  /** Stands still at this many steps of its life. */
  stalls: { atStep: number; forMs: number }[];
  /** Its clock tells another time from here on; its lease does not hang on that clock. */
  clockJumps: { atMs: number; byMs: number }[];
}

export interface Scenario {
  seed: number;
  run: number;
  people: ScenarioPerson[];
  workers: WorkerFate[];
  faults: Record<LabAccount, FaultPlan>;
  unknownPolicy: Record<LabAccount, 'hold' | 'resend_same_id'>;
  /** Rows that the receiver will never take, by the order in which they reach it. */
  refusedShare: number;
  ownerChange: { account: LabAccount; atMs: number } | null;
  gradingChangeAtMs: number | null;
  /** When the world becomes well: no more faults, kills or jumps. */
  wellFromMs: number;
}

const longestFactsMs = 40_000;

/** The same seed and run make the same scenario, on any machine. */
export function scenarioOf(seed: number, run: number): Scenario {
  const chance = chanceOf(seedOfRun(seed, run));
  const people = Array.from({ length: chance.whole(1, 6) }, () => person(chance.branch()));
  const lastFactMs = Math.max(...people.flatMap(({ facts }) => facts.map(({ atMs }) => atMs)));
  const wellFromMs = lastFactMs + chance.whole(0, 40_000);
  return {
    seed,
    run,
    people,
    workers: Array.from({ length: chance.whole(2, 3) }, () => workerFate(chance.branch(), wellFromMs)),
    faults: {
      core: faultPlan(chance.branch()),
      single: faultPlan(chance.branch()),
      batch: faultPlan(chance.branch()),
    },
    unknownPolicy: {
      core: 'resend_same_id',
      single: chance.hits(0.85) ? 'hold' : 'resend_same_id',
      batch: chance.hits(0.85) ? 'resend_same_id' : 'hold',
    },
    refusedShare: chance.hits(0.15) ? chance.between(0.02, 0.2) : 0,
    ownerChange: chance.hits(0.15)
      ? { account: chance.pick(['single', 'batch'] as const), atMs: chance.whole(0, lastFactMs) }
      : null,
    gradingChangeAtMs: chance.hits(0.2) ? chance.whole(0, lastFactMs) : null,
    wellFromMs,
  };
}

function person(chance: Chance): ScenarioPerson {
  const names: LabFactName[] = [
    'user_registered',
    'application_submitted',
    'credit_approved',
    'loan_disbursed',
  ];
  const repeats = Array.from({ length: chance.whole(0, 2) }, (): LabFactName => 'repeat_drawn');
  const steps = [...names.slice(0, chance.whole(1, names.length)), ...(chance.hits(0.5) ? repeats : [])];
  let atMs = chance.whole(0, 5_000);
  const facts = steps.map((name) => {
    const fact = { name, atMs, riskBand: chance.pick(['R1', 'R2', 'R3', 'R9']) };
    atMs = Math.min(longestFactsMs, atMs + pauseMs(chance));
    return fact;
  });
  const lastMs = facts.at(-1)!.atMs;
  const withdrawal = (purpose: ScenarioPerson['withdrawals'][number]['purpose']) => ({
    purpose,
    atMs: chance.whole(0, lastMs + 5_000),
  });
  return {
    cameBy: chance.pick(['single', 'single', 'batch', 'batch', null] as const),
    adMeasurement: chance.pick([
      'granted',
      'granted',
      'granted',
      'granted',
      'granted',
      'declined',
      'never_asked',
    ] as const),
    facts,
    withdrawals: [
      ...(chance.hits(0.15) ? [withdrawal('ad_measurement')] : []),
      ...(chance.hits(0.05) ? [withdrawal('application_processing')] : []),
    ],
  };
}

/** Mostly close together, so that several wait at once; never at the same millisecond, by which some receivers tell them apart. */
const pauseMs = (chance: Chance) => (chance.hits(0.6) ? chance.whole(1, 400) : chance.whole(400, 15_000));

function workerFate(chance: Chance, wellFromMs: number): WorkerFate {
  const some = <T>(share: number, most: number, make: () => T): T[] =>
    Array.from({ length: chance.hits(share) ? chance.whole(1, most) : 0 }, make);
  return {
    kills: some(0.4, 3, () => ({ atStep: chance.whole(3, 90), backAfterMs: chance.whole(0, 15_000) })),
    stalls: some(0.3, 2, () => ({ atStep: chance.whole(3, 90), forMs: chance.whole(500, 30_000) })),
    clockJumps: some(0.2, 2, () => ({
      atMs: chance.whole(0, wellFromMs),
      byMs: Math.round((chance.hits(0.5) ? 1 : -1) * 10 ** chance.between(2.5, 6.8)),
    })),
  };
}
