import type { CalendarDate } from '@loudou/shared/calendar';
import type { RepaymentKind } from './booking.rules';
import { type Debt, dueFen, openFen, sumFen } from './debt.rules';
import { settlementOn } from './settlement.rules';

export type PriceVerdict =
  | { code: 'ok' }
  | { code: 'nothing_due' }
  | { code: 'price_changed'; amountFen: number }
  | { code: 'amount_out_of_range'; maxAmountFen: number };

/**
 * Holds the amount that was asked against today's: what is due and what settles must be exact, a part may be anything
 * up to the whole debt. The debt must hold today's penalties already.
 */
export function judgePrice(
  debt: Debt,
  today: CalendarDate,
  asked: { kind: RepaymentKind; amountFen: number },
): PriceVerdict {
  const settlement = settlementOn(debt, today);
  if (asked.kind === 'early') return exactly(settlement?.totalFen ?? 0, asked.amountFen);
  if (asked.kind === 'due') return exactly(dueFen(debt.installments, today), asked.amountFen);
  const maxAmountFen = settlement?.totalFen ?? sumFen(debt.installments, openFen);
  return asked.amountFen <= maxAmountFen ? { code: 'ok' } : { code: 'amount_out_of_range', maxAmountFen };
}

function exactly(amountFen: number, askedFen: number): PriceVerdict {
  if (amountFen === 0) return { code: 'nothing_due' };
  return amountFen === askedFen ? { code: 'ok' } : { code: 'price_changed', amountFen };
}
