/** One thing to be told, about as large as a fact of the product: some 450 bytes of JSON. */
export interface BenchEvent {
  id: string;
  subject: string;
  sequence: number;
  data: { loanId: string; amountFen: number; months: number; annualRateBps: number; occurredAt: string };
}

/** People take turns, so that neighbours in the queue belong to different people and order is easily lost. */
export function benchEvents(count: number, people: number, from = 0): BenchEvent[] {
  return Array.from({ length: count }, (_, index) => benchEvent(from + index, people));
}

function benchEvent(index: number, people: number): BenchEvent {
  return {
    id: `fct_${String(index).padStart(26, '0')}`,
    subject: benchPerson(index % people),
    sequence: Math.floor(index / people) + 1,
    data: {
      loanId: `lon_${String(index).padStart(26, '0')}`,
      amountFen: 1_000_000 + index,
      months: 12,
      annualRateBps: 2_180,
      occurredAt: '2026-11-22T04:00:00.000Z',
    },
  };
}

export const benchPerson = (index: number): string => `psn_${String(index).padStart(26, '0')}`;
