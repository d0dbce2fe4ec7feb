import { approvedByAPersonFixtures } from './approved-by-a-person.fixture';
import { asTheAdsSayFixtures } from './as-the-ads-say.fixture';
import { belowTheCapFixtures } from './below-the-cap.fixture';
import { bureauByItselfFixtures } from './bureau-by-itself.fixture';
import { declineAsVisibleFixtures } from './decline-as-visible.fixture';
import type { RuleCode } from './evidence';
import { feesNamedFixtures } from './fees-named.fixture';
import { headlineBelowReality, plainGround, shown } from './ground.fixture';
import { rules } from '.';
import { lenderAndRiskFixtures } from './lender-and-risk.fixture';
import { methodNamedFixtures } from './method-named.fixture';
import { necessaryFieldsFixtures } from './necessary-fields.fixture';
import { noCheapEndAloneFixtures } from './no-cheap-end-alone.fixture';
import { noFalseHurryFixtures } from './no-false-hurry.fixture';
import { noPromisesFixtures } from './no-promises.fixture';
import { nobodyTargetedFixtures } from './nobody-targeted.fixture';
import { onePurposeATickFixtures } from './one-purpose-a-tick.fixture';
import { rateOnFirstScreenFixtures } from './rate-on-first-screen.fixture';
import { readableFixtures } from './readable.fixture';
import { recomputedFromFlowsFixtures } from './recomputed-from-flows.fixture';
import type { Rule, RuleFixtures } from './rule';
import { sameSizeAsAmountFixtures } from './same-size-as-amount.fixture';
import { withdrawnInFourTapsFixtures } from './withdrawn-in-four-taps.fixture';

const fixtures: Record<RuleCode, RuleFixtures> = {
  'C-01': rateOnFirstScreenFixtures,
  'C-02': sameSizeAsAmountFixtures,
  'C-03': methodNamedFixtures,
  'C-04': recomputedFromFlowsFixtures,
  'C-05': belowTheCapFixtures,
  'C-06': noCheapEndAloneFixtures,
  'C-07': noPromisesFixtures,
  'C-08': noFalseHurryFixtures,
  'C-09': lenderAndRiskFixtures,
  'C-10': asTheAdsSayFixtures,
  'C-11': onePurposeATickFixtures,
  'C-12': declineAsVisibleFixtures,
  'C-13': bureauByItselfFixtures,
  'C-14': necessaryFieldsFixtures,
  'C-15': readableFixtures,
  'C-16': approvedByAPersonFixtures,
  'C-17': feesNamedFixtures,
  'C-18': withdrawnInFourTapsFixtures,
  'C-19': nobodyTargetedFixtures,
};

const ruleNamed = (code: string) => rules.find((rule) => rule.code === code) as Rule;
const cases = (which: keyof RuleFixtures) =>
  Object.entries(fixtures).flatMap(([code, of]) =>
    of[which].map((fixture) => [code, fixture.name, fixture] as const),
  );

test('every rule has a code of its own, a title in both languages, and examples of both kinds', () => {
  expect(rules.map(({ code }) => code).sort()).toEqual(Object.keys(fixtures).sort());
  for (const { title } of rules) expect([title.zh, title.en].every((words) => words.length > 3)).toBe(true);
  for (const { passing, failing } of Object.values(fixtures))
    expect([passing.length, failing.length].every((count) => count > 0)).toBe(true);
});

test.each(cases('passing'))('%s lets through: %s', (code, _name, { rendered, ground }) => {
  const { verdict, evidence } = ruleNamed(code).check(rendered, ground);
  expect({ verdict, evidence }).toEqual({ verdict: 'passed', evidence });
});

test.each(cases('failing'))('%s stops: %s', (code, _name, { rendered, ground }) => {
  const { verdict, places } = ruleNamed(code).check(rendered, ground);
  expect(verdict).toBe('failed');
  const ids = rendered.blocks.map(({ id }) => id);
  expect(places.filter((place) => !ids.includes(place))).toEqual([]);
});

test('the headline that hides 35.94 % is told with the figure that its flows come to', () => {
  const { evidence } = ruleNamed('C-04').check(headlineBelowReality(), plainGround);
  expect(evidence).toMatchObject({ loan: { shownBps: 2_400, recomputedBps: 3_594, feesFen: 70_476 } });
});

test('one bad page is stopped for each of its sins, by the rule that names it', () => {
  const stopped = rules
    .filter((rule) => (rule as Rule).check(headlineBelowReality(), plainGround).verdict === 'failed')
    .map(({ code }) => code);
  expect(stopped).toEqual(['C-04', 'C-05', 'C-11', 'C-13', 'C-17']);
});

test('what a rule offers as a way out is one', () => {
  const small = { 'landing.rateSize': 'small' } as const;
  const { fix } = ruleNamed('C-02').check(shown(small), plainGround);
  expect(ruleNamed('C-02').check(shown({ ...small, ...fix }), plainGround).verdict).toBe('passed');
});
