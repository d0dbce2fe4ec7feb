import { eventsOf, expectAllFactsDelivered } from '../world/core-checks';
import { somePerson } from '../world/people';
import { openWorld, type World } from '../world/world';
import { type BundlePhone, openBundlePhone } from './phone/bundle-phone';
import { agreeOn, applyOn, drawOn, registerByOneTap, settleOn, wholeJourney } from './phone/journey';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world?.close());

const arrivals = {
  weapp: { query: { gdt_vid: 'wx0bundlebundle4567800' }, scene: 1045 },
  tt: { query: { clickid: 'B.bundlebundlebundlebundlebundle0123456789' }, scene: '025001' },
} as const;

async function openFor(
  platform: 'weapp' | 'tt',
  person = somePerson(),
): Promise<{ phone: BundlePhone; person: ReturnType<typeof somePerson> }> {
  const phone = await openBundlePhone(world, {
    platform,
    ...arrivals[platform],
    openId: `open-${person.phone}`,
    phone: person.phone,
  });
  return { phone, person };
}

describe.each(['weapp', 'tt'] as const)('the built %s bundle', (platform) => {
  test('carries a person from the ad to a settled loan', async () => {
    const { phone, person } = await openFor(platform);
    await wholeJourney(phone, world, person);
    expect(phone.app().consoleErrors).toEqual([]);
    phone.close();

    await expectAllFactsDelivered(world);
    const settled = await world.database.db.query<{ person_id: string }>(
      `select person_id from fact where name = 'loan_settled' and host = $1`,
      [platform],
    );
    expect(settled).toHaveLength(1);
    const events = eventsOf(world, settled[0]!.person_id);
    expect(events[0]).toMatchObject({ type: 'loudou.ad_touch_landed', host: platform });
    expect(events.at(-1)?.type).toMatch(/loan_settled|settlement_letter_issued/);
  }, 90_000);

  test('comes back to the same step after the system killed it', async () => {
    const { phone, person } = await openFor(platform);
    await agreeOn(phone);
    await registerByOneTap(phone);
    await phone.waitFor('identity-name');
    await phone.killAndReopen();
    await phone.waitFor('identity-name', 15_000);
    await applyOn(phone, world, person);
    await phone.waitFor('result-next', 30_000);
    await phone.killAndReopen();
    await phone.waitFor('result-next', 15_000);
    await drawOn(phone);
    await phone.waitFor('home-pay-early');
    await phone.killAndReopen();
    await settleOn(phone);
    phone.close();
  }, 120_000);
});

test('three taps on submit, sign and pay before the phone can draw again have one effect', async () => {
  const { phone, person } = await openFor('weapp');
  const thrice = {
    ...phone,
    tap: (id: string) =>
      phone.app().tap(id, { times: ['bureau-submit', 'contract-sign', 'pay-confirm'].includes(id) ? 3 : 1 }),
  };
  await wholeJourney(thrice, world, person);
  phone.close();
  const counts = await world.database.db.one<{ applications: number; loans: number; repayments: number }>(
    `with me as (select person_id from phone where phone_lookup is not null order by verified_at desc limit 1)
     select (select count(*) from application where person_id = (select person_id from me))::int as applications,
            (select count(*) from loan where person_id = (select person_id from me))::int as loans,
            (select count(*) from repayment where person_id = (select person_id from me))::int as repayments`,
  );
  expect(counts).toEqual({ applications: 1, loans: 1, repayments: 1 });
}, 90_000);
