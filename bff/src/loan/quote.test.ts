import {
  approvedApplicant,
  type Applicant,
  type Bench,
  codeOf,
  deviceOf,
  factsOf,
  loansOn,
  newKey,
  openBench,
} from './loan.fixture';
import { hashOfText } from './document-text';

let bench: Bench;
let applicant: Applicant;
let loans: ReturnType<typeof loansOn>;

beforeEach(async () => {
  bench = await openBench();
  applicant = await approvedApplicant(bench);
  loans = loansOn(bench, deviceOf(bench, applicant.personId));
});
afterEach(() => bench.close());

const ask = (change: object = {}) =>
  loans.quote({ offerId: applicant.offerIds[2]!, amountFen: 1_000_000, idempotencyKey: newKey(), ...change });

test('offers stand in the order of what they cost in all', async () => {
  const read = await loans.offers({});
  expect(read).toMatchObject({ amountFen: 1_000_000, limitFen: 8_000_000, availableFen: 8_000_000 });
  expect(read?.offers.map(({ rank, months, price }) => [rank, months, price?.totalCostFen])).toEqual([
    [1, 6, 53_151],
    [2, 12, 97_500],
    [3, 12, 100_161],
  ]);
  expect(read?.offers[1]?.price).toMatchObject({ firstPaymentFen: 98_333, lastPaymentFen: 84_587 });
});

test('an offer that has run out is marked, and cannot be quoted', async () => {
  bench.clock.advance(31 * 86_400_000);
  expect((await loans.offers({}))?.offers.every((offer) => offer.expired)).toBe(true);
  expect(await codeOf(ask())).toBe('offer_expired');
});

test('a quote shows every cost, who takes it, and what is not charged', async () => {
  const quote = await ask();
  expect(quote).toMatchObject({
    totalRepaymentFen: 1_100_161,
    totalCostFen: 100_161,
    yearlyCostBps: 1_800,
    receivedFen: 1_000_000,
    validUntil: '2026-11-22T06:50:00.000Z',
  });
  expect(quote.rows[0]).toMatchObject({ dueOn: '2026-12-22', totalFen: 91_680 });
  const { text, hash, checkCode } = quote.costStatement;
  expect(text.split('\n')).toEqual([
    '个人贷款综合融资成本明示',
    '出借人：青杉消费金融有限公司',
    '借款本金：10,000.00 元',
    '综合成本年化（单利）：18.00%',
    '共还：11,001.61 元',
    '按时还款，要付的钱',
    '利息｜青杉消费金融收取｜1,001.61 元｜年化 18.00%，分 12 期随还款收取',
    '服务费、担保费｜不收取｜0.00 元',
    '合计：1,001.61 元',
    '没有按时还，才会付的钱',
    '逾期罚息｜青杉消费金融收取｜年化 23.40%｜每 1,000 元逾期本金，每天约 0.64 元',
    '提前还款违约金｜不收取｜年化 0.00%',
    '除以上项目外，不收取任何其他费用。',
    '按今天放款计算：首期还款日 2026年12月22日，之后每月 22日。每期 916.80 元，末期 916.81 元。',
    '利息从放款当日起算；如果放款日推后，还款日随之推后，金额不变。',
  ]);
  expect(hash).toBe(hashOfText(text));
  expect(checkCode).toBe(`${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase());
});

test('the contract names the borrower, hides the middle of the number, and hashes to what is signed', async () => {
  const quote = await ask();
  const contract = await loans.contract({ quoteId: quote.quoteId });
  expect(contract.hash).toBe(quote.contractHash);
  expect(hashOfText(contract.text)).toBe(contract.hash);
  expect(contract.text).toContain('周晓禾（证件号码 1101 **** **** 1233）');
  expect(contract.text).toContain(quote.costStatement.hash);
});

test('the contract lies sealed and the kept answer holds no personal value', async () => {
  const { quoteId } = await ask();
  const row = await bench.platform.db.one<{ contract_sealed: Buffer }>(
    'select contract_sealed from loan_quote where quote_id = $1',
    [quoteId],
  );
  expect(row.contract_sealed.includes(Buffer.from('周晓禾'))).toBe(false);
  const kept = await bench.platform.db.one<{ answer: unknown }>('select answer from intent');
  expect(kept.answer).toEqual({ quoteId });
});

test('choosing an offer is told once, each quote of it is told', async () => {
  const key = newKey();
  const [first, again] = [await ask({ idempotencyKey: key }), await ask({ idempotencyKey: key })];
  expect(again.quoteId).toBe(first.quoteId);
  await ask({ amountFen: 500_000 });
  expect(await factsOf(bench, applicant.personId)).toEqual([
    'offer_accepted',
    'drawdown_quoted',
    'drawdown_quoted',
  ]);
});

test.each([
  ['a fen below the least', { amountFen: 99_999 }, 'amount_out_of_range'],
  ['a fen above the most', { amountFen: 8_000_001 }, 'amount_out_of_range'],
  ['an offer of nobody', { offerId: 'off_01KA0000000000000000000000' as const }, 'not_found'],
])('%s is refused', async (_, change, code) => {
  expect(await codeOf(ask(change))).toBe(code);
});

test('an offer above the yearly cap is refused, and somebody is told', async () => {
  await bench.platform.db.query('update offer set upfront_fee_fen = 40000 where offer_id = $1', [
    applicant.offerIds[2],
  ]);
  expect(await codeOf(ask())).toBe('not_allowed');
  expect(bench.errors()).toEqual(['an offer costs more than may be charged']);
});

test('an upfront fee stands in the statement and is taken from what arrives', async () => {
  await bench.platform.db.query('update offer set upfront_fee_fen = 10000 where offer_id = $1', [
    applicant.offerIds[2],
  ]);
  const quote = await ask();
  expect(quote.receivedFen).toBe(990_000);
  expect(quote.yearlyCostBps).toBeGreaterThan(1_800);
  expect(quote.costStatement.text).toContain('实际到账：9,900.00 元');
  expect(quote.costStatement.text).toContain('一次性服务费｜青杉消费金融收取｜100.00 元｜放款时扣除');
});

test("another person's quote and offer are not found", async () => {
  const { quoteId } = await ask();
  const stranger = await approvedApplicant(bench, '13900008888');
  const theirs = loansOn(bench, deviceOf(bench, stranger.personId));
  expect(await codeOf(theirs.contract({ quoteId }))).toBe('not_found');
  const input = { offerId: applicant.offerIds[2]!, amountFen: 1_000_000, idempotencyKey: newKey() };
  expect(await codeOf(theirs.quote(input))).toBe('not_found');
});
