/** What holds for every loan, whatever is paid to it and when. */
import { beijingDate } from '@loudou/shared/calendar';
import fc from 'fast-check';
import { openAccount, pay } from '../../../test/fakes/lender/loan-account';
import { agrees, type Booking, bookPayment, type RepaymentKind } from './booking.rules';
import { newDebt } from './debt.fixture';
import { type Debt, dueFen, openFen, withPenalties } from './debt.rules';
import { settlementOn } from './settlement.rules';

const booked = (debt: Debt, kind: RepaymentKind, amountFen: number, paidOn: string): Booking =>
  bookPayment(debt, { kind, amountFen, paidOn, paidAt: new Date(`${paidOn}T10:18:00+08:00`) });

const after = (debt: Debt, booking: Booking, paidOn: string): Debt => ({
  ...debt,
  installments: booking.installments,
  countedUntil: paidOn,
});

const someTerms = fc.record({
  principalFen: fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 100_000, max: 8_000_000 })),
  months: fc.constantFrom(1, 3, 6, 12, 24),
  method: fc.constantFrom(
    'equal_installment' as const,
    'equal_principal' as const,
    'interest_first' as const,
  ),
  annualRateBps: fc.integer({ min: 0, max: 2_400 }),
  monthlyFeeFen: fc.constantFrom(0, 500),
});
const somePayments = fc.array(
  fc.record({
    amountFen: fc.oneof(fc.integer({ min: 1, max: 400_000 }), fc.constant('exact' as const)),
    days: fc.integer({ min: 0, max: 60 }),
    kind: fc.constantFrom('due' as const, 'partial' as const, 'early' as const),
  }),
  { maxLength: 15 },
);
const firstDay = fc.constantFrom('2026-01-31', '2027-12-30', '2028-02-29', '2026-11-22');
const dayMs = 86_400_000;

type Payments = { amountFen: number | 'exact'; days: number; kind: RepaymentKind }[];

/** Walks through the payments and hands each to `check` with what was owed before it. */
function walk(
  start: Debt,
  payments: Payments,
  check: (
    debt: Debt,
    booking: Booking,
    paid: { kind: RepaymentKind; amountFen: number; day: string },
  ) => void,
): void {
  let debt = start;
  let moment = Date.parse(`${start.disbursedOn}T12:00:00+08:00`);
  for (const { amountFen, days, kind } of payments) {
    moment += days * dayMs;
    const day = beijingDate(moment);
    const today = withPenalties(debt, day);
    const exact = kind === 'early' ? settlementOn(today, day)?.totalFen : dueFen(today.installments, day);
    const paidFen = amountFen === 'exact' ? exact || 1 : amountFen;
    const booking = booked(debt, kind, paidFen, day);
    check(debt, booking, { kind, amountFen: paidFen, day });
    debt = after(debt, booking, day);
  }
}

test('property: parts and excess are the whole payment, nothing is paid twice, principal paid is principal lent', () => {
  fc.assert(
    fc.property(someTerms, firstDay, somePayments, (terms, day, payments) => {
      let principalPaidFen = 0;
      walk(newDebt(terms, day), payments, (debt, booking, { amountFen, day: paidOn }) => {
        const { principalFen, interestFen, feeFen, excessFen } = booking;
        expect(principalFen + interestFen + feeFen + excessFen).toBe(amountFen);
        expect(Math.min(principalFen, interestFen, feeFen, excessFen)).toBeGreaterThanOrEqual(0);
        principalPaidFen += principalFen;
        expect(principalPaidFen + booking.remainingPrincipalFen).toBe(terms.principalFen);
        expect(booking.settled).toBe(booking.installments.every((each) => openFen(each) === 0));
        for (const each of booking.installments) expect(openFen(each)).toBeGreaterThanOrEqual(0);
        const owedBefore = withPenalties(debt, paidOn).installments.reduce(
          (sum, each) => sum + openFen(each),
          0,
        );
        const owedAfter = booking.installments.reduce((sum, each) => sum + openFen(each), 0);
        if (!booking.settled) expect(owedBefore - owedAfter).toBe(amountFen - excessFen);
      });
    }),
    { numRuns: 1_000 },
  );
});

test('property: paying what settles today settles, to the fen, on any day', () => {
  fc.assert(
    fc.property(someTerms, firstDay, somePayments, fc.nat(400), (terms, day, payments, days) => {
      let debt = newDebt(terms, day);
      walk(
        debt,
        payments,
        (before, booking, { day: paidOn }) => void (debt = after(before, booking, paidOn)),
      );
      const today = beijingDate(Date.parse(`${debt.countedUntil ?? day}T12:00:00+08:00`) + days * dayMs);
      const settlement = settlementOn(withPenalties(debt, today), today);
      if (settlement === null || settlement.totalFen === 0) return;
      expect(booked(debt, 'early', settlement.totalFen, today)).toMatchObject({
        settled: true,
        excessFen: 0,
      });
    }),
    { numRuns: 1_000 },
  );
});

test("property: where no penalty is asked, our books and the lender's say the same of every payment", () => {
  fc.assert(
    fc.property(someTerms, firstDay, somePayments, (terms, day, payments) => {
      const offer = {
        offerReference: 'o',
        minAmountFen: 1,
        maxAmountFen: 9_000_000,
        upfrontFeeFen: 0,
        ...terms,
      };
      let account = openAccount(offer, terms.principalFen, day);
      walk(newDebt(terms, day, 0), payments, (debt, booking, { kind, amountFen, day: paidOn }) => {
        // Early settlement ends with the last due day here; theirs goes on.
        if (kind === 'early' && settlementOn(debt, paidOn) === null) fc.pre(false);
        const paid = pay(account, { kind, amountFen, paidAt: `${paidOn}T10:18:00+08:00` });
        account = paid.account;
        const theirs = {
          ...paid.parts,
          remainingPrincipalFen: account.installments.reduce((sum, each) => sum + each.principalFen, 0),
          settled: account.installments.every(
            (each) => each.principalFen + each.interestFen + each.feeFen === 0,
          ),
        };
        expect(agrees(booking, theirs)).toBe(true);
      });
    }),
    { numRuns: 1_000 },
  );
});
