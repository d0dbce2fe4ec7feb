import { groupSequentialInflation, isCannot } from '../statistics';
import type { Definition } from './definition';

const wholeBps = 10_000;
/** 28 looks cost 4.9 %, 60 cost 5.3 %, and working that out holds up everybody else for half a second. */
const mostLooksWorkedOut = 28;
const maxRemembered = 64;
const remembered = new Map<string, number>();

/** How many times the units of a single look the planned looks take, at the same power. */
export function looksFactorOf({
  looks,
  alphaBps,
  powerBps,
}: Pick<Definition, 'looks' | 'alphaBps' | 'powerBps'>): number {
  const worked = Math.min(looks, mostLooksWorkedOut);
  const name = `${worked}/${alphaBps}/${powerBps}`;
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const informationTimes = Array.from({ length: worked }, (_, look) => (look + 1) / worked);
  const cost = groupSequentialInflation(
    { informationTimes, alpha: alphaBps / wholeBps },
    powerBps / wholeBps,
  );
  const factor = isCannot(cost) ? 1 : Math.max(1, cost.inflation);
  if (remembered.size >= maxRemembered) remembered.delete(remembered.keys().next().value!);
  remembered.set(name, factor);
  return factor;
}
