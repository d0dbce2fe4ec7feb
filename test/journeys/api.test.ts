import { createApiJourney } from '../world/api-journey';
import { eventsOf, expectAllFactsDelivered } from '../world/core-checks';
import { openWorld, type World } from '../world/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world?.close());

test('from an ad click to a settled loan with its letter, every step a fact that the core has verified', async () => {
  const journey = createApiJourney(world);
  await journey.arrive({ clickid: 'B.abcdefghijklmnopqrstuvwxyz0123456789' });
  await journey.toDisbursedLoan();
  await journey.pay('due');
  await journey.pay('early');
  await journey.awaitSettled();
  expect(await journey.letter()).toMatchObject({ verifyCode: expect.stringMatching(/^\w{4}-\w{4}$/) });

  await expectAllFactsDelivered(world);
  expect(eventsOf(world, journey.personId()).map(({ type }) => type.replace('loudou.', ''))).toEqual([
    'ad_touch_landed',
    'consent_granted',
    'consent_granted',
    'sms_sent',
    'phone_verified',
    'user_registered',
    'application_started',
    'consent_granted',
    'application_step_completed',
    'id_captured',
    'consent_granted',
    'liveness_completed',
    'application_step_completed',
    'consent_granted',
    'bank_card_bound',
    'application_step_completed',
    'consent_granted',
    'application_step_completed',
    'bureau_authorised',
    'application_submitted',
    'credit_approved',
    'offer_accepted',
    'drawdown_quoted',
    'contract_signed',
    'drawdown_requested',
    'loan_disbursed',
    'repayment_initiated',
    'repayment_succeeded',
    'repayment_initiated',
    'repayment_succeeded',
    'loan_settled',
    'settlement_letter_issued',
  ]);
  expect(world.sandbox.core.inbox.counts).toMatchObject({ refused: 0 });
}, 60_000);

test('the click id leaves only with the agreement to measure ads', async () => {
  const measured = createApiJourney(world);
  await measured.arrive({ clickid: 'B.measuredmeasuredmeasured0123456789' });
  await measured.agree(true);
  const private_ = createApiJourney(world);
  await private_.arrive({ clickid: 'B.unmeasuredunmeasuredunmeas0123456' });
  await private_.agree(false);

  await expectAllFactsDelivered(world);
  expect(eventsOf(world, measured.personId())[0]?.data).toHaveProperty('clickId');
  expect(eventsOf(world, private_.personId())[0]?.data).not.toHaveProperty('clickId');
}, 30_000);

test('before any agreement nothing leaves', async () => {
  const visitor = createApiJourney(world);
  await visitor.arrive({ clickid: 'B.waitingwaitingwaitingwaiting012345' });
  const agreed = createApiJourney(world);
  await agreed.arrive();
  await agreed.agree();
  await expectAllFactsDelivered(world, { exceptPeople: [visitor.personId()] });
  expect(eventsOf(world, visitor.personId())).toEqual([]);
}, 30_000);
