import type { Home } from '../find-home';
import { interestLabel } from '../settlement-words';

export const paymentKinds = ['due', 'early', 'partial'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export const isPaymentKind = (kind: string): kind is PaymentKind =>
  paymentKinds.some((each) => each === kind);

export interface AmountLine {
  label: string;
  amountFen: number;
}

export interface PaymentChoice {
  kind: PaymentKind;
  amountFen: number;
  /** The parts that add up to the amount. */
  lines: AmountLine[];
}

/** The most that a part payment may be: more than the whole debt would only come back. */
export function mostPayableFen(home: Home): number {
  if (home.earlySettlement) return home.earlySettlement.totalFen;
  return home.calendar.reduce((sum, month) => sum + month.openFen, 0);
}

/** The ways to pay that are open today. */
export function openKinds(home: Home): PaymentKind[] {
  if (mostPayableFen(home) <= 0) return [];
  return paymentKinds.filter(
    (kind) => kind === 'partial' || (kind === 'due' ? home.due !== null : home.earlySettlement !== null),
  );
}

/** The kind that was asked for when it is open, or else the first that is. */
export const chooseKind = (home: Home, asked: string | undefined): PaymentKind | null =>
  openKinds(home).find((kind) => kind === asked) ?? openKinds(home)[0] ?? null;

/** What one tap pays; null while the amount of a part payment is missing or too large. */
export function choosePayment(home: Home, kind: PaymentKind, partFen: number | null): PaymentChoice | null {
  if (kind === 'due') return home.due && { kind, amountFen: home.due.amountFen, lines: dueLines(home) };
  if (kind === 'early')
    return (
      home.earlySettlement && { kind, amountFen: home.earlySettlement.totalFen, lines: earlyLines(home) }
    );
  if (partFen === null || partFen <= 0 || partFen > mostPayableFen(home)) return null;
  return { kind, amountFen: partFen, lines: [] };
}

function dueLines({ due, next, calendar }: Home): AmountLine[] {
  const numbers = due?.numbers ?? [];
  if (next && numbers.length === 1 && next.number === numbers[0])
    return charged([
      { label: '本金', amountFen: next.principalFen },
      { label: '利息', amountFen: next.interestFen },
      { label: '费用', amountFen: next.feeFen - next.penaltyFen },
      { label: '罚息', amountFen: next.penaltyFen },
    ]);
  return calendar
    .filter((month) => numbers.includes(month.number))
    .map((month) => ({ label: `第 ${month.number} 期`, amountFen: month.openFen }));
}

function earlyLines(home: Home): AmountLine[] {
  const settlement = home.earlySettlement;
  if (!settlement) return [];
  return charged([
    { label: '剩余本金', amountFen: settlement.principalFen },
    {
      label: interestLabel(settlement, home),
      amountFen: settlement.interestFen,
    },
    { label: '费用和罚息', amountFen: settlement.feeFen },
  ]);
}

const charged = (lines: AmountLine[]): AmountLine[] => lines.filter((line) => line.amountFen > 0);
