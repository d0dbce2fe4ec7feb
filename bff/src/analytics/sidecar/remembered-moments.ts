/** Moments that are remembered until all that had begun at them is over. */
const maxRememberedMoments = 600;

/** Which transaction was the first that had not begun, and when: from it a cursor tells until when everything is in. */
export class RememberedMoments {
  private remembered: { ahead: string; atMs: number }[] = [];

  remember(ahead: string, atMs: number): void {
    this.remembered.push({ ahead, atMs });
    if (this.remembered.length > maxRememberedMoments) this.remembered.splice(1, 1);
  }

  /** The newest remembered moment of which everything that had begun is in. */
  countedUpTo(cursor: string, before: number): number {
    const over = this.remembered.filter(({ ahead }) => BigInt(ahead) <= BigInt(cursor));
    if (over.length > 0) this.remembered = this.remembered.slice(this.remembered.indexOf(over.at(-1)!) + 1);
    return over.at(-1)?.atMs ?? before;
  }
}
