import type { Ask } from '../drive/operator';
import { type Choice, isChosen } from '../truth/choices';
import type { Known } from '../truth/identities';
import { firstDayOf, periodAt, type Unit } from '../truth/periods';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';
import { type Filter, isCounted, passes } from './dimension-values';

interface Question {
  first: Choice;
  returned: Choice;
  unit: Unit;
  periods: number;
  filters?: Filter[];
  includeMarked?: boolean;
}
interface Cohort {
  cohort: string;
  people: number;
  returned: ({ reached: number; base: number } | null)[];
}
interface Answer {
  cohorts: Cohort[];
  total: Cohort;
}

const questions: Question[] = [
  { first: { name: 'app_opened' }, returned: { name: 'app_opened' }, unit: 'day', periods: 14 },
  {
    first: { name: 'user_registered' },
    returned: { name: 'page_viewed' },
    unit: 'day',
    periods: 7,
    includeMarked: true,
  },
  { first: { name: 'app_opened' }, returned: { name: 'ad_touch_landed' }, unit: 'week', periods: 4 },
  {
    first: { name: 'page_viewed', page: 'entry.landing' },
    returned: { name: 'tapped' },
    unit: 'day',
    periods: 5,
    filters: [{ dimension: 'adPlatform', values: ['ocean_engine'] }],
  },
];

/** Who came back, cohort by cohort, as far as the periods are over. */
export async function compareRetention(ask: Ask, truth: Truth): Promise<Comparison> {
  const { sameUnder, same, result } = comparison('retention');
  for (const [number, question] of questions.entries()) {
    const { filters = [], includeMarked = false, ...asked } = question;
    const { cohorts, total } = await ask<Answer>('analytics.retention', {
      scope: { days: truth.days, filters, includeMarked },
      ...asked,
    });
    const planned = plannedCohorts(truth, question);
    sameUnder(
      `question ${number + 1}, cohort`,
      new Map(cohorts.map((cohort) => [cohort.cohort, plain(cohort)])),
      new Map(planned.map((cohort) => [cohort.cohort, plain(cohort)])),
    );
    same(`question ${number + 1}, all`, plain(total), plain(totalOf(planned, question.periods)));
  }
  return result();
}

const plain = ({ people, returned }: Cohort) => [
  people,
  ...returned.map((rate) => (rate ? `${rate.reached} of ${rate.base}` : null)),
];

function plannedCohorts(
  truth: Truth,
  { first, returned, unit, periods, filters = [], includeMarked = false }: Question,
) {
  const running = periodAt(truth.asOfMs, unit);
  const cohorts = new Map<number, { people: Known[]; cameAfter: Map<number, number> }>();
  for (const [who, timeline] of truth.timelines) {
    if (!isCounted(truth, includeMarked, who)) continue;
    const began = timeline.find((each) => isChosen(each, first) && passes(truth, filters, each));
    if (!began) continue;
    const cohort = periodAt(began.atMs, unit);
    const own = cohorts.get(cohort) ?? { people: [], cameAfter: new Map<number, number>() };
    cohorts.set(cohort, own);
    own.people.push(who);
    const came = new Set(
      timeline
        .filter((each) => isChosen(each, returned) && passes(truth, filters, each))
        .map(({ atMs }) => periodAt(atMs, unit) - cohort),
    );
    for (const after of came) own.cameAfter.set(after, (own.cameAfter.get(after) ?? 0) + 1);
  }
  return [...cohorts].map(([cohort, { people, cameAfter }]): Cohort => ({
    cohort: firstDayOf(cohort, unit),
    people: people.length,
    returned: Array.from({ length: periods }, (_, place) =>
      cohort + place + 1 < running ? { reached: cameAfter.get(place + 1) ?? 0, base: people.length } : null,
    ),
  }));
}

function totalOf(cohorts: Cohort[], periods: number): Cohort {
  const returned = Array.from({ length: periods }, (_, place) => {
    const ripe = cohorts.flatMap((cohort) => cohort.returned[place] ?? []);
    const sum = (read: (rate: { reached: number; base: number }) => number) =>
      ripe.reduce((all, rate) => all + read(rate), 0);
    return ripe.length === 0
      ? null
      : { reached: sum(({ reached }) => reached), base: sum(({ base }) => base) };
  });
  return { cohort: 'all', people: cohorts.reduce((sum, { people }) => sum + people, 0), returned };
}
