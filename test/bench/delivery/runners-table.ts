import { median } from './median';
import type { Measured } from './measure-runner';
import type { RunnerName } from './runners';
import { table } from './table';

/** Ours against each of the others, as the product aims for it. */
const bars: Partial<Record<RunnerName, number>> = { bare: 0.7, bullmq: 1, graphile_worker: 1, pg_boss: 1 };

export type RunnerRounds = Map<RunnerName, Measured[]>;

export function runnersTable(rounds: RunnerRounds): string {
  const rateOf = (name: RunnerName) => medianOf(rounds.get(name) ?? [], 'deliveredPerSecond');
  const rows = [...rounds].map(([name, measured]) => [
    name,
    name === 'bare' ? '-' : whole(medianOf(measured, 'enqueuedPerSecond')),
    whole(medianOf(measured, 'deliveredPerSecond')),
    spread(measured),
    ratio(rateOf(name), rateOf('bare')),
    share(medianOf(measured, 'runnerCpuShare')),
    share(medianOf(measured, 'receiverCpuShare')),
    whole(sum(measured.map(({ tally }) => tally.repeated))),
    whole(sum(measured.map(({ tally }) => tally.overtaken))),
  ]);
  return table([
    [
      'runner',
      'enqueue/s',
      'deliver/s',
      'lowest-highest',
      'of bare',
      'cpu',
      'receiver cpu',
      'repeats',
      'out of order',
    ],
    ...rows,
  ]);
}

/** One fact a request, as everybody else; and in the lists that are really sent. */
const judged = ['ours', 'ours_in_lists'] as const;

export function barLines(rounds: RunnerRounds): string[] {
  const rateOf = (name: RunnerName) => medianOf(rounds.get(name) ?? [], 'deliveredPerSecond');
  return judged.flatMap((own) =>
    (Object.entries(bars) as [RunnerName, number][]).map(([name, bar]) =>
      barLine(`${own} / ${name}`, rateOf(own) / rateOf(name), bar),
    ),
  );
}

export function barLine(what: string, seen: number, bar: number): string {
  if (!Number.isFinite(seen)) return `left out  ${what} (bar ${bar.toFixed(2)})`;
  return `${seen >= bar ? 'pass' : 'FAIL'}      ${what} = ${seen.toFixed(2)} (bar ${bar.toFixed(2)})`;
}

function medianOf(measured: readonly Measured[], field: Exclude<keyof Measured, 'tally' | 'done'>): number {
  return measured.length === 0 ? NaN : median(measured.map((one) => one[field]));
}

function spread(measured: readonly Measured[]): string {
  const rates = measured.map(({ deliveredPerSecond }) => deliveredPerSecond);
  return `${whole(Math.min(...rates))}-${whole(Math.max(...rates))}`;
}

const whole = (number: number) => Math.round(number).toLocaleString('en');
const share = (number: number) => `${(number * 100).toFixed(0)} %`;
const ratio = (one: number, other: number) => (Number.isFinite(one / other) ? (one / other).toFixed(2) : '-');
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
