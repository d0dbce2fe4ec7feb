import fc from 'fast-check';
import type { RepaymentState } from '@loudou/shared/lifecycle';
import { newDebt } from './debt.fixture';
import { newVerifyCode, letterNumber, normalVerifyCode } from './letter.rules';
import { overdueBandOn } from './overdue.rules';
import {
  endOfBeijingDay,
  judgeOutcome,
  orderExpiresAt,
  outcomeOfOrder,
  type PaymentOutcome,
} from './payment.rules';
import { judgePrice } from './price.rules';

const paid = (amountFen: number): PaymentOutcome => ({
  outcome: 'paid',
  amountFen,
  paidAt: '2026-12-22T10:18:00+08:00',
  paymentReference: 'wx-1',
});
const failed: PaymentOutcome = { outcome: 'failed', reasonCode: 'insufficient_funds', retryable: true };
const judged = (state: RepaymentState, outcome: PaymentOutcome) =>
  judgeOutcome({ state, amountFen: 91_680 }, outcome);

test.each([
  ['initiated', paid(91_680), { effect: 'move', state: 'paid' }],
  ['initiated', paid(91_679), { effect: 'move', state: 'quarantined' }],
  ['initiated', failed, { effect: 'move', state: 'failed' }],
  ['initiated', { outcome: 'pending' }, { effect: 'none' }],
  ['paid', paid(91_680), { effect: 'none' }],
  ['paid', failed, { effect: 'none' }],
  ['posted', paid(91_680), { effect: 'none' }],
  ['failed', failed, { effect: 'none' }],
  ['failed', paid(91_680), { effect: 'give_back' }],
  ['quarantined', paid(91_680), { effect: 'none' }],
] as const)('to a payment that is %s, %j means %j', (state, outcome, verdict) => {
  expect(judged(state, outcome)).toEqual(verdict);
});

test('an order that was closed unpaid is a failure that may be tried again', () => {
  expect(outcomeOfOrder({ state: 'closed' })).toEqual({
    outcome: 'failed',
    reasonCode: 'order_closed',
    retryable: true,
  });
});

test('an order lives a quarter of an hour, ends with the day in Beijing, and never lives less than a minute', () => {
  const at = (time: string) => orderExpiresAt(new Date(`2026-12-31T${time}+08:00`)).toISOString();
  expect(at('10:00:00')).toBe('2026-12-31T02:15:00.000Z');
  expect(at('23:50:00')).toBe('2026-12-31T16:00:00.000Z');
  expect(at('23:59:30')).toBe('2026-12-31T16:00:30.000Z');
});

test('a day in Beijing ends at 16:00 in London', () => {
  expect(endOfBeijingDay(new Date('2026-12-31T15:59:59.999Z')).toISOString()).toBe(
    '2026-12-31T16:00:00.000Z',
  );
  expect(endOfBeijingDay(new Date('2026-12-31T16:00:00Z')).toISOString()).toBe('2027-01-01T16:00:00.000Z');
});

describe('the price of a payment', () => {
  const price = (kind: 'due' | 'partial' | 'early', amountFen: number, today = '2026-12-22') =>
    judgePrice(newDebt(), today, { kind, amountFen });

  test('what is due and what settles must be exact', () => {
    expect(price('due', 91_680)).toEqual({ code: 'ok' });
    expect(price('due', 91_679)).toEqual({ code: 'price_changed', amountFen: 91_680 });
    expect(price('early', 1_015_000)).toEqual({ code: 'ok' });
    expect(price('early', 1_015_001)).toEqual({ code: 'price_changed', amountFen: 1_015_000 });
  });

  test('a part may be anything up to the whole debt', () => {
    expect(price('partial', 1)).toEqual({ code: 'ok' });
    expect(price('partial', 1_015_000)).toEqual({ code: 'ok' });
    expect(price('partial', 1_015_001)).toEqual({ code: 'amount_out_of_range', maxAmountFen: 1_015_000 });
  });

  test('after the last due day nothing can be settled early', () => {
    expect(price('early', 1, '2027-12-01')).toEqual({ code: 'nothing_due' });
  });
});

test.each([
  ['2027-03-22', null],
  ['2027-03-23', '1-3'],
  ['2027-03-25', '1-3'],
  ['2027-03-26', '4-7'],
  ['2027-03-30', '8-15'],
  ['2027-04-07', '16-30'],
  ['2027-04-22', '31-60'],
  ['2027-05-22', '61-90'],
  ['2027-06-21', '91-over'],
  ['2028-06-21', '91-over'],
])('due on 22 March, on %s the band is %p', (today, band) => {
  expect(overdueBandOn('2027-03-22', today)).toBe(band);
});

test('a letter carries its day and its place in it', () => {
  expect(letterNumber('2027-03-16', 318)).toBe('JQ-20270316-0318');
});

test('property: a code is found again however it is typed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(31), { minLength: 8, maxLength: 8 }), fc.boolean(), (picks, plain) => {
      let next = 0;
      const code = newVerifyCode(() => picks[next++]!);
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
      const typed = plain ? code.replace('-', ' ').toLowerCase() : code;
      expect(normalVerifyCode(typed)).toBe(code);
    }),
    { numRuns: 1_000 },
  );
});

test.each(['', '5F7K', '5F7K-2Q9O', '5F7K-2Q9D-1'])('%p is no code', (typed) => {
  expect(normalVerifyCode(typed)).toBeNull();
});
