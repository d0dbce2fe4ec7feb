import type { Ask } from '../drive/operator';
import type { Choice } from '../truth/choices';
import { type Walked, walkedBy } from '../truth/custom-funnel';
import type { Known } from '../truth/identities';
import { quantileOf, rounded } from '../truth/quantiles';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';
import { type AnyDimension, type Filter, isCounted, labelled, passes, valueOf } from './dimension-values';

interface Question {
  from: Choice;
  to: Choice;
  windowMinutes: number;
  breakdown?: AnyDimension;
  filters?: Filter[];
  includeMarked?: boolean;
}
interface Figures {
  started: number;
  reached: number;
  medianMs: number | null;
  p90Ms: number | null;
  buckets: { fromMs: number; toMs: number | null; people: number }[];
}

const dayMinutes = 24 * 60;
const questions: Question[] = [
  { from: { name: 'ad_touch_landed' }, to: { name: 'user_registered' }, windowMinutes: 14 * dayMinutes },
  {
    from: { name: 'page_viewed', page: 'apply.identity' },
    to: { name: 'page_viewed', page: 'apply.face' },
    windowMinutes: 3 * dayMinutes,
    breakdown: 'adPlatform',
  },
  {
    from: { name: 'app_opened' },
    to: { name: 'tapped' },
    windowMinutes: 60,
    breakdown: 'appVersion',
    includeMarked: true,
  },
  {
    from: { name: 'application_submitted' },
    to: { name: 'credit_approved' },
    windowMinutes: dayMinutes,
    filters: [{ dimension: 'host', values: ['tt', 'weapp'] }],
  },
];

/** How long people take from one event to the next: how many, in which bucket, median and P90. */
export async function compareTimeToNext(ask: Ask, truth: Truth): Promise<Comparison> {
  const { same, result } = comparison('time to next');
  for (const [number, question] of questions.entries()) {
    const { filters = [], includeMarked = false, ...asked } = question;
    const { groups } = await ask<{ groups: { key: string; figures: Figures }[] }>('analytics.timeToNext', {
      scope: { days: truth.days, filters, includeMarked },
      ...asked,
    });
    const said = new Map(groups.map(({ key, figures }) => [key, figures]));
    const planned = plannedGroups(truth, question);
    for (const key of new Set([...said.keys(), ...planned.keys()])) {
      const bounds = said.get(key)?.buckets ?? [];
      same(
        `question ${number + 1}, ${key}`,
        said.has(key) ? plain(said.get(key)!) : null,
        planned.has(key) ? figuresOf(planned.get(key)!, bounds) : null,
      );
    }
  }
  return result();
}

type Person = [Known, Walked];

function plannedGroups(truth: Truth, question: Question): Map<string, Person[]> {
  const { from, to, windowMinutes, filters = [], includeMarked = false, breakdown } = question;
  const walked = walkedBy(
    truth.timelines,
    {
      steps: [from, to],
      windowMs: windowMinutes * 60_000,
      order: 'loose',
      counting: 'chain',
      fromMs: truth.plan.fromMs,
      untilMs: truth.plan.untilMs,
    },
    (happening) => passes(truth, filters, happening),
  );
  const people = [...walked].filter(([who]) => isCounted(truth, includeMarked, who));
  const groups = new Map([['all', people]]);
  if (breakdown)
    for (const [label, own] of labelled(people, ([, { beginning }]) => valueOf(truth, breakdown, beginning)))
      groups.set(label, own);
  return groups;
}

function figuresOf(people: Person[], bounds: Figures['buckets']) {
  const waits = people.flatMap(([, { depth, taken }]) =>
    depth === 2 ? [taken[1]!.atMs - taken[0]!.atMs] : [],
  );
  return plain({
    started: people.length,
    reached: waits.length,
    medianMs: quantileOf(waits, 0.5),
    p90Ms: quantileOf(waits, 0.9),
    buckets: bounds.map(({ fromMs, toMs }) => ({
      fromMs,
      toMs,
      people: waits.filter((wait) => wait >= fromMs && (toMs === null || wait < toMs)).length,
    })),
  });
}

const plain = ({ started, reached, medianMs, p90Ms, buckets }: Figures) => [
  started,
  reached,
  rounded(medianMs),
  rounded(p90Ms),
  ...buckets.map(({ people }) => people),
];
