import { requireInteger } from './bounds';
import type { Fen } from './money.types';

/** What one instalment still asks for. A late payment's penalty counts among its fees. */
export interface OutstandingInstallment {
  /** 1 for the first instalment; the smallest is the oldest. */
  number: number;
  feeFen: Fen;
  interestFen: Fen;
  principalFen: Fen;
}

export interface Allocation extends OutstandingInstallment {
  totalFen: Fen;
}

export interface AllocatedPayment {
  /** What each instalment got, oldest first; those that got nothing are left out. */
  allocations: Allocation[];
  allocatedFen: Fen;
  /** Paid beyond everything owed. */
  excessFen: Fen;
}

/**
 * Spreads a payment in the one fixed order: the oldest instalment first, and in it fee, then interest, then principal.
 * Always allocatedFen + excessFen = paidFen. The order of the list given does not matter, and it is not changed.
 * Throws a RangeError naming the field of a negative, fractional or unsafe amount.
 */
export function allocatePayment(
  installments: readonly OutstandingInstallment[],
  paidFen: Fen,
): AllocatedPayment {
  let leftFen = requireAmount('paidFen', paidFen);
  const take = (field: string, owedFen: Fen): Fen => {
    const takenFen = Math.min(leftFen, requireAmount(field, owedFen));
    leftFen -= takenFen;
    return takenFen;
  };
  const oldestFirst = installments.slice().sort((one, other) => one.number - other.number);
  const allocations = oldestFirst
    .map(({ number, feeFen, interestFen, principalFen }) => {
      const fee = take('feeFen', feeFen);
      const interest = take('interestFen', interestFen);
      const principal = take('principalFen', principalFen);
      const totalFen = fee + interest + principal;
      return { number, feeFen: fee, interestFen: interest, principalFen: principal, totalFen };
    })
    .filter((allocation) => allocation.totalFen > 0);
  return { allocations, allocatedFen: paidFen - leftFen, excessFen: leftFen };
}

function requireAmount(field: string, amountFen: Fen): Fen {
  return requireInteger(field, amountFen, 0, Number.MAX_SAFE_INTEGER);
}
