import type { Ask } from '../drive/operator';
import { countDropOff } from '../truth/drop-off';
import { steps } from '../truth/journeys';
import { rounded } from '../truth/quantiles';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';
import type { Filter } from './dimension-values';

interface Answer {
  reached: number;
  lost: number;
  waiting: number;
  reasons: { kind: string; key: string; page: string | null; people: number; medianStayMs: number | null }[];
}

const narrowed: { filters: Filter[]; includeMarked: boolean }[] = [
  { filters: [], includeMarked: false },
  { filters: [{ dimension: 'adPlatform', values: ['ocean_engine'] }], includeMarked: true },
];

/** Why people stop, at every step: with the reason of each person, and how long they stayed. */
export async function compareDropOff(ask: Ask, truth: Truth): Promise<Comparison> {
  const { sameUnder, same, result } = comparison('drop-off');
  for (const { filters, includeMarked } of narrowed)
    for (const [step] of steps.slice(0, -1)) {
      const scope = { days: truth.days, filters, includeMarked };
      const answer = await ask<Answer>('analytics.dropOff', { scope, step });
      const journeys = truth.journeys.filter(
        ({ mark, source }) =>
          (includeMarked || mark === '') &&
          filters.every(({ dimension, values }) => values.includes(source[dimension as keyof typeof source])),
      );
      const planned = countDropOff(journeys, truth.timelines, step, truth.asOfMs);
      const { reached, lost, waiting } = answer;
      same(
        `${step}: reached, lost, waiting`,
        [reached, lost, waiting],
        [planned.reached, planned.lost, planned.waiting],
      );
      sameUnder(
        `${step}:`,
        new Map(
          answer.reasons.map(({ kind, key, page, people, medianStayMs }) => [
            `${kind} ${key} ${page}`,
            { people, medianStayMs: rounded(medianStayMs) },
          ]),
        ),
        planned.reasons,
      );
    }
  return result();
}
