import { randomBytes, randomInt } from 'node:crypto';

const maxClicks = 1_000_000;
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

export interface MintedClick {
  clickId: string;
  /** The opaque part of the callback address. */
  callback: string;
  conversionId: string;
  accountId: number;
  userActionSetId: number;
}

/** The clicks that this platform gave out; no other is known to it. */
export class Clicks {
  private readonly byClickId = new Map<string, MintedClick>();
  private readonly byCallback = new Map<string, MintedClick>();

  /** As WeChat traffic carries it: `wx0` and fifteen more, the last two of them zeros. */
  mint(accountId: number, userActionSetId: number): MintedClick {
    const middle = Array.from({ length: 13 }, () => letters[randomInt(letters.length)]).join('');
    const click = {
      clickId: `wx0${middle}00`,
      callback: `${randomBytes(60).toString('base64')}`,
      conversionId: String(randomInt(10_000, 99_999)),
      accountId,
      userActionSetId,
    };
    this.byClickId.set(click.clickId, click);
    this.byCallback.set(click.callback, click);
    if (this.byClickId.size > maxClicks) this.forgetOldest();
    return click;
  }

  find = (clickId: string) => this.byClickId.get(clickId);
  findCallback = (callback: string) => this.byCallback.get(callback);

  private forgetOldest(): void {
    const [clickId, click] = this.byClickId.entries().next().value as [string, MintedClick];
    this.byClickId.delete(clickId);
    this.byCallback.delete(click.callback);
  }
}
