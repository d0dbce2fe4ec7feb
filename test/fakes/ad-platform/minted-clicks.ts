export interface MintedClick {
  clickId: string;
  accountId: string;
  atMs: number;
}

const maxClicks = 1_000_000;

/** The clicks that a stand-in gave out; the oldest are forgotten when there are too many. */
export class MintedClicks {
  private readonly byId = new Map<string, MintedClick>();

  keep(click: MintedClick): void {
    this.byId.set(click.clickId, click);
    const [oldest] = this.byId.keys();
    if (this.byId.size > maxClicks && oldest !== undefined) this.byId.delete(oldest);
  }

  find(clickId: string): MintedClick | undefined {
    return this.byId.get(clickId);
  }
}
