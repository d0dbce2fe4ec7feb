import type { Chance } from './chance';

/** A measured figure and where it has to lie; without a bound it is only told. */
export interface Figure {
  label: string;
  value: number;
  least?: number;
  most?: number;
  /** How it is written: a share as per cent, a ratio as it is. */
  as: 'share' | 'ratio' | 'count';
}

export interface CheckRun {
  chance: Chance;
  /** From 0 to 1. */
  tell(done: number): void;
}

export interface Check {
  /** As the plan numbers them. */
  number: number;
  title: string;
  design: string;
  run(run: CheckRun): Figure[] | Promise<Figure[]>;
}

export const holds = ({ value, least = -Infinity, most = Infinity }: Figure): boolean =>
  value >= least && value <= most;

/** How often something happened in so many runs, telling how far it is. */
export function shareOf(runs: number, run: CheckRun, happened: (place: number) => boolean): number {
  let count = 0;
  for (let place = 0; place < runs; place += 1) {
    if (happened(place)) count += 1;
    if (place % 256 === 0) run.tell(place / runs);
  }
  return count / runs;
}
