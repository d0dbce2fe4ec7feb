import { hashOfText } from '../loan';
import { type Bench, codeOf, factsOf, openBench } from '../loan/loan.fixture';
import { paid, payThreeInstallments, repaymentsOn, type RunningLoan, runningLoan } from './repayment.fixture';

let bench: Bench;
let loan: RunningLoan;

beforeEach(async () => {
  bench = await openBench();
  loan = await runningLoan(bench);
});
afterEach(() => bench.close());

const letter = () => repaymentsOn(loan.phone).letter({ loanId: loan.loanId });
/** Somebody without a session. */
const verify = (verifyCode: string) =>
  repaymentsOn({ ...loan.phone, sessionToken: null }).verifyLetter({ verifyCode });

async function settle(): Promise<void> {
  await payThreeInstallments(bench, loan);
  bench.clock.set('2027-03-16T10:18:00+08:00');
  await paid(bench, loan, 'early', 774_808);
}

test('there is no letter while anything is owed', async () => {
  expect(await codeOf(letter())).toBe('loan_not_open');
});

test('a settled loan has one letter, however often it is asked for', async () => {
  await settle();
  bench.clock.advance(3_000);
  const letters = await Promise.all([letter(), letter(), letter()]);
  const [first] = letters;
  expect(letters).toEqual([first, first, first]);
  expect(first!.text.split('\n')).toEqual([
    '贷款结清证明',
    '借款人周晓禾（证件尾号 1233）于 2026年11月22日 借款 10,000.00 元，已于 2027年3月16日 结清。',
    '青杉消费金融有限公司',
    '编号 JQ-20270316-0001',
    `验真码 ${first!.verifyCode}`,
  ]);
  expect(first!.hash).toBe(hashOfText(first!.text));
  const told = (await factsOf(bench, loan.personId)).filter((name) => name === 'settlement_letter_issued');
  expect(told).toHaveLength(1);
});

test('letters of one day are numbered in turn, also when they are asked for at once', async () => {
  const other = await runningLoan(bench, '13900008888');
  await paid(bench, loan, 'early', 1_000_000);
  await paid(bench, other, 'early', 1_000_000);
  const theirs = repaymentsOn(other.phone).letter({ loanId: other.loanId });
  const numbers = (await Promise.all([letter(), theirs])).map(({ number }) => number);
  expect(numbers.sort()).toEqual(['JQ-20261122-0001', 'JQ-20261122-0002']);
});

test('anybody with the code learns that it is good, and no more than to compare it', async () => {
  await settle();
  const { verifyCode, number } = await letter();
  const answer = await verify(verifyCode.replace('-', ' ').toLowerCase());
  expect(answer).toMatchObject({
    result: 'valid',
    number,
    borrower: { name: '周**', identityTail: '1233' },
    amountFen: 1_000_000,
    borrowedOn: '2026-11-22',
    settledOn: '2027-03-16',
  });
  expect(JSON.stringify(answer)).not.toContain('晓禾');
});

test('a revoked letter says so, and a code of nobody tells nothing', async () => {
  await settle();
  const { verifyCode } = await letter();
  await bench.platform.db.query('update settlement_letter set revoked_at = $1', [bench.clock.now()]);
  expect(await verify(verifyCode)).toMatchObject({ result: 'revoked' });
  expect(await letter()).toMatchObject({ revoked: true });
  expect(await verify('2222-2222')).toEqual({ result: 'unknown' });
  expect(await verify('drop table')).toEqual({ result: 'unknown' });
});

test('the letter outlives the data of its person', async () => {
  await settle();
  const { verifyCode } = await letter();
  await bench.platform.db.query('delete from person_key where person_id = $1', [loan.personId]);
  expect(await verify(verifyCode)).toMatchObject({ result: 'valid', borrower: null });
});

test('the letter lies sealed', async () => {
  await settle();
  await letter();
  const { body } = await bench.platform.db.one<{ body: Buffer }>(
    'select body_sealed as body from settlement_letter',
  );
  expect(body.includes(Buffer.from('周晓禾'))).toBe(false);
});
