import type { Definition } from './definition';

/** The title of the first page, in two equal arms, for everybody; a test says what is otherwise in its case. */
export const plainDefinition = (changes: Partial<Definition> = {}): Definition => ({
  name: '换一句标题',
  hypothesis: '标题先说能看到价格，会有更多人开始申请。',
  layer: 'landing',
  unit: 'host',
  audience: { hosts: ['weapp', 'tt', 'h5'], adPlatforms: null, newcomersOnly: false },
  slot: { fromBps: 0, toBps: 10_000 },
  shareBps: 10_000,
  variants: [
    { key: 'a', name: '现在的', weightBps: 5_000, values: {} },
    { key: 'b', name: '先看价格', weightBps: 5_000, values: { 'landing.title': '先看清价格，再决定借不借' } },
  ],
  primary: { metric: 'submitted', smallestEffect: 200 },
  guardrails: [],
  looks: 4,
  alphaBps: 500,
  powerBps: 8_000,
  plannedDays: 14,
  plannedUnits: 10_000,
  changesPrice: false,
  ...changes,
});
