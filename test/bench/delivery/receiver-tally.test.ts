import { ReceiverTally } from './receiver-tally';

const told = (id: string, subject: string, sequence: number) => ({ id, subject, sequence });

test('counts ids once, in lists and alone, and tells when all have come', () => {
  let reached = 0;
  const tally = new ReceiverTally({ count: 3, tell: () => (reached += 1) });
  tally.take(JSON.stringify(told('a', 'one', 1)));
  tally.take(JSON.stringify([told('a', 'one', 1), told('b', 'two', 1)]));
  expect(reached).toBe(0);
  tally.take(JSON.stringify(told('c', 'one', 2)));
  expect(reached).toBe(1);
  expect(tally.report()).toEqual({ requests: 3, distinct: 3, repeated: 1, overtaken: 0 });
});

test('a later fact before an earlier one of the same person is out of order, of another person it is not', () => {
  const tally = new ReceiverTally({ count: -1, tell: () => undefined });
  for (const one of [told('a', 'one', 2), told('b', 'two', 1), told('c', 'one', 1), told('d', 'one', 3)]) {
    tally.take(JSON.stringify(one));
  }
  expect(tally.report().overtaken).toBe(1);
});
