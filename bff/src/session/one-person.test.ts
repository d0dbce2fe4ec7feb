import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { personLinks } from '../identity/person-links.queries';
import type { Database } from '../platform/database';
import { type Family, openFamily } from './family.fixture';

let database: TestDatabase;
let family: Family;
beforeEach(async () => {
  database = await createTestDatabase();
  family = openFamily(database.db);
});
afterEach(() => database.drop());

const day = 86_400_000;
const number = '13800001111';
const mothers = '110101199003071233';
const daughters = '110101201003071233';

const signedIn = (device: string, openId: string, phone = number) => family.signIn(device, openId, phone);

test('what a visitor did before log-in belongs to the person they turn out to be', async () => {
  const first = await signedIn('dev_1', 'a');
  const second = await family.open({ deviceId: 'dev_2' });
  const answer = await family.prove(second.sessionToken, number);
  expect(answer).toEqual({ personId: first.personId, returning: true });
  expect(await family.rootOf(second.personId)).toBe(first.personId);
  const [merged] = await family.factsNamed('identities_merged');
  expect(merged).toEqual({
    person_id: first.personId,
    data: {
      fromPersonId: second.personId,
      intoPersonId: first.personId,
      linkRule: 'verified_phone',
      evidence: ['phone'],
    },
  });
});

test('two apps of one developer know one person by the unionid, and the host’s word signs them in', async () => {
  const first = await family.open({ deviceId: 'dev_1', account: { openId: 'a', unionId: 'u' } });
  await family.prove(first.sessionToken, number);
  const second = await family.open({
    deviceId: 'dev_2',
    appId: 'wx-other',
    account: { openId: 'b', unionId: 'u' },
  });
  expect(second).toMatchObject({ personId: first.personId, registered: true });
});

test('a unionid that the host tells only later still joins', async () => {
  const known = await signedIn('dev_1', 'a');
  const other = await family.open({ deviceId: 'dev_2', appId: 'wx-other', account: { openId: 'b' } });
  await family.open({ deviceId: 'dev_1', account: { openId: 'a', unionId: 'u' } });
  const again = await family.open({
    deviceId: 'dev_2',
    appId: 'wx-other',
    account: { openId: 'b', unionId: 'u' },
  });
  expect(await family.rootOf(other.personId)).toBe(known.personId);
  expect(again).toMatchObject({ personId: known.personId, registered: true });
});

test('beyond the bound a visit that learns its account is signed in and not joined', async () => {
  const owner = await signedIn('dev_1', 'a');
  await database.db.query(
    `with planted as (
       insert into person (person_id, created_at) select 'psn_' || n, now() from generate_series(2, 2000) n
       returning person_id
     )
     insert into identity_link (person_id, kind, scope, lookup, rule, rule_version, first_seen_at, last_seen_at)
     select planted.person_id, kind, scope, lookup, rule, rule_version, now(), now()
     from planted, identity_link own where own.person_id = $1 and kind = 'open_id'`,
    [owner.personId],
  );
  const visit = await family.open({ deviceId: 'dev_2' });
  const token = visit.sessionToken;
  expect(await family.open({ deviceId: 'dev_2', token, account: { openId: 'a' } })).toMatchObject({
    personId: owner.personId,
    registered: true,
  });
  expect(await family.rootOf(visit.personId)).toBe(visit.personId);
});

test('knowing a device and an old arrival opens nothing, and gives an account nothing', async () => {
  const victim = await family.open({ deviceId: 'dev_1', arrivalId: 'arrival-victim' });
  const thief = await family.open({ deviceId: 'dev_1', arrivalId: 'arrival-victim' });
  expect(thief.personId).toBe(victim.personId);
  const { personId } = (await family.prove(victim.sessionToken, number))!;
  // The thief's own account, with the session that it got before the victim registered.
  const account = { openId: 'thief' };
  const later = await family.open({ deviceId: 'dev_1', token: thief.sessionToken, account });
  expect(later.registered).toBe(false);
  const anew = await family.open({ deviceId: 'dev_9', account });
  expect(anew.registered).toBe(false);
  expect(anew.personId).not.toBe(personId);
  expect(await family.rootOf(anew.personId)).not.toBe(personId);
});

test('an old arrival opens nobody, not even in the moment in which they register', async () => {
  const arrival = { deviceId: 'dev_1', arrivalId: 'arrival-victim' };
  const victim = await family.open(arrival);
  const { db } = database;
  const thiefsDatabase: Database = {
    ...db,
    transaction: (work) =>
      db.transaction((tx) =>
        work({
          ...tx,
          one: async <Row extends object>(...asked: Parameters<typeof tx.one>) => {
            const answer = await tx.one<Row>(...asked);
            const looked = String(asked[0]).includes('as known');
            if (looked) expect(await family.prove(victim.sessionToken, number)).not.toBeNull();
            return answer;
          },
        }),
      ),
  };
  const thief = await openFamily(thiefsDatabase).open(arrival);
  expect(await family.rootOf(victim.personId)).toBe(victim.personId);
  expect(thief.registered).toBe(false);
  expect((await family.visitorOf(thief.sessionToken))?.session.registered).toBe(false);
});

test('another account on a visitor’s device is another visitor', async () => {
  const child = await family.open({ deviceId: 'dev_1', account: { openId: 'child' } });
  const mother = await family.open({
    deviceId: 'dev_1',
    token: child.sessionToken,
    account: { openId: 'mother' },
  });
  expect(mother.personId).not.toBe(child.personId);
  await family.prove(mother.sessionToken, number);
  const childAgain = await family.open({ deviceId: 'dev_1', account: { openId: 'child' } });
  expect(childAgain).toMatchObject({ personId: child.personId, registered: false });
});

test('a number given out again does not open the old person, who comes back by the document', async () => {
  const old = await signedIn('dev_1', 'a');
  await family.showDocument(old.sessionToken, mothers);
  family.clock.advance(91 * day);
  const stranger = await signedIn('dev_2', 'b');
  expect(stranger).toMatchObject({ returning: false });
  expect(stranger.personId).not.toBe(old.personId);
  // The old person's own account still opens their own things; a new device of theirs needs the document.
  expect(await family.open({ deviceId: 'dev_1', account: { openId: 'a' } })).toMatchObject({
    personId: old.personId,
    registered: true,
  });
  expect(await family.rootOf(stranger.personId)).toBe(stranger.personId);
  await family.showDocument(stranger.sessionToken, mothers);
  expect(await family.rootOf(stranger.personId)).toBe(old.personId);
  expect((await family.visitorOf(stranger.sessionToken))?.session.personId).toBe(old.personId);
});

test.each([
  ['was seen a day before the number could have been given out again', 89 * day, 'dev_2', true],
  ['proves it on a device of theirs', 400 * day, 'dev_1', true],
  ['was away and is on a strange device', 90 * day, 'dev_2', false],
])('a number opens its owner, or not: who %s', async (_, awayMs, deviceId, opens) => {
  const owner = await family.open({ deviceId: 'dev_1' });
  await family.prove(owner.sessionToken, number);
  family.clock.advance(awayMs);
  const visit = await family.open({ deviceId });
  const answer = await family.prove(visit.sessionToken, number);
  expect(answer!.returning).toBe(opens);
  expect(answer!.personId === owner.personId).toBe(opens);
});

test('the document of a stranger cannot be proven, whoever has it', async () => {
  const mother = await signedIn('dev_1', 'a');
  await family.showDocument(mother.sessionToken, mothers);
  const stranger = await signedIn('dev_2', 'b', '13900002222');
  await expect(family.showDocument(stranger.sessionToken, mothers)).rejects.toMatchObject({
    code: 'identity_taken',
  });
  expect(await family.rootOf(stranger.personId)).toBe(stranger.personId);
});

test('a proven document is not replaced by that of somebody who uses the same number', async () => {
  const mother = await signedIn('dev_1', 'a');
  await family.showDocument(mother.sessionToken, mothers);
  const daughter = await signedIn('dev_2', 'b');
  expect(daughter.personId).toBe(mother.personId);
  await expect(family.showDocument(daughter.sessionToken, daughters)).rejects.toMatchObject({
    code: 'identity_taken',
  });
});

test('the console is told of links and merges, and of no value behind them', async () => {
  const mother = await signedIn('dev_1', 'a');
  const visit = await family.open({ deviceId: 'dev_2', account: { openId: 'b' } });
  await family.prove(visit.sessionToken, number);
  const shown = await personLinks(database.db, visit.personId);
  expect(shown.profiles.map(({ personId, isRoot }) => [personId, isRoot])).toEqual([
    [mother.personId, true],
    [visit.personId, false],
  ]);
  const phones = shown.links.filter(({ kind }) => kind === 'phone');
  expect(phones).toHaveLength(2);
  expect(new Set(phones.map(({ identifier }) => identifier)).size).toBe(1);
  expect(shown.merges).toMatchObject([
    { fromPersonId: visit.personId, intoPersonId: mother.personId, linkRule: 'verified_phone', ended: null },
  ]);
  expect(shown.merges[0]!.linkIds.sort()).toEqual(phones.map(({ linkId }) => linkId).sort());
  expect(JSON.stringify(shown)).not.toContain(number);
});

test('one number proven on two devices in the same moment is one person', async () => {
  const visits = await Promise.all(
    Array.from({ length: 4 }, (_, place) => family.open({ deviceId: `dev_${place}` })),
  );
  const answers = await Promise.all(visits.map(({ sessionToken }) => family.prove(sessionToken, number)));
  expect(new Set(answers.map((answer) => answer!.personId)).size).toBe(1);
  expect(answers.filter((answer) => !answer!.returning)).toHaveLength(1);
});
