import type { Answers } from '../../api';

type Home = Answers['repayment']['home'];

const month = (number: number, state: Home['calendar'][number]['state']): Home['calendar'][number] => ({
  number,
  dueOn: `2027-0${number}-22`,
  state,
  principalFen: 80_183,
  interestFen: 11_497,
  feeFen: 0,
  totalFen: 91_680,
  openFen: state === 'paid' ? 0 : 91_680,
});

/** A loan of four periods with two of them paid, read on the morning of a day in between. */
export const runningLoan = {
  loanId: 'loan_01',
  state: 'active',
  asOf: '2027-03-16T02:16:00.000Z',
  lenderName: '青杉消费金融有限公司',
  amountFen: 320_000,
  months: 4,
  method: 'equal_installment',
  annualRateBps: 1_800,
  penaltyAnnualRateBps: 2_340,
  next: {
    number: 3,
    dueOn: '2027-03-22',
    overdueDays: 0,
    principalFen: 80_183,
    interestFen: 11_497,
    feeFen: 0,
    penaltyFen: 0,
    totalFen: 91_680,
    payable: true,
  },
  due: { amountFen: 91_680, numbers: [3] },
  calendar: [month(1, 'paid'), month(2, 'paid'), month(3, 'next'), month(4, 'future')],
  remainingPrincipalFen: 160_366,
  card: { cardId: 'card_01', bankName: '示例银行', tail: '6021' },
  earlySettlement: {
    principalFen: 160_366,
    interestFen: 1_740,
    feeFen: 0,
    totalFen: 162_106,
    days: 22,
    savedInterestFen: 21_254,
    validUntil: '2027-03-16T16:00:00.000Z',
  },
  payment: null,
  settled: null,
} as unknown as Home;
