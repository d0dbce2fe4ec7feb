import { runningLoan } from '../home.test-support';
import { chooseKind, choosePayment, mostPayableFen, openKinds } from './payment-choice';

const sum = (lines: readonly { amountFen: number }[]) =>
  lines.reduce((total, line) => total + line.amountFen, 0);

test.each(['due', 'early'] as const)('the parts of %s add up to what is paid, to the fen', (kind) => {
  const choice = choosePayment(runningLoan, kind, null);
  expect(choice).not.toBeNull();
  expect(sum(choice!.lines)).toBe(choice!.amountFen);
});

test('penalty interest is a line of its own', () => {
  const late = {
    ...runningLoan,
    next: { ...runningLoan.next!, overdueDays: 2, feeFen: 103, penaltyFen: 103, totalFen: 91_783 },
    due: { amountFen: 91_783, numbers: [3] },
  };
  const choice = choosePayment(late, 'due', null)!;
  expect(choice.lines).toContainEqual({ label: '罚息', amountFen: 103 });
  expect(sum(choice.lines)).toBe(91_783);
});

test('several periods are listed period by period', () => {
  const twoLate = { ...runningLoan, due: { amountFen: 183_360, numbers: [3, 4] } };
  const choice = choosePayment(twoLate, 'due', null)!;
  expect(choice.lines.map((line) => line.label)).toEqual(['第 3 期', '第 4 期']);
  expect(sum(choice.lines)).toBe(choice.amountFen);
});

test('a part is anything up to the whole debt and nothing beyond', () => {
  const most = mostPayableFen(runningLoan);
  expect(choosePayment(runningLoan, 'partial', most)?.amountFen).toBe(most);
  expect(choosePayment(runningLoan, 'partial', most + 1)).toBeNull();
  expect(choosePayment(runningLoan, 'partial', 0)).toBeNull();
  expect(choosePayment(runningLoan, 'partial', null)).toBeNull();
});

test('an asked kind that is closed today gives way to one that is open', () => {
  const nothingDue = { ...runningLoan, due: null };
  expect(chooseKind(runningLoan, 'early')).toBe('early');
  expect(chooseKind(nothingDue, 'due')).toBe('early');
  expect(chooseKind(runningLoan, 'anything')).toBe('due');
});

test('a loan without debt offers nothing to pay', () => {
  const calendar = runningLoan.calendar.map((month) => ({ ...month, openFen: 0 }));
  expect(openKinds({ ...runningLoan, due: null, earlySettlement: null, calendar })).toEqual([]);
});
