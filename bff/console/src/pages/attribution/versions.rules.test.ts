import type { Rule, Run } from './attribution-api';
import { goesBy, isRunOf, newestRunWith, stateOf, triedBy } from './versions.rules';

const hourMs = 60 * 60_000;
const rule = (label: string, own: Partial<Rule> = {}): Rule => ({
  ruleId: 1,
  version: 1,
  label,
  adPlatform: '',
  accountId: '',
  clickWindowMs: 30 * 24 * hourMs,
  deepWindowMs: 90 * 24 * hourMs,
  repeatedClicks: false,
  unnamedClicks: false,
  madeBy: 'Lin',
  madeAt: '2026-11-20T00:00:00.000Z',
  inForceFrom: null,
  putInForceBy: null,
  reason: 'as agreed',
  decidedBecause: null,
  refusedAt: null,
  refusedBy: null,
  inForce: false,
  ...own,
});
const since = (inForceFrom: string, inForce = true) => ({ inForceFrom, inForce });
const everybody = rule('everybody', since('2000-01-01T00:00:00.000Z'));
const platform = rule('platform', { adPlatform: 'ocean_engine', ...since('2026-11-01T00:00:00.000Z') });
const draft = rule('draft', { adPlatform: 'ocean_engine', version: 2 });
const run = (startedAt: string, ...rules: Rule[]): Run => ({
  runId: 1,
  rules,
  reason: 'to see',
  startedBy: 'Lin',
  startedAt,
  state: 'finished',
  peopleTotal: 1,
  peopleDone: 1,
  peopleMoved: 0,
  finishedAt: startedAt,
});

test('a version is a draft until it is decided on, and past once another took its place', () => {
  expect(stateOf(draft)).toBe('draft');
  expect(stateOf(platform)).toBe('in_force');
  expect(stateOf(rule('old', since('2026-01-01T00:00:00.000Z', false)))).toBe('past');
  expect(stateOf(rule('no', { refusedAt: '2026-01-01T00:00:00.000Z' }))).toBe('refused');
});

test('an account without a rule goes by its platform, and a platform without one by everybody', () => {
  const rules = [everybody, platform, draft];
  expect(goesBy(rules, { adPlatform: 'ocean_engine', accountId: 'a1' })).toBe(platform);
  expect(goesBy(rules, { adPlatform: 'baidu', accountId: 'b1' })).toBe(everybody);
});

test('a run is of a draft while nothing else in force has changed', () => {
  const rules = [everybody, platform, draft];
  const tried = run('2026-11-20T00:00:00.000Z', everybody, draft);
  expect(isRunOf(tried, draft, rules)).toBe(true);
  const later = rule('baidu', { adPlatform: 'baidu', ...since('2026-11-21T00:00:00.000Z') });
  expect(isRunOf(tried, draft, [...rules, later])).toBe(false);
  expect(isRunOf(run('2026-11-20T00:00:00.000Z', everybody, platform), draft, rules)).toBe(false);
  expect(newestRunWith([tried], draft)).toBe(tried);
  expect(newestRunWith([tried], platform)).toBeUndefined();
});

test('what a run tried stays told after it was put in force', () => {
  const used = { ...draft, ...since('2026-11-22T00:00:00.000Z') };
  const replaced = { ...platform, inForce: false };
  const tried = run('2026-11-20T00:00:00.000Z', everybody, draft);
  expect(triedBy(tried, [everybody, replaced, used])).toEqual([used]);
  expect(triedBy(run('2026-11-23T00:00:00.000Z', everybody, used), [everybody, replaced, used])).toEqual([]);
});
