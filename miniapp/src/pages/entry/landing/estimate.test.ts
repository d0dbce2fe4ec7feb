import { defaultProduct } from '@loudou/shared/product';
import { estimateOf, ratesToTry } from './estimate';
import { firstChoice } from './first-choice';

test('10,000 yuan over 12 months at 18 % add up to the fen', () => {
  expect(estimateOf({ amountFen: 1_000_000, months: 12, annualRateBps: 1_800 })).toMatchObject({
    firstFen: 91_680,
    lastFen: 91_681,
    interestFen: 100_161,
    repaymentFen: 1_100_161,
  });
});

test('the dearest rate can be tried as well as the cheapest', () => {
  expect(ratesToTry(defaultProduct)).toEqual([720, 1_800, 2_390]);
  expect(ratesToTry({ ...defaultProduct, exampleAnnualRateBps: 720 })).toEqual([720, 2_390]);
});

test('a kept choice that is no longer offered gives way to one that is', () => {
  expect(firstChoice(defaultProduct, {})).toEqual({
    amountFen: 1_000_000,
    months: 12,
    annualRateBps: 1_800,
  });
  expect(firstChoice(defaultProduct, { amountFen: 90_000_000, months: 6 })).toMatchObject({
    amountFen: 20_000_000,
    months: 6,
  });
  expect(firstChoice({ ...defaultProduct, monthsOffered: [3, 6] }, { months: 24 }).months).toBe(3);
});
