import type { PersonId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { previewUndo, undoLink } from '../identity/undo-link.actions';
import { type Family, openFamily } from './family.fixture';

let database: TestDatabase;
let family: Family;
beforeEach(async () => {
  database = await createTestDatabase();
  family = openFamily(database.db);
});
afterEach(() => database.drop());

const number = '13800001111';
const mothers = '110101199003071233';
const daughters = '110101201003071233';

const profileOf = async (appId: string) =>
  (
    await database.db.one<{ profile_id: PersonId }>('select profile_id from host_account where app_id = $1', [
      appId,
    ])
  ).profile_id;
const signedIn = (device: string, openId: string, phone = number) => family.signIn(device, openId, phone);

test('an operator parts two who share a number; each then has their own document and they never meet again', async () => {
  const mother = await signedIn('dev_1', 'a');
  await family.showDocument(mother.sessionToken, mothers);
  const visit = await family.open({ deviceId: 'dev_2', account: { openId: 'b' } });
  await family.prove(visit.sessionToken, number);
  const [linkId] = await family.linksOf(visit.personId, 'phone');

  const preview = await previewUndo(family.context, linkId!);
  expect(preview).toMatchObject({
    before: [{ root: mother.personId, members: [mother.personId, visit.personId].sort() }],
    sessionsToEnd: 2,
  });
  expect(preview.after.flatMap(({ members }) => [members.join()]).sort()).toEqual(
    [mother.personId, visit.personId].sort(),
  );
  expect(await family.undo(linkId!)).toEqual({ parted: 1, sessionsEnded: 2 });
  expect(await family.visitorOf(mother.sessionToken)).toBeNull();
  expect(await family.visitorOf(visit.sessionToken)).toBeNull();
  expect((await family.factsNamed('identities_parted')).map(({ data }) => data)).toEqual([
    { partedPersonId: visit.personId, fromPersonId: mother.personId, cause: 'link_undone' },
  ]);

  const again = await signedIn('dev_2', 'b');
  expect(again).toMatchObject({ personId: visit.personId, returning: false });
  await family.showDocument(again.sessionToken, daughters);
  expect(await family.rootOf(visit.personId)).toBe(visit.personId);
  // Each comes back to their own things by the number, and a strange device is nobody yet.
  expect((await signedIn('dev_1', 'a')).personId).toBe(mother.personId);
  expect((await signedIn('dev_2', 'b')).personId).toBe(visit.personId);
  const strange = await signedIn('dev_3', 'c');
  expect([mother.personId, visit.personId]).not.toContain(strange.personId);
  await family.showDocument(strange.sessionToken, mothers);
  expect(await family.rootOf(strange.personId)).toBe(mother.personId);
});

test('an account goes back to the profile that it was first seen on', async () => {
  const mother = await signedIn('dev_1', 'a');
  const visit = await family.open({ deviceId: 'dev_2', account: { openId: 'b' } });
  await family.prove(visit.sessionToken, number);
  const owner = async () =>
    (
      await database.db.one<{ person_id: string }>(
        `select person_id from host_account where profile_id = $1`,
        [visit.personId],
      )
    ).person_id;
  expect(await owner()).toBe(mother.personId);
  await family.undo((await family.linksOf(visit.personId, 'phone'))[0]!);
  expect(await owner()).toBe(visit.personId);
  expect(await family.open({ deviceId: 'dev_2', account: { openId: 'b' } })).toMatchObject({
    personId: visit.personId,
    registered: false,
  });
});

describe('undoing', () => {
  const input = { key: 'undoing-of-a-link-once', reason: 'two people said so' };

  async function joined() {
    const mother = await signedIn('dev_1', 'a');
    const visit = await family.open({ deviceId: 'dev_2', account: { openId: 'b' } });
    await family.prove(visit.sessionToken, number);
    const [linkId] = await family.linksOf(visit.personId, 'phone');
    return { mother, visit, linkId: linkId! };
  }

  test('twice is once, with a trace in the audit', async () => {
    const { linkId } = await joined();
    const { seen } = await previewUndo(family.context, linkId);
    const first = await undoLink(family.administrator, { ...input, linkId, seen });
    expect(await undoLink(family.administrator, { ...input, linkId, seen })).toEqual(first);
    const audit = await database.db.query('select reason from audit_entry where action = $1', [
      'identity_link_undone',
    ]);
    expect(audit).toEqual([{ reason: input.reason }]);
    await expect(
      undoLink(family.administrator, { ...input, key: 'undoing-of-a-link-again', linkId, seen }),
    ).rejects.toMatchObject({ details: { problem: 'undone_already' } });
  });

  test('does nothing when the people have changed since they were shown', async () => {
    const { linkId, mother, visit } = await joined();
    const { seen } = await previewUndo(family.context, linkId);
    const third = await family.open({ deviceId: 'dev_3' });
    await family.prove(third.sessionToken, number);
    await expect(undoLink(family.administrator, { ...input, linkId, seen })).rejects.toMatchObject({
      details: { problem: 'changed_meanwhile' },
    });
    expect(await family.rootOf(visit.personId)).toBe(mother.personId);
  });

  test('is for administrators, and not for the document that a profile proved itself', async () => {
    const { linkId, mother } = await joined();
    const { seen } = await previewUndo(family.context, linkId);
    const analyst = { ...family.administrator.operator, role: 'analyst' as const };
    await expect(
      undoLink({ ...family.administrator, operator: analyst }, { ...input, linkId, seen }),
    ).rejects.toMatchObject({ code: 'not_allowed' });
    const fresh = await family.open({ deviceId: 'dev_1', account: { openId: 'a' } });
    await family.showDocument(fresh.sessionToken, mothers);
    const [document] = await family.linksOf(mother.personId, 'document');
    const shown = await previewUndo(family.context, document!);
    await expect(
      undoLink(family.administrator, { ...input, linkId: document!, seen: shown.seen }),
    ).rejects.toMatchObject({ details: { problem: 'own_document' } });
  });
});

test('a visit that learnt its account late does not lead back to whom the account was parted from', async () => {
  const known = await family.open({ deviceId: 'dev_1', account: { openId: 'a', unionId: 'u' } });
  await family.prove(known.sessionToken, number);
  const account = { openId: 'b', unionId: 'u' };
  const other = await family.open({ deviceId: 'dev_2', appId: 'wx-other', account });
  expect(other.personId).toBe(known.personId);
  const profile = await profileOf('wx-other');
  const late = async (deviceId: string) => {
    const { sessionToken } = await family.open({ deviceId, appId: 'wx-other' });
    return family.open({ deviceId, appId: 'wx-other', token: sessionToken, account });
  };
  expect((await late('dev_3')).personId).toBe(known.personId);
  await family.undo((await family.linksOf(profile, 'union_id'))[0]!);
  expect(await family.rootOf(profile)).toBe(profile);
  expect((await late('dev_4')).registered).toBe(false);
  expect(await family.rootOf(profile)).toBe(profile);
});

test('two who undo one link in the same moment leave one trace of it', async () => {
  const mother = await signedIn('dev_1', 'a');
  const [linkId] = await family.linksOf(mother.personId, 'open_id');
  const { seen } = await previewUndo(family.context, linkId!);
  const undoing = (key: string) =>
    undoLink(family.administrator, { key, linkId: linkId!, seen, reason: 'two people said so' });
  const both = await Promise.allSettled([undoing('undoing-of-a-link-one'), undoing('undoing-of-a-link-two')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const audit = await database.db.query("select 1 from audit_entry where action = 'identity_link_undone'");
  expect(audit).toHaveLength(1);
});

test('a document that joined two is what the log tells of, not the number that they share', async () => {
  const mother = await signedIn('dev_1', 'a');
  await family.showDocument(mother.sessionToken, mothers);
  const visit = await family.open({ deviceId: 'dev_2', account: { openId: 'b' } });
  await family.prove(visit.sessionToken, number);
  await family.undo((await family.linksOf(visit.personId, 'phone'))[0]!);
  const strange = await signedIn('dev_3', 'c');
  await family.showDocument(strange.sessionToken, mothers);
  expect((await family.factsNamed('identities_merged')).at(-1)?.data).toEqual({
    fromPersonId: strange.personId,
    intoPersonId: mother.personId,
    linkRule: 'proven_document',
    evidence: ['document'],
  });
});

test('an account that was not theirs opens the person no more, and begins anew', async () => {
  const mother = await signedIn('dev_1', 'a');
  await family.undo((await family.linksOf(mother.personId, 'open_id'))[0]!);
  const visit = await family.open({ deviceId: 'dev_1', account: { openId: 'a' } });
  expect(visit.registered).toBe(false);
  expect(visit.personId).not.toBe(mother.personId);
  expect(await family.open({ deviceId: 'dev_9', account: { openId: 'a' } })).toMatchObject({
    personId: visit.personId,
    registered: false,
  });
  expect(await family.prove(visit.sessionToken, number)).toEqual({
    personId: mother.personId,
    returning: true,
  });
});

test('an account that was not theirs opens the next whom it was seen on', async () => {
  const account = { openId: 'a' };
  const mother = await signedIn('dev_1', 'a');
  const { sessionToken, personId: visit } = await family.open({ deviceId: 'dev_2' });
  await family.open({ deviceId: 'dev_2', token: sessionToken, account });
  expect(await family.rootOf(visit)).toBe(mother.personId);
  await family.undo((await family.linksOf(mother.personId, 'open_id'))[0]!);
  expect(await family.rootOf(visit)).toBe(visit);
  expect(await family.open({ deviceId: 'dev_3', account })).toMatchObject({
    personId: visit,
    registered: false,
  });
});
