import type { DeviceId } from '@loudou/shared/ids';
import type { GivenVariant } from '@loudou/shared/page-config';
import { othersDone } from '../../../test/database';
import { readUnits } from '../analytics/experiment/units.store';
import { assignInTime } from '../experiment';
import { openVisits, type Visits } from '../experiment/assignment/visits.fixture';
import { takeNextPiece } from '../experiment/exposure/exposure.work';
import type { Host } from '../hosts';
import { duringVisit, markDocumentProven, saveIdentityDocument } from '../identity';
import { anonymousCall } from '../operator/operator.fixture';
import { becomePerson } from './become-person';
import { openSession, type SessionOpened } from './open-session';
import { findSession } from './session.store';

type HostName = 'weapp' | 'tt';

let world: Visits;
beforeEach(async () => {
  world = await openVisits();
});
afterEach(() => world.drop());

/** A code is the account itself. */
const hostNamed = (name: HostName): Host => ({
  name,
  appId: `app-${name}`,
  logIn: async ({ code }) => ({ openId: code!, unionId: null, anonymousOpenId: null }),
  readPhoneNumber: async () => {
    throw new Error('numbers are proven in the test itself');
  },
});
const hosts = { weapp: hostNamed('weapp'), tt: hostNamed('tt') };
const number = '13800001111';
let made = 0;

const callOf = (token: string | null) => ({
  ...anonymousCall(world.db, world.clock),
  sessionToken: token,
});

async function open(host: HostName, account: string, token: string | null = null): Promise<SessionOpened> {
  world.clock.advance(1_000);
  await world.configuration.refresh();
  return openSession(
    callOf(token),
    { hosts, variantsOf: (know) => assignInTime(world.ground, world.configuration, know) },
    {
      host,
      deviceId: `dev_${host}_${account}` as DeviceId,
      arrival: { arrivalId: `arrival-${(made += 1)}`, enter: { query: {}, scene: 1089 }, mode: 'cold' },
      loginCode: account,
    },
  );
}

async function visitorOf({ sessionToken }: SessionOpened) {
  const session = await findSession(world.db, sessionToken, world.clock.now());
  return { ...callOf(sessionToken), session: session! };
}

async function logIn(opened: SessionOpened): Promise<string> {
  world.clock.advance(1_000);
  const visitor = await visitorOf(opened);
  const proof = { phone: number, method: 'sms' as const, seconds: 3, proofKey: `proof-${(made += 1)}` };
  return (await world.db.transaction((tx) => becomePerson(visitor, tx, proof))).personId;
}

async function showDocument(opened: SessionOpened): Promise<void> {
  world.clock.advance(1_000);
  const visitor = await visitorOf(opened);
  const { personId } = visitor.session;
  await world.db.transaction(async (tx) => {
    const document = { name: '周晓禾', number: '110101199003071233', validUntil: '2036-03-07' };
    await saveIdentityDocument(tx, visitor, personId, document);
    await markDocumentProven(visitor, tx, personId, duringVisit(visitor.session));
  });
}

/** The phone tells what it showed, under whoever it knew the person as when it did. */
async function see(host: HostName, { personId }: SessionOpened, given: GivenVariant): Promise<void> {
  world.clock.advance(1_000);
  const { experiment, variant, assignment } = given;
  await world.db.query(
    `insert into behaviour_event (event_id, person_id, device_id, session_id, host, name, version, page, sequence,
       occurred_at, happened_at, received_at, skew_ms, app_version, properties)
     values ($1, $2, 'dev', 'ses', $3, 'experiment_exposed', 1, 'entry.landing', 1, $4, $4, $4, 0, '1.0.0', $5::jsonb)`,
    [
      `bhv_${(made += 1)}`,
      personId,
      host,
      world.clock.now(),
      JSON.stringify({ experiment, variant, assignment }),
    ],
  );
}

async function unitsOfPhase(experimentId: string) {
  await othersDone(world.db);
  while ((await takeNextPiece(world.db)) > 0);
  const { pieces } = await readUnits(world.db, { experimentId, phase: 1 });
  return pieces.flatMap((piece) => piece.split(';')).map((unit) => unit.split(','));
}

const countAssignments = async () =>
  (await world.db.one<{ count: number }>('select count(*)::int as count from experiment_assignment')).count;

/** A first account and one on the other host that was drawn into another arm, or into the same. */
async function twoHosts(arms: 'same' | 'other') {
  const experimentId = await world.start();
  const first = await open('weapp', 'li');
  const [given] = first.variants as [GivenVariant];
  for (;;) {
    const account = `li-${(made += 1)}`;
    const second = await open('tt', account);
    const [other] = second.variants as [GivenVariant];
    if ((other.variant === given.variant) === (arms === 'same'))
      return { experimentId, first, given, account, second, other };
  }
}

test('a visitor who logs in keeps the arm of their account, and it is one unit before and after', async () => {
  const experimentId = await world.start();
  const visitor = await open('weapp', 'li');
  const [given] = visitor.variants as [GivenVariant];
  await see('weapp', visitor, given);
  const personId = await logIn(visitor);
  const again = await open('weapp', 'li', visitor.sessionToken);
  expect(again).toMatchObject({ registered: true, variants: [given] });
  await see('weapp', again, given);
  expect(await unitsOfPhase(experimentId)).toMatchObject([
    [personId, given.variant, 'weapp', expect.anything(), '0'],
  ]);
});

test.each([
  ['other', '1'],
  ['same', '0'],
] as const)(
  'logging in on a second host changes no arm of either account; drawn into the %s arm, the person counts once, where they were first',
  async (arms, sawSeveral) => {
    const { experimentId, first, given, account, second, other } = await twoHosts(arms);
    const before = await countAssignments();
    await see('weapp', first, given);
    const personId = await logIn(first);
    await see('tt', second, other);
    // The visitor on the second host turns out to be the person of the first.
    expect(await logIn(second)).toBe(personId);
    expect((await open('tt', account, second.sessionToken)).variants).toEqual([other]);
    expect((await open('weapp', 'li', first.sessionToken)).variants).toEqual([given]);
    expect(await countAssignments()).toBe(before);
    expect(await unitsOfPhase(experimentId)).toMatchObject([
      [personId, given.variant, 'weapp', expect.anything(), sawSeveral],
    ]);
    expect(await world.db.query('select reason from experiment_exposure_refused')).toEqual([]);
  },
);

test('a unit of people has one arm on every host, drawn when somebody first logs in', async () => {
  const experimentId = await world.start({ unit: 'person' });
  const [first, second] = [await open('weapp', 'li'), await open('tt', 'li-2')];
  expect([first.variants, second.variants]).toEqual([[], []]);
  const personId = await logIn(first);
  const [given] = (await open('weapp', 'li', first.sessionToken)).variants as [GivenVariant];
  await logIn(second);
  const onSecond = await open('tt', 'li-2', second.sessionToken);
  expect(onSecond.variants).toEqual([given]);
  await see('tt', onSecond, given);
  expect(await countAssignments()).toBe(1);
  expect(await unitsOfPhase(experimentId)).toMatchObject([
    [personId, given.variant, 'weapp', expect.anything(), '0'],
  ]);
});

test('somebody who came back by their document after they were taken for a stranger has the arm that was kept first', async () => {
  const experimentId = await world.start({ unit: 'person' });
  const old = await open('weapp', 'li');
  const personId = await logIn(old);
  await showDocument(old);
  const [kept] = (await open('weapp', 'li', old.sessionToken)).variants as [GivenVariant];
  // A number may have been given out again by then, so whoever proves it elsewhere is somebody else and drawn anew.
  const comeAsStranger = async () => {
    world.clock.advance(91 * 86_400_000);
    const account = `stranger-${(made += 1)}`;
    const visitor = await open('tt', account);
    await logIn(visitor);
    const opened = await open('tt', account, visitor.sessionToken);
    return { account, opened, given: opened.variants[0]! };
  };
  let stranger = await comeAsStranger();
  while (stranger.given.variant === kept.variant) stranger = await comeAsStranger();
  await see('tt', stranger.opened, stranger.given);
  await showDocument(stranger.opened);
  const before = await countAssignments();
  const again = await open('tt', stranger.account, stranger.opened.sessionToken);
  expect(again).toMatchObject({ personId, registered: true, variants: [kept] });
  await see('tt', again, kept);
  expect((await open('weapp', 'li')).variants).toEqual([kept]);
  expect(await countAssignments()).toBe(before);
  // What they saw first is where they count; that they saw both is told.
  expect(await unitsOfPhase(experimentId)).toMatchObject([
    [personId, stranger.given.variant, 'tt', expect.anything(), '1'],
  ]);
});
