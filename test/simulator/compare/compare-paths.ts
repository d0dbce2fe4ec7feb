import type { Ask } from '../drive/operator';
import { countPaths, type PathsAsked } from '../truth/paths';
import { rounded } from '../truth/quantiles';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';
import { type Filter, isCounted, passes } from './dimension-values';

type Question = Omit<PathsAsked, 'windowMs'> & {
  windowMinutes: number;
  filters?: Filter[];
  includeMarked?: boolean;
};
interface Size {
  people: number;
  visits: number;
}
interface Answer {
  nodes: ({ id: string } & Size)[];
  links: ({ from: string; to: string; medianMs: number | null } & Size)[];
  folded: number;
}

const plain = {
  direction: 'from',
  within: 'window',
  windowMinutes: 60,
  depth: 5,
  topPerLevel: 8,
  foldPairs: false,
} as const;
const questions: Question[] = [
  { ...plain, anchor: { name: 'app_opened' } },
  { ...plain, anchor: { name: 'user_registered' }, direction: 'to', depth: 6 },
  {
    ...plain,
    anchor: { name: 'page_viewed', page: 'entry.landing' },
    within: 'visit',
    foldPairs: true,
    depth: 8,
  },
  {
    ...plain,
    anchor: { name: 'ad_touch_landed' },
    windowMinutes: 3 * 24 * 60,
    depth: 10,
    topPerLevel: 4,
    among: ['page_viewed', 'user_registered', 'application_submitted', 'credit_approved', 'credit_declined'],
    foldPairs: true,
  },
  {
    ...plain,
    anchor: { name: 'page_viewed', page: 'apply.identity' },
    filters: [
      { dimension: 'adPlatform', values: ['ocean_engine', 'tencent_ads'] },
      { dimension: 'appVersion', values: ['1.4.0'] },
    ],
    includeMarked: true,
  },
];

const ofEvents = new Set(['page', 'appVersion', 'eventHost']);

/** Path trees from and to an event, by window and by visit, with repeats folded. */
export async function comparePaths(ask: Ask, truth: Truth): Promise<Comparison> {
  const { sameUnder, same, result } = comparison('path tree');
  for (const [number, question] of questions.entries()) {
    const { filters = [], includeMarked = false, ...asked } = question;
    const answer = await ask<Answer>('analytics.paths', {
      scope: { days: truth.days, filters, includeMarked },
      ...asked,
    });
    const bySource = filters.filter(({ dimension }) => !ofEvents.has(dimension));
    const byEvent = filters.filter(({ dimension }) => ofEvents.has(dimension));
    const planned = countPaths(
      truth.timelines,
      { ...asked, windowMs: asked.windowMinutes * 60_000 },
      {
        begin: (each) => passes(truth, byEvent, each),
        belong: (each) => isCounted(truth, includeMarked, each.who) && passes(truth, bySource, each),
      },
    );
    const what = `question ${number + 1},`;
    sameUnder(
      `${what} node`,
      new Map(answer.nodes.map(({ id, people, visits }) => [id, { people, visits }])),
      new Map([...planned.nodes].map(([id, { people, visits }]) => [id, { people, visits }])),
    );
    sameUnder(
      `${what} link`,
      new Map(
        answer.links.map(({ from, to, people, visits, medianMs }) => [
          `${from} → ${to}`,
          { people, visits, medianMs: rounded(medianMs) },
        ]),
      ),
      planned.links,
    );
    same(`${what} folded`, answer.folded, planned.folded);
  }
  return result();
}
