import { createApiJourney } from '../world/api-journey';
import { newKey } from '../world/caller';
import { expectAllFactsDelivered } from '../world/core-checks';
import { until } from '../world/until';
import { openWorld, type World } from '../world/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world?.close());

const countOf = async (table: 'application' | 'loan' | 'repayment', personId: string) =>
  (
    await world.database.db.one<{ rows: number }>(
      `select count(*)::int as rows from ${table} where person_id = $1`,
      [personId],
    )
  ).rows;

/** The same person on a second phone: another device, another session, the same number. */
async function secondDevice(first: ReturnType<typeof createApiJourney>) {
  const second = createApiJourney(world, first.person);
  await second.arrive({}, 'weapp');
  await second.agree();
  await world.database.db.query(`update sms_challenge set sent_at = sent_at - interval '61 seconds'`);
  await second.register();
  Object.assign(second.state, first.state);
  return second;
}

test('three taps with one key and three with other keys, from two devices at once: one application, one answer', async () => {
  const first = createApiJourney(world);
  await first.arrive();
  for (const step of [
    first.agree,
    first.register,
    first.start,
    first.identify,
    first.showFace,
    first.bindCard,
    first.authoriseBureau,
  ])
    await step();
  const second = await secondDevice(first);
  const idempotencyKey = newKey();
  const submitWith = (who: typeof first, key: string) =>
    who.call('application.submit', { applicationId: first.state.applicationId, idempotencyKey: key });
  const answers = await Promise.all([
    ...[1, 2, 3].map(() => submitWith(first, idempotencyKey)),
    ...[1, 2, 3].map(() => submitWith(second, newKey())),
    second.call<{ applicationId: string }>('application.start', {
      amountFen: 1_000_000,
      months: 12,
      idempotencyKey: newKey(),
    }),
  ]);
  expect(new Set(answers.map((answer) => (answer as { applicationId: string }).applicationId)).size).toBe(1);
  expect(await countOf('application', first.personId())).toBe(1);
  await first.awaitDecision();
  expect(
    world.sandbox.lender
      .applications()
      .filter(({ request }) => request.applicationId === first.state.applicationId),
  ).toHaveLength(1);
}, 60_000);

test('two devices draw at the same moment, three taps each: one loan, one payout, the same answer', async () => {
  const first = createApiJourney(world);
  await first.arrive();
  for (const step of [
    first.agree,
    first.register,
    first.start,
    first.identify,
    first.showFace,
    first.bindCard,
    first.authoriseBureau,
    first.submit,
    first.awaitDecision,
  ])
    await step();
  const second = await secondDevice(first);
  // Once a draw is paid out the next one is another loan, so the money waits until everybody has tapped.
  const { lender } = world.sandbox;
  const { payoutMs } = lender.delays;
  lender.delays.payoutMs = null;
  const loans = await Promise.all([
    first.draw(),
    first.draw(),
    first.draw(),
    second.draw(),
    second.draw(),
    second.draw(),
  ]);
  expect(new Set(loans.map(({ loanId }) => loanId)).size).toBe(1);
  await until(
    async () => lender.loans().find(({ request }) => request?.loanId === first.state.loanId) ?? null,
  );
  lender.disburse(first.state.loanId!);
  lender.delays.payoutMs = payoutMs;
  await first.awaitPayout();
  expect(await countOf('loan', first.personId())).toBe(1);
  expect(
    world.sandbox.lender.loans().filter(({ request }) => request?.loanId === first.state.loanId),
  ).toHaveLength(1);
}, 60_000);

test('two devices pay at the same moment, three taps each: one payment, the same answer', async () => {
  const first = createApiJourney(world);
  await first.arrive();
  await first.toDisbursedLoan();
  const second = await secondDevice(first);
  const { due } = (await first.home()) as { due: { amountFen: number } };
  const idempotencyKey = newKey();
  const payWith = (who: typeof first, key: string) =>
    who.call<{ repaymentId: string }>('repayment.pay', {
      loanId: first.state.loanId,
      kind: 'due',
      amountFen: due.amountFen,
      idempotencyKey: key,
    });
  // Once it is paid nothing is due any more, so the debit waits as well.
  const { lender } = world.sandbox;
  const { debitMs } = lender.delays;
  lender.delays.debitMs = null;
  const answers = await Promise.all([
    ...[1, 2, 3].map(() => payWith(first, idempotencyKey)),
    ...[1, 2, 3].map(() => payWith(second, newKey())),
  ]);
  lender.delays.debitMs = debitMs;
  expect(new Set(answers.map(({ repaymentId }) => repaymentId)).size).toBe(1);
  expect(await countOf('repayment', first.personId())).toBe(1);
  await expectAllFactsDelivered(world);
}, 60_000);
