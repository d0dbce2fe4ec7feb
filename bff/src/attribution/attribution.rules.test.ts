import * as fc from 'fast-check';
import { assistsOf, type AttributionRule, creditOf, ruleFor, type TouchForCredit } from './attribution.rules';

const dayMs = 86_400_000;
const registeredAt = new Date('2026-11-22T12:00:00Z');
const daysBefore = (days: number) => new Date(registeredAt.getTime() - days * dayMs);
const everybody: AttributionRule = {
  label: 'last-paid-click-30d@1',
  adPlatform: '',
  accountId: '',
  clickWindowMs: 30 * dayMs,
  deepWindowMs: 90 * dayMs,
  repeatedClicks: false,
  unnamedClicks: false,
};
const touch = (touchId: string, days: number, more: Partial<TouchForCredit> = {}): TouchForCredit => ({
  touchId,
  adPlatform: 'ocean_engine',
  accountId: '',
  hasClick: true,
  paidClick: true,
  arrivedAt: daysBefore(days),
  ...more,
});
const credited = (touches: TouchForCredit[], rules = [everybody]) =>
  creditOf(touches, registeredAt, rules).touch?.touchId ?? null;

test('the last paid click inside the window gets the registration', () => {
  expect(credited([touch('first', 9), touch('last', 2), touch('middle', 5)])).toBe('last');
});

test('a visit without an ad after the click takes nothing away from it', () => {
  const direct = touch('direct', 0, { adPlatform: null, hasClick: false, paidClick: false });
  expect(credited([touch('ad', 3), direct])).toBe('ad');
});

test('a click that somebody else brought first is not a paid click again, unless the rule says so', () => {
  const shared = touch('shared', 1, { paidClick: false });
  expect(credited([shared])).toBeNull();
  expect(credited([shared], [{ ...everybody, repeatedClicks: true }])).toBe('shared');
});

test('an ad whose click cannot be named wins only where the rule counts it', () => {
  const unnamed = touch('unnamed', 1, { hasClick: false, paidClick: false });
  expect(credited([unnamed])).toBeNull();
  expect(credited([unnamed], [{ ...everybody, unnamedClicks: true }])).toBe('unnamed');
});

test('a click is too old one millisecond after the window, and one from the future does not count', () => {
  const aged = (ms: number) => ({ ...touch('aged', 0), arrivedAt: new Date(registeredAt.getTime() - ms) });
  expect(credited([aged(everybody.clickWindowMs)])).toBe('aged');
  expect(credited([aged(everybody.clickWindowMs + 1)])).toBeNull();
  expect(credited([aged(-1)])).toBeNull();
});

test('each account’s own window decides on its own clicks, and the credit names its rule', () => {
  const ofPlatform = {
    ...everybody,
    adPlatform: 'ocean_engine',
    clickWindowMs: 3 * dayMs,
    label: 'platform@1',
  };
  const ofAccount = { ...ofPlatform, accountId: 'a1', clickWindowMs: 20 * dayMs, label: 'account@2' };
  const rules = [everybody, ofPlatform, ofAccount];
  const touches = [touch('of another account', 4), touch('of the account', 10, { accountId: 'a1' })];
  const credit = creditOf(touches, registeredAt, rules);
  expect([credit.touch?.touchId, credit.rule.label]).toEqual(['of the account', 'account@2']);
  expect(credit.deepUntil).toEqual(new Date(daysBefore(10).getTime() + ofAccount.deepWindowMs));
  expect(ruleFor({ adPlatform: 'baidu', accountId: 'a1' }, rules).label).toBe(everybody.label);
});

test('clicks after the registration help and never win', () => {
  const later = touch('later', -2);
  const assists = assistsOf(
    [touch('before', 1), later, touch('direct', -3, { adPlatform: null })],
    registeredAt,
    [everybody],
  );
  expect(assists.map((assist) => [assist.touch.touchId, assist.rule.label])).toEqual([
    ['later', everybody.label],
  ]);
  expect(assists[0]!.until.getTime()).toBe(later.arrivedAt.getTime() + everybody.clickWindowMs);
});

const anyTouch = fc.record({
  touchId: fc.stringMatching(/^t[0-9]{3}$/),
  adPlatform: fc.constantFrom('ocean_engine', 'tencent_ads', null),
  accountId: fc.constantFrom('', 'a1', 'a2'),
  hasClick: fc.boolean(),
  paidClick: fc.boolean(),
  arrivedAt: fc.integer({ min: -5, max: 40 }).map(daysBefore),
});
const anyRule = (adPlatform: string, accountId: string) =>
  fc.record({
    label: fc.constant(`${adPlatform} ${accountId}`),
    adPlatform: fc.constant(adPlatform),
    accountId: fc.constant(accountId),
    clickWindowMs: fc.integer({ min: 1, max: 40 }).map((days) => days * dayMs),
    deepWindowMs: fc.constant(dayMs),
    repeatedClicks: fc.boolean(),
    unnamedClicks: fc.boolean(),
  });
const anyRules = fc
  .tuple(anyRule('', ''), fc.option(anyRule('ocean_engine', '')), fc.option(anyRule('ocean_engine', 'a1')))
  .map((rules) => rules.filter((rule) => rule !== null));

test('the order in which touches are read does not matter, and nothing later than the winner was eligible', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyTouch, { selector: ({ touchId }) => touchId, maxLength: 8 }),
      anyRules,
      (touches, rules) => {
        const { touch: winner } = creditOf(touches, registeredAt, rules);
        expect(creditOf([...touches].reverse(), registeredAt, rules).touch).toBe(winner);
        const alone = touches.filter((one) => creditOf([one], registeredAt, rules).touch !== null);
        if (winner === null) expect(alone).toEqual([]);
        else for (const one of alone) expect(one.arrivedAt <= winner.arrivedAt).toBe(true);
      },
    ),
    { numRuns: 1_000 },
  );
});
