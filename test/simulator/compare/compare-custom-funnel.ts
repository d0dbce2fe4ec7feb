import type { Ask } from '../drive/operator';
import { walkedBy, type FunnelAsked, type Walked } from '../truth/custom-funnel';
import type { Known } from '../truth/identities';
import type { Choice } from '../truth/choices';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';
import { type AnyDimension, type Filter, isCounted, labelled, passes, valueOf } from './dimension-values';

interface Question {
  steps: Choice[];
  windowMinutes: number;
  order?: 'loose' | 'strict';
  counting?: 'chain' | 'first_time';
  breakdown?: AnyDimension;
  filters?: Filter[];
  includeMarked?: boolean;
}
interface Answer {
  groups: { key: string; figures: { people: number[] } }[];
}

const page = (name: string): Choice => ({ name: 'page_viewed', page: name });
const dayMinutes = 24 * 60;
const wayToCredit: Choice[] = [
  { name: 'app_opened' },
  page('entry.landing'),
  page('apply.phone'),
  { name: 'user_registered' },
  { name: 'application_submitted' },
  { name: 'credit_approved' },
  { name: 'loan_disbursed' },
];

const questions: Question[] = [
  { steps: wayToCredit, windowMinutes: 7 * dayMinutes },
  { steps: wayToCredit, windowMinutes: 60, includeMarked: true },
  { steps: wayToCredit, windowMinutes: 7 * dayMinutes, counting: 'first_time' },
  { steps: wayToCredit, windowMinutes: 14 * dayMinutes, breakdown: 'adPlatform' },
  { steps: wayToCredit, windowMinutes: dayMinutes, breakdown: 'plan' },
  { steps: wayToCredit.slice(0, 4), windowMinutes: dayMinutes, breakdown: 'appVersion' },
  {
    steps: [page('entry.landing'), page('entry.consent'), page('apply.phone')],
    windowMinutes: 30,
    order: 'strict',
  },
  {
    steps: [
      { name: 'field_focused', where: [{ property: 'field', operator: 'is', values: ['number'] }] },
      {
        name: 'field_error_shown',
        where: [{ property: 'field', operator: 'is', values: ['number'] }],
      },
      {
        name: 'page_left',
        page: 'apply.identity',
        where: [{ property: 'dwellMs', operator: 'at_least', values: [15_000] }],
      },
    ],
    windowMinutes: 60,
    filters: [{ dimension: 'adPlatform', values: ['ocean_engine', 'tencent_ads'] }],
  },
  {
    steps: [page('me.index'), page('me.index'), { name: 'tapped' }],
    windowMinutes: 3 * dayMinutes,
    breakdown: 'eventHost',
  },
];

/** Funnels put together from the catalogue: every way of counting, with windows, breakdowns, filters and conditions. */
export async function compareCustomFunnel(ask: Ask, truth: Truth): Promise<Comparison> {
  const { sameUnder, result } = comparison('custom funnel');
  for (const [number, question] of questions.entries()) {
    const { filters = [], includeMarked = false, ...asked } = question;
    const answer = await ask<Answer>('analytics.customFunnel', {
      scope: { days: truth.days, filters, includeMarked },
      ...asked,
    });
    sameUnder(
      `question ${number + 1},`,
      new Map(answer.groups.map(({ key, figures }) => [key, figures.people])),
      plannedGroups(truth, question),
    );
  }
  return result();
}

const minuteMs = 60_000;

function plannedGroups(truth: Truth, question: Question): Map<string, number[]> {
  const asked: FunnelAsked = {
    steps: question.steps,
    windowMs: question.windowMinutes * minuteMs,
    order: question.order ?? 'loose',
    counting: question.counting ?? 'chain',
    fromMs: truth.plan.fromMs,
    untilMs: truth.plan.untilMs,
  };
  const walked = [
    ...walkedBy(truth.timelines, asked, (happening) => passes(truth, question.filters ?? [], happening)),
  ].filter(([who]) => isCounted(truth, question.includeMarked ?? false, who));
  const { steps, breakdown } = question;
  const groups = new Map([['all', peopleOf(walked, steps.length)]]);
  if (breakdown === undefined) return groups;
  for (const [label, own] of labelled(walked, ([, { beginning }]) => valueOf(truth, breakdown, beginning)))
    groups.set(label, peopleOf(own, steps.length));
  return groups;
}

const peopleOf = (walked: [Known, Walked][], steps: number): number[] =>
  Array.from({ length: steps }, (_, step) => walked.filter(([, { depth }]) => depth > step).length);
