import { FunnelQuestion } from '../../../bff/src/analytics/funnel/funnel-question';
import { funnelSteps } from '../../../bff/src/analytics/funnel/steps';
import type { Queryable } from '../../../bff/src/platform/database';
import { sourceDimensions, type SourceDimension } from '../../../bff/src/analytics/report/report-scope';
import { daysPlanted, firstDay } from './plant';

const msPerDay = 86_400_000;
const dayAt = (place: number) =>
  new Date(Date.parse(`${firstDay}T00:00:00Z`) + place * msPerDay).toISOString().slice(0, 10);

/** Columns of the plan by dimension; where there is none, nothing was planted: '' for everybody. */
const plannedColumns: Partial<Record<SourceDimension, string>> = {
  adPlatform: 'platform',
  account: 'account',
  plan: 'plan',
  creative: 'creative',
  entryKind: 'entry_kind',
  host: 'host',
};

const values: Partial<Record<SourceDimension, string[]>> = {
  adPlatform: ['ocean_engine', 'tencent_ads', 'kuaishou', ''],
  account: ['acc0', 'acc1', 'acc2', 'acc3'],
  plan: Array.from({ length: 20 }, (_, index) => `plan${index}`),
  creative: ['cre0', 'cre1', 'cre2', 'cre3'],
  entryKind: ['ad', 'share', 'search', 'direct'],
  host: ['tt', 'weapp', 'h5'],
};

/** Half of them the page as it opens, 28 days; the others any days, and any filters, breakdowns and comparisons. */
export function someQuestion(chance: () => number): FunnelQuestion {
  const pick = <One>(list: readonly One[]): One => list[Math.floor(chance() * list.length)]!;
  const length = chance() < 0.5 ? 28 : 1 + Math.floor(chance() * daysPlanted);
  const from = Math.floor(chance() * (daysPlanted - length + 1));
  const filtered = (Object.keys(values) as SourceDimension[]).filter(() => chance() < 0.2);
  return FunnelQuestion.parse({
    days: { from: dayAt(from), to: dayAt(from + length - 1) },
    filters: filtered.map((dimension) => ({
      dimension,
      values: [...new Set([pick(values[dimension]!), pick(values[dimension]!)])],
    })),
    breakdown: chance() < 0.8 ? pick(sourceDimensions) : undefined,
    compareTo: chance() < 0.3 ? { from: dayAt(0), to: dayAt(Math.min(27, daysPlanted - 1)) } : undefined,
    includeMarked: chance() < 0.2,
  });
}

/** The people at each step by the plan, which never saw the tables that answer. */
export async function plannedPeople(db: Queryable, question: FunnelQuestion): Promise<number[]> {
  const filters = question.filters.map(
    ({ dimension }, index) =>
      `and ${plannedColumns[dimension as SourceDimension]!} = any ($${index + 4}::text[])`,
  );
  const row = await db.one<{ people: number[] }>(
    `select array[${funnelSteps.map((_, index) => `count(*) filter (where depth > ${index})`).join(', ')}]::int[] as people
     from planned where day between $1 and $2 and ($3 or mark = '') ${filters.join(' ')}`,
    [
      question.days.from,
      question.days.to,
      question.includeMarked,
      ...question.filters.map((filter) => filter.values),
    ],
  );
  return row.people;
}
