import { type Chance, chanceOf } from '../../faults/lab/chance';

export { type Chance, chanceOf };

/** One of the keys, each as often as its weight says. */
export function weighted<Key extends string>(
  chance: Chance,
  weights: Record<Key, { share: number }> | Record<Key, number>,
): Key {
  const entries = (Object.entries(weights) as [Key, number | { share: number }][]).map(
    ([key, weight]) => [key, typeof weight === 'number' ? weight : weight.share] as const,
  );
  let left = chance.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
  return entries.at(-1)![0];
}

/** A time around a median, never far below it and now and then several times as long. */
export const waitAround = (chance: Chance, medianMs: number): number =>
  Math.max(1, Math.round(medianMs * Math.exp((chance.next() + chance.next() + chance.next() - 1.5) * 1.3)));

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
export const someLetters = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => letters[chance.whole(0, letters.length - 1)]).join('');
