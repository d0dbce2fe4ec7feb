import type { FaultKind } from './fault-plan';
import { type Invariant, invariants, type Violation } from './invariants';
import type { RunRecord } from './run-record';

/** Counts of many runs; plain numbers, so that it can travel between processes. */
export interface LabSummary {
  runs: number;
  facts: number;
  requests: number;
  effects: number;
  kills: number;
  stalls: number;
  clockJumps: number;
  failedRounds: number;
  /** One of each kind, for whoever wonders. */
  roundErrors: string[];
  withdrawals: number;
  ends: Record<string, number>;
  faults: Partial<Record<FaultKind, number>>;
  broken: Partial<Record<Invariant, number>>;
  failures: Failure[];
}

export interface Failure {
  run: number;
  violations: { invariant: string; found: string }[];
}

export const emptySummary = (): LabSummary => ({
  runs: 0,
  facts: 0,
  requests: 0,
  effects: 0,
  kills: 0,
  stalls: 0,
  clockJumps: 0,
  failedRounds: 0,
  roundErrors: [],
  withdrawals: 0,
  ends: {},
  faults: {},
  broken: {},
  failures: [],
});

export function summaryOf(record: RunRecord, violations: readonly Violation[]): LabSummary {
  const ends = countBy(record.rows, ({ state }) => state);
  const broken = countBy(violations, ({ invariant }) => invariant) as LabSummary['broken'];
  return {
    runs: 1,
    facts: record.facts.length,
    requests: record.departures.length,
    effects: record.arrivals.filter(({ end }) => end === 'effect').length,
    kills: record.kills,
    stalls: record.stalls,
    clockJumps: record.scenario.workers.reduce((sum, { clockJumps }) => sum + clockJumps.length, 0),
    failedRounds: record.failedRounds.length,
    roundErrors: [...new Set(record.failedRounds)],
    withdrawals: record.withdrawals.length,
    ends,
    faults: Object.fromEntries(record.faults),
    broken,
    failures: violations.length > 0 ? [{ run: record.scenario.run, violations: [...violations] }] : [],
  };
}

export function addUp(one: LabSummary, other: LabSummary): LabSummary {
  return {
    runs: one.runs + other.runs,
    facts: one.facts + other.facts,
    requests: one.requests + other.requests,
    effects: one.effects + other.effects,
    kills: one.kills + other.kills,
    stalls: one.stalls + other.stalls,
    clockJumps: one.clockJumps + other.clockJumps,
    failedRounds: one.failedRounds + other.failedRounds,
    roundErrors: [...new Set([...one.roundErrors, ...other.roundErrors])],
    withdrawals: one.withdrawals + other.withdrawals,
    ends: sums(one.ends, other.ends),
    faults: sums(one.faults, other.faults),
    broken: sums(one.broken, other.broken),
    failures: [...one.failures, ...other.failures],
  };
}

/** The table of a whole laboratory: every invariant with its count, and what it was tried with. */
export function summaryTable(summary: LabSummary, seed: number, seconds: number): string {
  const line = (name: string, value: number | string) => `  ${name.padEnd(32)}${String(value).padStart(12)}`;
  const lines = (counts: Record<string, number | undefined>) =>
    Object.entries(counts)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, count]) => line(name.replaceAll('_', ' '), (count ?? 0).toLocaleString('en')));
  const invariantLines = (Object.keys(invariants) as Invariant[]).map((name) =>
    line(name, (summary.broken[name] ?? 0).toLocaleString('en')),
  );
  return [
    '',
    `fault laboratory: ${summary.runs.toLocaleString('en')} runs, seed ${seed}, ${seconds.toFixed(0)} s (${(summary.runs / seconds).toFixed(1)} a second)`,
    'must be nought:',
    ...invariantLines,
    'tried with:',
    ...lines({
      facts: summary.facts,
      requests: summary.requests,
      'effects at receivers': summary.effects,
      'workers killed': summary.kills,
      'workers stalled': summary.stalls,
      'clock jumps': summary.clockJumps,
      'rounds that failed': summary.failedRounds,
      withdrawals: summary.withdrawals,
    }),
    'faults met:',
    ...lines(summary.faults),
    'rows ended:',
    ...lines(summary.ends),
    ...summary.roundErrors.slice(0, shownFailures).map((error) => `a round failed: ${error}`),
    ...summary.failures.slice(0, shownFailures).flatMap((failure) => failureLines(failure, seed)),
    '',
  ].join('\n');
}

const shownFailures = 10;
const shownViolations = 5;

const failureLines = ({ run, violations }: Failure, seed: number): string[] => [
  `run ${run} failed; alone: LAB_SEED=${seed} LAB_RUN=${run} npm run test:faults -- ledger-lab`,
  ...violations.slice(0, shownViolations).map(({ invariant, found }) => `  ${invariant}: ${found}`),
];

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

const sums = <Key extends string>(
  one: Partial<Record<Key, number>>,
  other: Partial<Record<Key, number>>,
): Record<Key, number> => {
  const keys = [...Object.keys(one), ...Object.keys(other)] as Key[];
  return Object.fromEntries(keys.map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)])) as Record<
    Key,
    number
  >;
};
