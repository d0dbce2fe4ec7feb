/** One thing to be told, in the words of a fact of the product: some 500 bytes of JSON on the wire. */
export interface BenchEvent {
  id: string;
  subject: string;
  sequence: number;
  data: {
    loanId: string;
    early: boolean;
    monthsHeld: number;
    neverOverdue: boolean;
    paidInterestFen: number;
  };
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
      early: index % 3 === 0,
      monthsHeld: 12,
      neverOverdue: true,
      paidInterestFen: 1_200 + index,
    },
  };
}

export const benchPerson = (index: number): string => `psn_${String(index).padStart(26, '0')}`;
