import { creditedTouch, creditRule, type TouchForCredit } from './attribution.rules';

const registeredAt = new Date('2026-11-22T12:00:00Z');
const daysBefore = (days: number) => new Date(registeredAt.getTime() - days * 86_400_000);
const touch = (touchId: string, days: number, more: Partial<TouchForCredit> = {}): TouchForCredit => ({
  touchId,
  adPlatform: 'ocean_engine',
  paidClick: true,
  arrivedAt: daysBefore(days),
  ...more,
});

test('the last paid click inside the window gets the registration', () => {
  expect(
    creditedTouch([touch('first', 9), touch('last', 2), touch('middle', 5)], registeredAt)?.touchId,
  ).toBe('last');
});

test('a visit without an ad after the click takes nothing away from it', () => {
  expect(
    creditedTouch([touch('ad', 3), touch('direct', 0, { adPlatform: null, paidClick: false })], registeredAt)
      ?.touchId,
  ).toBe('ad');
});

test('a click that somebody else brought first is not a paid click again', () => {
  expect(creditedTouch([touch('shared', 1, { paidClick: false })], registeredAt)).toBeNull();
});

test('a click is too old one millisecond after the window, and one from the future does not count', () => {
  expect(
    creditedTouch(
      [{ ...touch('edge', 0), arrivedAt: new Date(registeredAt.getTime() - creditRule.windowMs) }],
      registeredAt,
    )?.touchId,
  ).toBe('edge');
  expect(
    creditedTouch(
      [{ ...touch('old', 0), arrivedAt: new Date(registeredAt.getTime() - creditRule.windowMs - 1) }],
      registeredAt,
    ),
  ).toBeNull();
  expect(creditedTouch([touch('future', -1)], registeredAt)).toBeNull();
});
