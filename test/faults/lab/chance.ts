import { seededChance } from '../seeded-chance';

/** Chance that can be repeated, in the words of a scenario. */
export interface Chance {
  /** 0 up to 1. */
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  hits(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Chance of its own, so that one part of a run does not shift the draws of another. */
  branch(): Chance;
}

export function chanceOf(seed: number): Chance {
  const { next, between } = seededChance(seed);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    next,
    between,
    whole,
    hits: (share) => next() < share,
    pick: (items) => items[whole(0, items.length - 1)]!,
    branch: () => chanceOf(Math.floor(next() * 2 ** 32)),
  };
}

/** Runs of one seed are strangers to each other, and each can be had alone. */
export const seedOfRun = (seed: number, run: number): number =>
  (Math.imul(seed, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b)) >>> 0;
