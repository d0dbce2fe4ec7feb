import type { Movement } from '../attribution-api';

export interface NetOfAccount {
  /** Null for no ad. */
  adPlatform: string | null;
  accountId: string;
  gained: number;
  lost: number;
}

/** What each account would gain and lose, the largest difference first; moves inside one account are none. */
export function netOf(movements: readonly Movement[]): NetOfAccount[] {
  const byAccount = new Map<string, NetOfAccount>();
  const at = (adPlatform: string | null, accountId: string) => {
    const key = JSON.stringify([adPlatform, accountId]);
    const own = byAccount.get(key) ?? { adPlatform, accountId, gained: 0, lost: 0 };
    byAccount.set(key, own);
    return own;
  };
  for (const { fromPlatform, fromAccount, toPlatform, toAccount, people } of movements) {
    if (fromPlatform === toPlatform && fromAccount === toAccount) continue;
    at(fromPlatform, fromAccount).lost += people;
    at(toPlatform, toAccount).gained += people;
  }
  const difference = ({ gained, lost }: NetOfAccount) => Math.abs(gained - lost);
  return [...byAccount.values()].sort((one, other) => difference(other) - difference(one));
}
