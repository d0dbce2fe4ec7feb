import { gradableFacts, type RowCondition } from './policy';

/** Some values of a word, or all but some: what a row leaves open includes words that nobody has met yet. */
export type WordSet = { only: readonly string[] } | { allBut: readonly string[] };

/**
 * What a row fits, as a box with four sides: facts, risk bands, limit bands, and rates from one to below another.
 * A row that asks for nothing on one side also fits a fact that says nothing there; a box holds the facts that say
 * everything, which is enough to compare rows by.
 */
export interface Box {
  words: readonly [WordSet, WordSet, WordSet];
  fromBps: number;
  toBps: number;
}

export function boxOf(when: RowCondition): Box {
  return {
    words: [{ only: when.facts ?? gradableFacts }, sideOf(when.riskBands), sideOf(when.limitBands)],
    fromBps: when.rateFromBps ?? 0,
    toBps: when.rateToBps ?? Infinity,
  };
}

const sideOf = (named: readonly string[] | undefined): WordSet => (named ? { only: named } : { allBut: [] });

const without = (words: readonly string[], others: readonly string[]) =>
  words.filter((word) => !others.includes(word));

function common(one: WordSet, other: WordSet): WordSet {
  if ('only' in one) {
    const isIn = (word: string) =>
      'only' in other ? other.only.includes(word) : !other.allBut.includes(word);
    return { only: one.only.filter(isIn) };
  }
  if ('only' in other) return common(other, one);
  return { allBut: [...one.allBut, ...without(other.allBut, one.allBut)] };
}

function complement(words: WordSet): WordSet {
  return 'only' in words ? { allBut: words.only } : { only: words.allBut };
}

const isEmptySet = (words: WordSet) => 'only' in words && words.only.length === 0;

export const isEmpty = (box: Box) => box.fromBps >= box.toBps || box.words.some(isEmptySet);

export function intersection(one: Box, other: Box): Box {
  const [facts, risks, limits] = one.words;
  return {
    words: [common(facts, other.words[0]), common(risks, other.words[1]), common(limits, other.words[2])],
    fromBps: Math.max(one.fromBps, other.fromBps),
    toBps: Math.min(one.toBps, other.toBps),
  };
}

/** What of the box lies outside of the other, as boxes that do not touch each other. */
export function difference(box: Box, other: Box): Box[] {
  const shared = intersection(box, other);
  if (isEmpty(shared)) return [box];
  const pieces: Box[] = [];
  let rest = box;
  for (const side of [0, 1, 2] as const) {
    pieces.push(withSide(rest, side, common(rest.words[side], complement(other.words[side]))));
    rest = withSide(rest, side, shared.words[side]);
  }
  pieces.push({ ...rest, toBps: shared.fromBps }, { ...rest, fromBps: shared.toBps });
  return pieces.filter((piece) => !isEmpty(piece));
}

function withSide(box: Box, side: 0 | 1 | 2, words: WordSet): Box {
  const [facts, risks, limits] = box.words;
  const changed: Box['words'] =
    side === 0 ? [words, risks, limits] : side === 1 ? [facts, words, limits] : [facts, risks, words];
  return { ...box, words: changed };
}
