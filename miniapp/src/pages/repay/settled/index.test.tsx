import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro, { useRouter } from '@tarojs/taro';
import { answerCalls } from '../../parts/bff.test-support';
import { runningLoan } from '../home.test-support';
import Settled from './index';

jest.mock('../../../api/call-bff');

const settledLoan = {
  ...runningLoan,
  state: 'settled',
  next: null,
  due: null,
  earlySettlement: null,
  settled: {
    settledAt: '2027-03-16T02:18:00.000Z',
    lastAmountFen: 774_808,
    paidInterestFen: 49_848,
    paidFeeFen: 0,
    savedInterestFen: 50_313,
  },
};
const text = [
  '贷款结清证明',
  '借款人周晓禾（证件尾号 4218）于 2026年11月22日 借款 10,000.00 元，已于 2027年3月16日 结清。',
  '青杉消费金融有限公司',
  '编号 JQ-20270316-0318',
  '验真码 5F7K-2Q9D',
].join('\n');
const byId = (id: string) => document.getElementById(id)!;

function open(home: object) {
  answerCalls({ 'repayment.home': home, 'repayment.letter': { text, revoked: false } });
  useRouter().params = { loanId: 'loan_01' };
  return render(<Settled />);
}

test('the letter is shown line by line as it was written, and saved to the letter', async () => {
  open(settledLoan);
  await waitFor(() => expect(byId('settled-letter')).toBeInTheDocument());
  for (const line of text.split('\n')) expect(byId('settled-letter')).toHaveTextContent(line);
  fireEvent.click(byId('settled-save'));
  await waitFor(() => expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: text }));
});

test('what was paid and what was spared stand beside each other', async () => {
  const { container } = open(settledLoan);
  await screen.findByText('已全部还清');
  expect(container).toHaveTextContent('2027年3月16日 10:18 入账 7,748.08 元');
  expect(container).toHaveTextContent('已付 498.48 元');
  expect(container).toHaveTextContent('提前还清少付 503.13 元');
});

test('a loan that still runs has no letter', async () => {
  open(runningLoan);
  expect(await screen.findByText('这笔借款还没有还清')).toBeInTheDocument();
  expect(byId('settled-save')).toBeNull();
});
