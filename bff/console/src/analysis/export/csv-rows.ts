/** Counts the rows of a CSV file as its pieces arrive; a line break inside quotes ends no row. */
export class CsvRows {
  private ends = 0;
  private quoted = false;

  /** Bytes, not text: a piece may end inside a character. */
  take(piece: Uint8Array): void {
    for (const byte of piece) {
      if (byte === QUOTE) this.quoted = !this.quoted;
      else if (byte === LINE_FEED && !this.quoted) this.ends += 1;
    }
  }

  /** The head is no row. */
  get rows(): number {
    return Math.max(0, this.ends - 1);
  }
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
