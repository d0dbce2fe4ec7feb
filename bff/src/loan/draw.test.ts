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
  readyToDraw,
} from './loan.fixture';

let bench: Bench;
let applicant: Applicant;
let phone: ReturnType<typeof deviceOf>;

beforeEach(async () => {
  bench = await openBench();
  applicant = await approvedApplicant(bench);
  phone = deviceOf(bench, applicant.personId);
});
afterEach(() => bench.close());

const countLoans = async () =>
  (await bench.platform.db.one<{ count: number }>('select count(*)::int as count from loan')).count;

test('drawing signs the contract and queues the payout; the lender is not asked yet', async () => {
  const { loanId } = await loansOn(bench, phone).draw(await readyToDraw(bench, phone, applicant));
  expect(await loansOn(bench, phone).status({ loanId })).toMatchObject({
    state: 'requested',
    amountFen: 1_000_000,
    card: { bankName: '示例银行', tail: '6021' },
  });
  expect(bench.open.fake.counts().loans).toBe(0);
  expect((await factsOf(bench, applicant.personId)).slice(-2)).toEqual([
    'contract_signed',
    'drawdown_requested',
  ]);
});

test('a triple tap is one loan', async () => {
  const input = await readyToDraw(bench, phone, applicant);
  const answers = await Promise.all([1, 2, 3].map(() => loansOn(bench, phone).draw(input)));
  expect(new Set(answers.map(({ loanId }) => loanId)).size).toBe(1);
  expect(await countLoans()).toBe(1);
});

test('two devices with two quotes at once get the same loan', async () => {
  const tablet = deviceOf(bench, applicant.personId, 'h5');
  const inputs = [
    await readyToDraw(bench, phone, applicant),
    await readyToDraw(bench, tablet, applicant, 500_000),
  ];
  const answers = await Promise.all([
    ...[1, 2, 3].map(() => loansOn(bench, phone).draw({ ...inputs[0]!, idempotencyKey: newKey() })),
    ...[1, 2, 3].map(() => loansOn(bench, tablet).draw({ ...inputs[1]!, idempotencyKey: newKey() })),
  ]);
  expect(new Set(answers.map(({ loanId }) => loanId)).size).toBe(1);
  expect(await countLoans()).toBe(1);
  expect(
    (await factsOf(bench, applicant.personId)).filter((name) => name === 'contract_signed'),
  ).toHaveLength(1);
});

test('reading time is measured by our own clock, whatever the phone says', async () => {
  const input = await readyToDraw(bench, phone, applicant);
  bench.clock.advance(-1);
  const early = loansOn(bench, phone).draw({ ...input, costReadMs: 3_600_000 });
  await expect(early).rejects.toMatchObject({
    cause: { code: 'reading_not_finished', details: { waitSeconds: 1 } },
  });
  bench.clock.advance(1);
  // The same tap again, when the time is up, is not held to its first refusal.
  expect(await codeOf(loansOn(bench, phone).draw(input))).toBe('passed');
});

test('a quote ends after half an hour', async () => {
  const input = await readyToDraw(bench, phone, applicant);
  bench.clock.advance(30 * 60_000);
  expect(await codeOf(loansOn(bench, phone).draw(input))).toBe('quote_expired');
});

test.each(['costStatementHash', 'contractHash'])(
  'another %s than the one shown is refused',
  async (field) => {
    const input = { ...(await readyToDraw(bench, phone, applicant)), [field]: 'f'.repeat(64) };
    expect(await codeOf(loansOn(bench, phone).draw(input))).toBe('price_changed');
  },
);

test('a rate that changed between quote and confirmation is refused, also when it fell', async () => {
  const input = await readyToDraw(bench, phone, applicant);
  await bench.platform.db.query('update offer set annual_rate_bps = 1700 where offer_id = $1', [
    applicant.offerIds[2],
  ]);
  expect(await codeOf(loansOn(bench, phone).draw(input))).toBe('price_changed');
});

test('without a bound card there is nowhere to pay to', async () => {
  const input = await readyToDraw(bench, phone, applicant);
  await bench.platform.db.query(`update bank_card set state = 'removed'`);
  expect(await codeOf(loansOn(bench, phone).draw(input))).toBe('step_not_open');
});

test('one key for two quotes is refused', async () => {
  const first = await readyToDraw(bench, phone, applicant);
  const second = await readyToDraw(bench, phone, applicant);
  await loansOn(bench, phone).draw(first);
  const reused = loansOn(bench, phone).draw({ ...second, idempotencyKey: first.idempotencyKey });
  expect(await codeOf(reused)).toBe('key_reused');
});

test("another person's quote and loan are not found", async () => {
  const input = await readyToDraw(bench, phone, applicant);
  const { loanId } = await loansOn(bench, phone).draw(input);
  const stranger = deviceOf(bench, (await approvedApplicant(bench, '13900008888')).personId);
  const theirs = loansOn(bench, stranger);
  expect(await codeOf(theirs.draw({ ...input, idempotencyKey: newKey() }))).toBe('not_found');
  expect(await codeOf(theirs.status({ loanId }))).toBe('not_found');
  expect(await codeOf(theirs.cancel({ loanId, idempotencyKey: newKey() }))).toBe('not_found');
  expect(await codeOf(theirs.retryPayout({ loanId, idempotencyKey: newKey() }))).toBe('not_found');
  expect(await theirs.current()).toBeNull();
  expect(await theirs.list()).toEqual([]);
});
