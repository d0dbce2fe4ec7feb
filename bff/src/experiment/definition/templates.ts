import { defaultPageConfig, type PageConfig } from '@loudou/shared/page-config';
import type { Definition } from './definition';

export const templateNames = [
  'calculator_first',
  'another_title',
  'steps_left',
  'result_explained',
  'another_button',
  'fees_in_a_line',
  'same_page_twice',
] as const;
export type TemplateName = (typeof templateNames)[number];

type Drafted = Omit<Definition, 'slot'>;

interface Template {
  name: TemplateName;
  title: { zh: string; en: string };
  /** What it is good for, in one sentence. */
  purpose: { zh: string; en: string };
  draft: Drafted;
}

const shared = {
  unit: 'host',
  audience: { hosts: ['weapp', 'tt', 'h5'], adPlatforms: null, newcomersOnly: false },
  shareBps: 10_000,
  looks: 3,
  alphaBps: 500,
  powerBps: 8_000,
  plannedDays: 21,
  plannedUnits: 22_800,
  changesPrice: false,
} as const;

/**
 * What no page may be paid for with, whatever it wins; in basis points and ms as the metrics say. What others have to tell
 * is watched besides: a plan that names it could never ship in a house where nobody tells it.
 */
const guardrails: Definition['guardrails'] = [
  { metric: 'approved', margin: 100 },
  { metric: 'slow_page', margin: 200 },
];

/** Where a plan differs from the others: its words, the page that its second arm shows, and now and then its figures. */
type Differs = Pick<Drafted, 'hypothesis'> &
  Partial<Drafted> & { arm: readonly [string, Partial<PageConfig>] };

function draft(name: string, { arm: [armName, values], ...differs }: Differs): Drafted {
  const { primary = { metric: 'submitted', smallestEffect: 200 } } = differs;
  const names = Object.keys(values) as (keyof PageConfig)[];
  const before = Object.fromEntries(names.map((parameter) => [parameter, defaultPageConfig[parameter]]));
  return {
    ...shared,
    audience: { ...shared.audience, hosts: [...shared.audience.hosts] },
    guardrails: guardrails.filter(({ metric }) => metric !== primary.metric),
    name,
    layer: 'landing',
    primary,
    variants: [
      { key: 'a', name: '对照', weightBps: 5_000, values: before },
      { key: 'b', name: armName, weightBps: 5_000, values },
    ],
    ...differs,
  };
}

const template = (
  name: TemplateName,
  [title, zh]: readonly [string, string],
  [titleEn, en]: readonly [string, string],
  differs: Differs,
): Template => ({
  name,
  title: { zh: title, en: titleEn },
  purpose: { zh, en },
  draft: draft(title, differs),
});

/** Each passes the rules as it stands: what the words say is what the page shows anyway. */
export const templates: readonly Template[] = [
  template(
    'calculator_first',
    ['首屏先给测算器', '先让人算清要还多少，再介绍价格区间。'],
    ['Calculator first', 'People work out what they would repay before they read the range of prices.'],
    {
      hypothesis: '先算清每月还多少的人，更愿意把申请填完，而且不会因此多借。',
      arm: ['先测算', { 'landing.opening': 'calculator' }],
    },
  ),
  template(
    'another_title',
    ['换一句标题', '只换首屏的标题，价格与按钮都不动。'],
    ['Another title', 'Only the title of the first page differs; price and buttons stay.'],
    {
      hypothesis: '标题先说能看到价格，会有更多人开始申请。',
      primary: { metric: 'started', smallestEffect: 200 },
      arm: ['先看价格', { 'landing.title': '先看清价格，再决定借不借' }],
    },
  ),
  template(
    'another_button',
    ['换按钮文字', '首屏按钮换一种说法，不承诺结果。'],
    ['Other words on the button', 'The button of the first page says it another way, and promises nothing.'],
    {
      hypothesis: '按钮说清下一步是填资料，开始之后放弃的人会变少。',
      arm: ['去填资料', { 'landing.startText': '去填资料' }],
    },
  ),
  template(
    'fees_in_a_line',
    ['标题下补一行', '标题下加一行，说明息费都在测算里。'],
    ['A line below the title', 'One line below the title says that every cost is in the calculation.'],
    {
      hypothesis: '说清利息和费用都已算入，会有更多人把申请填完。',
      arm: ['补一行', { 'landing.note': '测算结果已含全部利息和费用' }],
    },
  ),
  template(
    'steps_left',
    ['申请步骤提示', '步骤从「第几步」换成「还剩几步」。'],
    ['How the steps are counted', 'The steps are counted down instead of up.'],
    {
      hypothesis: '知道还剩几步的人，更容易把申请填完。',
      layer: 'application',
      arm: ['还剩几步', { 'application.progress': 'left' }],
    },
  ),
  template(
    'result_explained',
    ['授信结果说明', '授信结果页的说明长短，看会不会影响支用。'],
    ['How the result is explained', 'How much stands below an approval, and whether it changes drawing.'],
    {
      hypothesis: '结果页说得短一些，看方案的人会更多，而且不会多借。',
      layer: 'result',
      primary: { metric: 'drawn', smallestEffect: 300 },
      arm: ['短说明', { 'result.explanation': 'short' }],
      plannedDays: 28,
      looks: 4,
    },
  ),
  template(
    'same_page_twice',
    ['A/A 检查', '两组看到同一页，用来检查分流和统计。'],
    ['A/A check', 'Both arms see the same page: a check of the split and of the figures.'],
    {
      hypothesis: '两组看到的完全一样，任何差异都只是偶然。',
      primary: { metric: 'registered', smallestEffect: 200 },
      arm: ['同一页', { 'landing.title': defaultPageConfig['landing.title'] }],
      plannedDays: 7,
      looks: 1,
    },
  ),
];

const blank = draft('未命名实验', {
  hypothesis: '',
  arm: ['变体', { 'landing.title': defaultPageConfig['landing.title'] }],
});

export const draftFrom = (name: TemplateName | null): Drafted =>
  structuredClone(name === null ? blank : templates.find((template) => template.name === name)!.draft);
