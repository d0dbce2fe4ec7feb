import { defaultPageConfig, type Layer, type PageConfig } from '@loudou/shared/page-config';
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

/** What no page may be paid for with, whatever it wins; in basis points and ms as the metrics say. */
const guardrails: Definition['guardrails'] = [
  { metric: 'approved', margin: 100 },
  { metric: 'slow_page', margin: 200 },
  { metric: 'complained', margin: 15 },
];

function twoArms(name: string, values: Partial<PageConfig>): Definition['variants'] {
  const names = Object.keys(values) as (keyof PageConfig)[];
  const before = Object.fromEntries(names.map((parameter) => [parameter, defaultPageConfig[parameter]]));
  return [
    { key: 'a', name: '对照', weightBps: 5_000, values: before },
    { key: 'b', name, weightBps: 5_000, values },
  ];
}

function draft(
  layer: Layer,
  name: string,
  hypothesis: string,
  primary: Definition['primary'],
  variants: Definition['variants'],
  more: Partial<Drafted> = {},
): Drafted {
  return {
    ...shared,
    audience: { ...shared.audience, hosts: [...shared.audience.hosts] },
    guardrails: guardrails.filter(({ metric }) => metric !== primary.metric),
    name,
    hypothesis,
    layer,
    primary,
    variants,
    ...more,
  };
}

/** Each passes the rules as it stands: what the words say is what the page shows anyway. */
export const templates: readonly Template[] = [
  {
    name: 'calculator_first',
    title: { zh: '首屏先给测算器', en: 'Calculator first' },
    purpose: {
      zh: '先让人算清要还多少，再介绍价格区间。',
      en: 'People work out what they would repay before they read the range of prices.',
    },
    draft: draft(
      'landing',
      '首屏先给测算器',
      '先算清每月还多少的人，更愿意把申请填完，而且不会因此多借。',
      { metric: 'submitted', smallestEffect: 200 },
      twoArms('先测算', { 'landing.opening': 'calculator' }),
    ),
  },
  {
    name: 'another_title',
    title: { zh: '换一句标题', en: 'Another title' },
    purpose: {
      zh: '只换首屏的标题，价格与按钮都不动。',
      en: 'Only the title of the first page differs; price and buttons stay.',
    },
    draft: draft(
      'landing',
      '换一句标题',
      '标题先说能看到价格，会有更多人开始申请。',
      { metric: 'started', smallestEffect: 200 },
      twoArms('先看价格', { 'landing.title': '先看清价格，再决定借不借' }),
    ),
  },
  {
    name: 'another_button',
    title: { zh: '换按钮文字', en: 'Other words on the button' },
    purpose: {
      zh: '首屏按钮换一种说法，不承诺结果。',
      en: 'The button of the first page says it another way, and promises nothing.',
    },
    draft: draft(
      'landing',
      '换按钮文字',
      '按钮说清下一步是填资料，开始之后放弃的人会变少。',
      { metric: 'submitted', smallestEffect: 200 },
      twoArms('去填资料', { 'landing.startText': '去填资料' }),
    ),
  },
  {
    name: 'fees_in_a_line',
    title: { zh: '标题下补一行', en: 'A line below the title' },
    purpose: {
      zh: '标题下加一行，说明息费都在测算里。',
      en: 'One line below the title says that every cost is in the calculation.',
    },
    draft: draft(
      'landing',
      '标题下补一行',
      '说清利息和费用都已算入，会有更多人把申请填完。',
      { metric: 'submitted', smallestEffect: 200 },
      twoArms('补一行', { 'landing.note': '测算结果已含全部利息和费用' }),
    ),
  },
  {
    name: 'steps_left',
    title: { zh: '申请步骤提示', en: 'How the steps are counted' },
    purpose: {
      zh: '步骤从「第几步」换成「还剩几步」。',
      en: 'The steps are counted down instead of up.',
    },
    draft: draft(
      'application',
      '申请步骤提示',
      '知道还剩几步的人，更容易把申请填完。',
      { metric: 'submitted', smallestEffect: 200 },
      twoArms('还剩几步', { 'application.progress': 'left' }),
    ),
  },
  {
    name: 'result_explained',
    title: { zh: '授信结果说明', en: 'How the result is explained' },
    purpose: {
      zh: '授信结果页的说明长短，看会不会影响支用。',
      en: 'How much stands below an approval, and whether it changes drawing.',
    },
    draft: draft(
      'result',
      '授信结果说明',
      '结果页说得短一些，看方案的人会更多，而且不会多借。',
      { metric: 'drawn', smallestEffect: 300 },
      twoArms('短说明', { 'result.explanation': 'short' }),
      { plannedDays: 28, looks: 4 },
    ),
  },
  {
    name: 'same_page_twice',
    title: { zh: 'A/A 检查', en: 'A/A check' },
    purpose: {
      zh: '两组看到同一页，用来检查分流和统计。',
      en: 'Both arms see the same page: a check of the split and of the figures.',
    },
    draft: draft(
      'landing',
      'A/A 检查',
      '两组看到的完全一样，任何差异都只是偶然。',
      { metric: 'registered', smallestEffect: 200 },
      twoArms('同一页', { 'landing.title': defaultPageConfig['landing.title'] }),
      { plannedDays: 7, looks: 1 },
    ),
  },
];

const blank: Drafted = draft(
  'landing',
  '未命名实验',
  '',
  { metric: 'submitted', smallestEffect: 200 },
  twoArms('变体', { 'landing.title': defaultPageConfig['landing.title'] }),
);

export const draftFrom = (name: TemplateName | null): Drafted =>
  structuredClone(name === null ? blank : templates.find((template) => template.name === name)!.draft);
