import type { Ask } from '../drive/operator';
import { customersOf } from '../truth/count-funnel';
import { dimensions, type Journey, steps } from '../truth/journeys';
import type { Truth } from '../truth/truth';
import { type Waits, waitsOf } from '../truth/waits';
import { comparison, type Comparison } from './comparison';
import { collect } from './dimension-values';

type SaidWaits = ({ medianMs: number; p90Ms: number } | null)[];
interface Answer {
  total: SaidWaits;
  groups: { key: string; waits: SaidWaits }[];
}

/** How long people took between the steps: everybody, and the groups of every dimension, with and without the marked. */
export async function compareWaits(ask: Ask, truth: Truth): Promise<Comparison> {
  const { same, result } = comparison('waits between steps');
  const sameWaits = (what: string, said: Waits | undefined, planted: Waits | undefined) =>
    steps.forEach(([step], place) =>
      same(`${what}, ${step}`, said?.[place] ?? null, planted?.[place] ?? null),
    );
  for (const includeMarked of [false, true]) {
    const journeys = includeMarked ? truth.journeys : customersOf(truth.journeys);
    for (const breakdown of [undefined, ...dimensions]) {
      const what = `${breakdown ?? 'everybody'}, marked ${includeMarked}`;
      const question = { days: truth.days, includeMarked, breakdown };
      const { total, groups } = await ask<Answer>('analytics.funnelWaits', question);
      sameWaits(what, plain(total), waitsOf(journeys));
      const planted = breakdown ? largest(collect(journeys, ({ source }) => source[breakdown])) : [];
      same(
        `${what}: groups`,
        groups.map(({ key }) => key),
        planted.map(([key]) => key),
      );
      const said = new Map(groups.map(({ key, waits }) => [key, plain(waits)]));
      for (const [key, own] of planted) sameWaits(`${what}: ${key}`, said.get(key), waitsOf(own));
    }
  }
  return result();
}

/** What floating point leaves beyond the tenth of a millisecond, in which the truth is exact, is no difference. */
const plain = (said: SaidWaits): Waits =>
  said.map((wait) => wait && [Math.round(wait.medianMs * 10), Math.round(wait.p90Ms * 10)]);

const maxGroups = 30;

/** Only these are told of. */
const largest = (groups: ReadonlyMap<string, Journey[]>): [string, Journey[]][] =>
  [...groups]
    .sort(([oneKey, one], [otherKey, other]) => other.length - one.length || (oneKey < otherKey ? -1 : 1))
    .slice(0, maxGroups);
