import type { Funnel, FunnelGroup, Rate } from '../../api/types';
import { stepNames } from '../funnel/funnel-own';

/** A rate with a plain interval of one point each way: enough for what is drawn of it. */
const rateOf = (reached: number, base: number): Rate | null =>
  base === 0
    ? null
    : {
        reached,
        base,
        share: reached / base,
        low: Math.max(0, reached / base - 0.01),
        high: Math.min(1, reached / base + 0.01),
      };

export function groupOf(key: string, people: number[]): FunnelGroup {
  return {
    key,
    steps: people.map((count, index) => ({
      step: stepNames[index]!,
      people: count,
      lost: index === 0 ? 0 : people[index - 1]! - count,
      fromPrevious: index === 0 ? null : rateOf(count, people[index - 1]!),
      fromArrival: rateOf(count, people[0]!),
    })),
    grades: { A: 0, B: 0, C: 0 },
    ...ratesOf(people),
  };
}

const ratesOf = (people: number[]) => ({
  completion: rateOf(people[4]!, people[2]!),
  credit: rateOf(people[5]!, people[4]!),
  draw: rateOf(people[6]!, people[5]!),
});

export function funnelOf(people: number[], days: { day: string; people: number[] }[] = []): Funnel {
  return {
    total: groupOf('all', people),
    groups: [],
    days: days.map((day) => ({ ...day, ...ratesOf(day.people) })),
    ripeUntil: Object.fromEntries(stepNames.map((step) => [step, '2026-11-20'])) as Funnel['ripeUntil'],
    compared: null,
    basis: {
      asOf: '2026-11-22T06:32:00.000Z',
      marked: { included: false, people: 0, byMark: [] },
      tookMs: 3,
    },
  };
}
