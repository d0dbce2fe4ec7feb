import fc from 'fast-check';
import { isSettled, openAccount, pay, remainingPrincipalFen, settlementOn } from './loan-account';

const offer = {
  offerReference: 'off-12',
  months: 12,
  method: 'equal_installment' as const,
  annualRateBps: 1_800,
  minAmountFen: 100_000,
  maxAmountFen: 8_000_000,
  upfrontFeeFen: 0,
  monthlyFeeFen: 0,
};
const open = () => openAccount(offer, 1_000_000, '2026-11-22');
const payment = (amountFen: number, day: string, kind: 'due' | 'partial' | 'early' = 'due') => ({
  kind,
  amountFen,
  paidAt: `${day}T10:16:00+08:00`,
});

/** Pays the first instalments, each on its day. */
function afterInstallments(count: number) {
  let account = open();
  for (const { dueOn } of open().installments.slice(0, count)) {
    ({ account } = pay(account, payment(91_680, dueOn)));
  }
  return account;
}

test('an instalment on its day pays its interest and its principal', () => {
  const { account, parts } = pay(open(), payment(91_680, '2026-12-22'));
  expect(parts).toEqual({ principalFen: 76_680, interestFen: 15_000, feeFen: 0, excessFen: 0 });
  expect(remainingPrincipalFen(account)).toBe(923_320);
});

test('interest comes before principal in a partial payment', () => {
  const { parts } = pay(open(), payment(15_001, '2026-12-22', 'partial'));
  expect(parts).toEqual({ principalFen: 1, interestFen: 15_000, feeFen: 0, excessFen: 0 });
});

test('the instalment of the running month may be paid early, the one after it may not', () => {
  const paid = pay(open(), payment(91_680, '2026-12-10'));
  expect(paid.parts.excessFen).toBe(0);
  expect(pay(paid.account, payment(91_680, '2026-12-10')).parts).toEqual({
    principalFen: 0,
    interestFen: 0,
    feeFen: 0,
    excessFen: 91_680,
  });
});

test('a fen too much comes back', () => {
  expect(pay(open(), payment(91_681, '2026-12-22')).parts.excessFen).toBe(1);
});

test('three instalments and 22 days later, the loan is settled by 7,748.08 yuan', () => {
  const account = afterInstallments(3);
  expect(settlementOn(account, '2027-03-16')).toEqual({
    principalFen: 766_492,
    interestFen: 8_316,
    feeFen: 0,
    totalFen: 774_808,
  });
  const settled = pay(account, payment(774_810, '2027-03-16', 'early'));
  expect(settled.parts.excessFen).toBe(2);
  expect(isSettled(settled.account)).toBe(true);
});

test('one fen short of settling is a payment like any other', () => {
  const { account, parts } = pay(afterInstallments(3), payment(774_807, '2027-03-16', 'early'));
  expect(parts).toEqual({
    principalFen: 80_183,
    interestFen: 11_497,
    feeFen: 0,
    excessFen: 774_807 - 91_680,
  });
  expect(isSettled(account)).toBe(false);
});

test('interest of the running month that was paid ahead is not taken again', () => {
  const { account } = pay(afterInstallments(3), payment(91_680, '2027-03-10'));
  expect(settlementOn(account, '2027-03-16').interestFen).toBe(0);
});

test('on a due day the interest of the month is owed, and no day more', () => {
  expect(settlementOn(open(), '2026-12-21').interestFen).toBe(14_301);
  expect(settlementOn(open(), '2026-12-22').interestFen).toBe(15_000);
  expect(settlementOn(open(), '2026-12-23').interestFen).toBe(15_000 + 493);
});

test('settling on the day of payout costs nothing', () => {
  expect(settlementOn(open(), '2026-11-22')).toMatchObject({ principalFen: 1_000_000, interestFen: 0 });
});

test('whatever is paid to a settled loan comes back', () => {
  const { account } = pay(open(), payment(1_000_000, '2026-11-22', 'early'));
  expect(pay(account, payment(500, '2026-12-22')).parts).toMatchObject({ principalFen: 0, excessFen: 500 });
  expect(pay(account, payment(500, '2026-12-22', 'early')).parts.excessFen).toBe(500);
});

test('a loan of the 31st is due on the last day of short months', () => {
  const account = openAccount({ ...offer, months: 3 }, 1_000_000, '2027-12-31');
  expect(account.installments.map(({ dueOn }) => dueOn)).toEqual(['2028-01-31', '2028-02-29', '2028-03-31']);
});

const somePayments = fc.array(
  fc.record({
    amountFen: fc.integer({ min: 1, max: 400_000 }),
    days: fc.integer({ min: 0, max: 60 }),
    kind: fc.constantFrom('due' as const, 'partial' as const, 'early' as const),
  }),
  { maxLength: 20 },
);
const someTerms = fc.record({
  principalFen: fc.integer({ min: 100_000, max: 8_000_000 }),
  months: fc.constantFrom(3, 6, 12, 24),
  method: fc.constantFrom(
    'equal_installment' as const,
    'equal_principal' as const,
    'interest_first' as const,
  ),
  annualRateBps: fc.integer({ min: 0, max: 2_400 }),
  monthlyFeeFen: fc.constantFrom(0, 500),
});

test('the parts of every payment are the whole of it, and the principal paid is the principal lent', () => {
  fc.assert(
    fc.property(someTerms, somePayments, ({ principalFen, ...terms }, payments) => {
      let account = openAccount({ ...offer, ...terms }, principalFen, '2026-01-31');
      let moment = Date.parse('2026-01-31T12:00:00+08:00');
      let principalPaidFen = 0;
      for (const { amountFen, days, kind } of payments) {
        moment += days * 86_400_000;
        const paid = pay(account, { kind, amountFen, paidAt: new Date(moment).toISOString() });
        const { principalFen: part, interestFen, feeFen, excessFen } = paid.parts;
        expect(part + interestFen + feeFen + excessFen).toBe(amountFen);
        expect(Math.min(part, interestFen, feeFen, excessFen)).toBeGreaterThanOrEqual(0);
        principalPaidFen += part;
        account = paid.account;
        expect(principalPaidFen + remainingPrincipalFen(account)).toBe(principalFen);
      }
    }),
    { numRuns: 1_000 },
  );
});
