import { type Answers } from '../../api';
import { readStored, tryWriteStored } from '../../host';

export type Quote = Answers['loan']['quote'];

/** What was put before the person, exactly as it came, and how long it lay open. */
export interface ShownQuote {
  quote: Quote;
  readMs: number;
}

const key = 'shown-quote';

/** The cost page and the contract page show one quote; it outlives a reload, and the next quote replaces it. */
export function keepShownQuote(shown: ShownQuote): void {
  inMemory = shown;
  tryWriteStored(key, JSON.stringify(shown));
}

// A phone whose storage is full still gets from one page to the next.
let inMemory: ShownQuote | null = null;

export function readShownQuote(quoteId: string | undefined): ShownQuote | null {
  const shown = inMemory ?? storedQuote();
  return shown !== null && shown.quote.quoteId === quoteId ? shown : null;
}

function storedQuote(): ShownQuote | null {
  const stored = readStored(key);
  if (stored === null) return null;
  try {
    return JSON.parse(stored) as ShownQuote;
  } catch {
    return null;
  }
}
