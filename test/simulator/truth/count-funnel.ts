import { type Dimension, type Journey, stepNumber, steps } from './journeys';

export interface FunnelCounts {
  people: number[];
  grades: { A: number; B: number; C: number };
}

export function countFunnel(journeys: Iterable<Journey>): FunnelCounts {
  const counts: FunnelCounts = { people: steps.map(() => 0), grades: { A: 0, B: 0, C: 0 } };
  for (const { depth, grade } of journeys) {
    for (let step = 0; step < depth; step += 1) counts.people[step]! += 1;
    if (grade && depth > stepNumber('credited')) counts.grades[grade] += 1;
  }
  return counts;
}

export function countBy<Key extends string>(
  journeys: Iterable<Journey>,
  keyOf: (journey: Journey) => Key,
): Map<Key, FunnelCounts> {
  const groups = new Map<Key, Journey[]>();
  for (const journey of journeys) {
    const key = keyOf(journey);
    const group = groups.get(key);
    if (group) group.push(journey);
    else groups.set(key, [journey]);
  }
  return new Map([...groups].map(([key, group]) => [key, countFunnel(group)]));
}

export const byDimension = (journeys: Iterable<Journey>, dimension: Dimension) =>
  countBy(journeys, ({ source }) => source[dimension]);

export const customersOf = (journeys: Iterable<Journey>): Journey[] =>
  [...journeys].filter(({ mark }) => mark === '');
