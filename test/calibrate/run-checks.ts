import { chanceFrom } from './chance';
import { type Check, type Figure, holds } from './check';

export interface Outcome {
  check: Check;
  /** The second seed stands there when the first one failed: an honest engine fails a 99 % band once in a hundred. */
  tries: { seed: number; figures: Figure[]; held: boolean }[];
  held: boolean;
  seconds: number;
}

export interface Telling {
  began(check: Check): void;
  at(check: Check, done: number): void;
  ended(outcome: Outcome): void;
}

/** Each check draws from a seed of its own, so that one alone repeats what it gave among all. */
export async function runChecks(checks: readonly Check[], seed: number, tell: Telling): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    tell.began(check);
    const startedAt = performance.now();
    const tries = [await tryOnce(check, seed * 100 + check.number, tell)];
    if (!tries[0]!.held) tries.push(await tryOnce(check, (seed + 1) * 100 + check.number, tell));
    const outcome = {
      check,
      tries,
      held: tries.at(-1)!.held,
      seconds: (performance.now() - startedAt) / 1000,
    };
    outcomes.push(outcome);
    tell.ended(outcome);
  }
  return outcomes;
}

async function tryOnce(check: Check, seed: number, tell: Telling): Promise<Outcome['tries'][number]> {
  const figures = await check.run({ chance: chanceFrom(seed), tell: (done) => tell.at(check, done) });
  return { seed, figures, held: figures.every(holds) };
}
