import { agrees, type Booking, bookPayment, type RepaymentKind } from './booking.rules';
import { newDebt, tenThousand } from './debt.fixture';
import { type Debt, dueFen, openFen, remainingPrincipalFen, withPenalties } from './debt.rules';
import { settlementOn } from './settlement.rules';

const booked = (debt: Debt, kind: RepaymentKind, amountFen: number, paidOn: string): Booking =>
  bookPayment(debt, { kind, amountFen, paidOn, paidAt: new Date(`${paidOn}T10:18:00+08:00`) });

const after = (debt: Debt, booking: Booking, paidOn: string): Debt => ({
  ...debt,
  installments: booking.installments,
  countedUntil: paidOn,
});

/** Pays the first instalments, each on its day. */
function afterInstallments(count: number): Debt {
  return newDebt()
    .installments.slice(0, count)
    .reduce((debt, { dueOn }) => after(debt, booked(debt, 'due', 91_680, dueOn), dueOn), newDebt());
}

test('an instalment pays its interest, then its principal', () => {
  expect(booked(newDebt(), 'due', 91_680, '2026-12-22')).toMatchObject({
    principalFen: 76_680,
    interestFen: 15_000,
    feeFen: 0,
    excessFen: 0,
    remainingPrincipalFen: 923_320,
    settled: false,
  });
});

test('one fen short leaves one fen of principal, and one fen pays it', () => {
  const short = booked(newDebt(), 'partial', 91_679, '2026-12-22');
  const debt = after(newDebt(), short, '2026-12-22');
  expect(dueFen(debt.installments, '2026-12-22')).toBe(1);
  const last = booked(debt, 'due', 1, '2026-12-22');
  expect(last.allocations).toEqual([{ number: 1, feeFen: 0, interestFen: 0, principalFen: 1, totalFen: 1 }]);
  expect(last.installments[0]?.settledAt).not.toBeNull();
});

test('one fen too much comes back, for the next row may not be paid on the due day of this one', () => {
  expect(booked(newDebt(), 'due', 91_681, '2026-12-22').excessFen).toBe(1);
});

test('three instalments and 22 days later the loan is settled, and the rest of the interest is waived', () => {
  const debt = afterInstallments(3);
  expect(settlementOn(debt, '2027-03-16')).toEqual({
    principalFen: 766_492,
    interestFen: 8_316,
    feeFen: 0,
    totalFen: 774_808,
    days: 22,
    savedInterestFen: 50_313,
  });
  const closed = booked(debt, 'early', 774_808, '2027-03-16');
  expect(closed).toMatchObject({ settled: true, remainingPrincipalFen: 0, excessFen: 0 });
  const sum = (part: 'paidInterestFen' | 'waivedInterestFen') =>
    closed.installments.reduce((total, each) => total + each[part], 0);
  expect([sum('paidInterestFen'), sum('waivedInterestFen')]).toEqual([49_848, 50_313]);
});

test('one fen short of settling is a payment like any other', () => {
  const paid = booked(afterInstallments(3), 'early', 774_807, '2027-03-16');
  expect(paid).toMatchObject({
    settled: false,
    principalFen: 80_183,
    interestFen: 11_497,
    excessFen: 774_807 - 91_680,
  });
});

test('settling on the day of the payout costs the principal and nothing else', () => {
  expect(settlementOn(newDebt(), '2026-11-22')).toMatchObject({
    totalFen: 1_000_000,
    savedInterestFen: 100_161,
  });
});

test('when every row is due there is nothing to settle early', () => {
  expect(settlementOn(newDebt(), '2027-11-22')).toBeNull();
});

test('on a due day the interest of the row counts, and no day beyond it', () => {
  expect(settlementOn(newDebt(), '2026-12-22')).toMatchObject({ interestFen: 15_000, days: 0 });
});

test('across a leap day and from a 31st the days are those of the calendar', () => {
  const debt = newDebt(tenThousand, '2028-01-31');
  expect(debt.installments[0]?.dueOn).toBe('2028-02-29');
  expect(settlementOn(debt, '2028-02-28')).toMatchObject({ days: 28, interestFen: 13_808 });
  expect(settlementOn(debt, '2028-03-30')?.days).toBe(30);
});

describe('two days late', () => {
  const debt = afterInstallments(3);
  const late = withPenalties(debt, '2027-03-24');

  test('the fourth instalment carries 1.03 yuan', () => {
    expect(late.installments[3]?.feeFen).toBe(103);
    expect(dueFen(late.installments, '2027-03-24')).toBe(91_783);
  });

  test('the penalty is paid first', () => {
    expect(booked(debt, 'due', 91_783, '2027-03-24')).toMatchObject({
      feeFen: 103,
      interestFen: 11_497,
      principalFen: 80_183,
    });
    expect(booked(debt, 'partial', 104, '2027-03-24')).toMatchObject({ feeFen: 103, interestFen: 1 });
  });

  test('and days that a payment has counted are not counted again', () => {
    const part = booked(debt, 'partial', 103, '2027-03-24');
    const next = withPenalties(after(debt, part, '2027-03-24'), '2027-03-25');
    expect(next.installments[3]?.feeFen).toBe(103 + 51);
    expect(openFen(next.installments[3]!)).toBe(91_680 + 51);
  });

  test('settling takes the penalty and no interest on the overdue principal beside it', () => {
    const settlement = settlementOn(late, '2027-03-24')!;
    expect(settlement.feeFen).toBe(103);
    expect(settlement.interestFen).toBe(11_497 + 677);
    expect(booked(debt, 'early', settlement.totalFen, '2027-03-24')).toMatchObject({
      settled: true,
      excessFen: 0,
      feeFen: 103,
    });
  });
});

test('a fen of difference is a difference', () => {
  const booking = booked(newDebt(), 'due', 91_680, '2026-12-22');
  expect(agrees(booking, booking)).toBe(true);
  for (const part of ['principalFen', 'interestFen', 'feeFen', 'excessFen', 'remainingPrincipalFen'] as const)
    expect(agrees(booking, { ...booking, [part]: booking[part] + 1 })).toBe(false);
  expect(agrees(booking, { ...booking, settled: true })).toBe(false);
  expect(remainingPrincipalFen(booking.installments)).toBe(923_320);
});
