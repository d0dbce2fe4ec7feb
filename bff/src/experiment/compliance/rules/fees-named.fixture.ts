import { altered, added, plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

const fee = { id: 'landing.fee', kind: 'fee' as const, text: '账户服务 ¥30.00' };
const terms = {
  principalFen: 1_000_000,
  months: 12,
  annualRateBps: 1_800,
  method: 'equal_installment' as const,
  upfrontFeeFen: 10_000,
};
const told = (text: string) =>
  altered(
    altered(shown({ 'landing.note': '每项费用都列在下面' }), 'landing.method', { text: '按等额本息试算。' }),
    'landing.note',
    { text, loans: [{ terms, shownBps: 2_000 }] },
  );

export const feesNamedFixtures: RuleFixtures = {
  passing: [
    { name: 'no fees', rendered: shown(), ground },
    { name: 'a fee that is called one', rendered: told('放款时收费 100.00 元'), ground },
  ],
  failing: [
    { name: 'a fee by another name', rendered: told('放款时扣除账户管理 100.00 元'), ground },
    {
      name: 'a fee beside 「没有其他费用」',
      rendered: shown({
        'landing.example': {
          amountFen: 1_000_000,
          months: 12,
          annualRateBps: 1_800,
          upfrontFeeFen: 10_000,
          monthlyFeeFen: 0,
          shownAnnualRateBps: 1_994,
        },
      }),
      ground,
    },
    { name: 'a membership', rendered: shown({ 'landing.note': '开通会员，审批更快' }), ground },
    {
      name: 'a service that comes with it',
      rendered: added(shown(), 'landing.lender', {
        ...fee,
        fee: { fen: 3_000, name: '优享服务费', bundled: true },
      }),
      ground,
    },
    {
      name: 'a sum that is called a service',
      rendered: added(shown(), 'landing.lender', {
        ...fee,
        fee: { fen: 3_000, name: '账户服务', bundled: false },
      }),
      ground,
    },
  ],
};
