import { randomBytes } from 'node:crypto';

const maxClicks = 1_000_000;

export interface MintedBaiduClick {
  /** `bd_vid` of the landing address. */
  clickId: string;
  accountId: string;
  /** The whole address that the ad opens. */
  landingUrl: string;
}

/** The clicks that this platform gave out; no other is known to it. */
export class Clicks {
  private readonly byClickId = new Map<string, MintedBaiduClick>();

  mint(accountId: string, page: string): MintedBaiduClick {
    const clickId = randomBytes(18).toString('base64url');
    const address = new URL(page);
    address.searchParams.set('bd_vid', clickId);
    const click = { clickId, accountId, landingUrl: address.href };
    this.byClickId.set(clickId, click);
    if (this.byClickId.size > maxClicks) {
      this.byClickId.delete(this.byClickId.keys().next().value as string);
    }
    return click;
  }

  find = (clickId: string) => this.byClickId.get(clickId);
}
