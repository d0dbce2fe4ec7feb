/** A sentence, letter by letter the same, in pieces that a line may end between. */
export const phrasesOf = (sentence: string): string[] =>
  sentence.match(/[^，。；]*[，。；]?/g)?.filter(Boolean) ?? [];
