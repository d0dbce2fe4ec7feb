/** Where a line may break: after the punctuation of a sentence. */
export const phrasesOf = (text: string): string[] => text.match(/[^，。；]+[，。；]?/g) ?? [text];
