import { createApiJourney } from '../world/api-journey';
import { newKey } from '../world/caller';
import { eventsOf, expectAllFactsDelivered } from '../world/core-checks';
import { somePerson } from '../world/people';
import { openWorld, type World } from '../world/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world?.close());

async function visitor(person = somePerson()) {
  const journey = createApiJourney(world, person);
  await journey.arrive();
  await journey.agree();
  return journey;
}

const send = (who: Awaited<ReturnType<typeof visitor>>) =>
  who.call<{ challengeId: string }>('session.sendCode', {
    phone: who.person.phone,
    idempotencyKey: newKey(),
  });
const signIn = (who: Awaited<ReturnType<typeof visitor>>, challengeId: string, code: string) =>
  who.call<{ personId: string; returning: boolean }>('session.signInBySms', {
    challengeId,
    phone: who.person.phone,
    code,
    idempotencyKey: newKey(),
  });
const codeOf = (phone: string) => world.sandbox.hosts.sms.inbox(phone)[0]!.code;
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const letMinutePass = () =>
  world.database.db.query(`update sms_challenge set sent_at = sent_at - interval '61 seconds'`);

test('a wrong code says how many tries are left, and after five even the right one is refused', async () => {
  const who = await visitor();
  const { challengeId } = await send(who);
  const code = codeOf(who.person.phone);
  for (const triesLeft of [4, 3, 2, 1, 0]) {
    await expect(signIn(who, challengeId, wrong(code))).rejects.toMatchObject({
      code: 'code_wrong',
      details: { triesLeft },
    });
  }
  await expect(signIn(who, challengeId, code)).rejects.toMatchObject({ code: 'code_expired' });
});

test('a second code waits a minute, and then only the newest one is good', async () => {
  const who = await visitor();
  const first = await send(who);
  const oldCode = codeOf(who.person.phone);
  await expect(send(who)).rejects.toMatchObject({
    code: 'code_too_soon',
    details: { waitSeconds: expect.any(Number) },
  });
  await letMinutePass();
  const second = await send(who);
  await expect(signIn(who, first.challengeId, oldCode)).rejects.toMatchObject({ code: 'code_expired' });
  expect(await signIn(who, second.challengeId, codeOf(who.person.phone))).toMatchObject({ returning: false });
});

test('a code is worth nothing on another device', async () => {
  const owner = await visitor();
  const { challengeId } = await send(owner);
  const thief = await visitor(owner.person);
  await expect(signIn(thief, challengeId, codeOf(owner.person.phone))).rejects.toMatchObject({
    code: 'code_expired',
  });
});

test('the number cannot be proven before the application may be processed', async () => {
  const who = createApiJourney(world);
  await who.arrive();
  const { challengeId } = await send(who);
  await expect(signIn(who, challengeId, codeOf(who.person.phone))).rejects.toMatchObject({
    code: 'consent_required',
  });
});

test('the same number on a second phone is the same person, and the visitor there is joined to them', async () => {
  const first = await visitor();
  await first.register();
  const second = await visitor(first.person);
  const asVisitor = second.personId();
  await letMinutePass();
  await second.register();
  expect(second.personId()).toBe(first.personId());
  await expectAllFactsDelivered(world);
  const merged = eventsOf(world, first.personId()).find(({ type }) => type === 'loudou.identities_merged');
  expect(merged?.data).toMatchObject({ fromPersonId: asVisitor, intoPersonId: first.personId() });
});

test('another number on a signed-in phone is another person: a family shares a phone, not an identity', async () => {
  const mother = await visitor();
  await mother.register();
  const before = mother.personId();
  Object.assign(mother.person, somePerson());
  await mother.register();
  expect(mother.personId()).not.toBe(before);
  const people = await world.database.db.query(
    'select 1 from person where person_id = any($1) and registered_at is not null',
    [[before, mother.personId()]],
  );
  expect(people).toHaveLength(2);
});

test('a visitor cannot do what needs a proven number', async () => {
  const who = await visitor();
  await expect(
    who.call('application.start', { amountFen: 1_000_000, months: 12, idempotencyKey: newKey() }),
  ).rejects.toMatchObject({ code: 'not_registered' });
});

test("somebody else's application does not exist", async () => {
  const [one, other] = [await visitor(), await visitor()];
  await one.register();
  await one.start();
  await other.register();
  await expect(
    other.call('application.submit', { applicationId: one.state.applicationId, idempotencyKey: newKey() }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('a person who was declined waits, whichever ad they come back through', async () => {
  const who = await visitor(somePerson('0001'));
  for (const step of [
    who.register,
    who.start,
    who.identify,
    who.showFace,
    who.bindCard,
    who.authoriseBureau,
    who.submit,
  ])
    await step();
  expect(await who.awaitDecision()).toBe('declined');
  await who.arrive({ clickid: 'B.anotheranotheranotheranother0123' });
  await expect(
    who.call('application.start', { amountFen: 1_000_000, months: 12, idempotencyKey: newKey() }),
  ).rejects.toMatchObject({
    code: 'cooling_down',
    details: { retryOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  });
});

test('an identity document that was proven by one person cannot be used by another, and nothing is told of the first', async () => {
  const first = await visitor();
  for (const step of [first.register, first.start, first.identify, first.showFace]) await step();
  const second = await visitor({
    ...somePerson(),
    name: first.person.name,
    identityNumber: first.person.identityNumber,
  });
  for (const step of [second.register, second.start]) await step();
  await expect(second.identify()).rejects.toMatchObject({ code: 'identity_taken', details: undefined });
});
