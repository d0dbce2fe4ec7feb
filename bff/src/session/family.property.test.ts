import type { PersonId } from '@loudou/shared/ids';
import { runsThroughDatabase } from '../../../test/property-runs';
import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { pointerChanges } from '../identity/one-id.changes.rules';
import { joins, peopleOf } from '../identity/one-id.rules';
import { readComponent } from '../identity/one-id.store';
import { AppError } from '../platform/errors';
import { type Family, openFamily } from './family.fixture';

// A thousand families live twice through a real database: minutes, and more on a busy machine.
jest.setTimeout(30 * 60_000);

let database: TestDatabase;
let family: Family;
let families = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  family = openFamily(database.db);
});
afterAll(() => database.drop());

type Act =
  | { does: 'open'; device: number; account: number | null }
  | { does: 'prove'; number: number }
  | { does: 'show' }
  | { does: 'be parted'; from: 'phone' | 'union_id' | 'open_id' }
  | { does: 'be away'; days: number };

/** What one member of a family does, in their own order. They share numbers and devices, never an account. */
interface Member {
  /** Whether their accounts in two apps of ours are known to be one. */
  hasUnion: boolean;
  acts: Act[];
}

const part: fc.Arbitrary<Act> = fc.record({
  does: fc.constant('be parted' as const),
  from: fc.constantFrom('phone' as const, 'phone' as const, 'union_id' as const),
});
const lose: fc.Arbitrary<Act> = fc.constant({ does: 'be parted', from: 'open_id' });
const prove: fc.Arbitrary<Act> = fc.record({
  does: fc.constant('prove' as const),
  number: fc.nat({ max: 1 }),
});
const show: fc.Arbitrary<Act> = fc.constant({ does: 'show' });
const away: fc.Arbitrary<Act> = fc.record({
  does: fc.constant('be away' as const),
  days: fc.constantFrom(30, 100),
});

/** One opening of the app and what follows it there. The first number and the first account are used most. */
const visit = (after: fc.Arbitrary<Act>[]): fc.Arbitrary<Act[]> =>
  fc
    .record({
      device: fc.nat({ max: 1 }),
      account: fc.constantFrom(0, 0, 0, 1, null),
      number: fc.constantFrom(0, 0, 0, 1, null),
      then: fc.array(fc.oneof(...after), { maxLength: 2 }),
    })
    .map(({ device, account, number, then }) => [
      { does: 'open', device, account },
      ...(number === null ? [] : [{ does: 'prove' as const, number }]),
      ...then,
    ]);

const members = (after: fc.Arbitrary<Act>[]): fc.Arbitrary<Member[]> =>
  fc.array(
    fc.record({
      hasUnion: fc.boolean(),
      acts: fc.array(visit(after), { minLength: 1, maxLength: 3 }).map((visits) => visits.flat()),
    }),
    { minLength: 2, maxLength: 3 },
  );

/** In which order the members take their turns: the same length whatever is drawn. */
const turns = fc.array(fc.nat({ max: 2 }), { minLength: 20, maxLength: 20 });

function interleave(people: readonly Member[], order: readonly number[]): { who: number; act: Act }[] {
  const left = people.map(({ acts: own }) => [...own]);
  const line: { who: number; act: Act }[] = [];
  for (const turn of [...order, ...order, ...order]) {
    const who = turn % people.length;
    const act = left[who]!.shift();
    if (act) line.push({ who, act });
  }
  left.forEach((own, who) => own.forEach((act) => line.push({ who, act })));
  return line;
}

/** Lives one order of acts and gives each member's visits by name, so that two lives of one family can be compared. */
async function live(people: readonly Member[], order: readonly number[]): Promise<Map<string, string>> {
  const name = `f${++families}`;
  const phones = ['0', '1'].map((last) => `138${String(families).padStart(7, '0')}${last}`);
  const tokens = new Map<number, string>();
  const profiles = new Map<number, string[]>();
  const places = new Map<number, { device: number; account: number | null }>();
  for (const { who, act } of interleave(people, order)) {
    const own = profiles.get(who) ?? [];
    if (act.does === 'be away') family.clock.advance(act.days * 86_400_000);
    const openAgain = async (act: { device: number; account: number | null }) => {
      const account = {
        openId: `${name}_${who}`,
        ...(people[who]!.hasUnion ? { unionId: `${name}_${who}` } : {}),
      };
      const { sessionToken } = await family.open({
        deviceId: `dev_${name}_${act.device}`,
        appId: `wx-${act.account}`,
        account: act.account === null ? null : account,
      });
      tokens.set(who, sessionToken);
      return sessionToken;
    };
    if (act.does === 'open') {
      await openAgain(act);
      places.set(who, act);
      profiles.set(who, [...own, ...(await profilesMadeNow())]);
    }
    const token = tokens.get(who);
    // Whose session has ended opens the app anew, as the phone does, and goes on.
    if (act.does === 'prove' && !(token && (await family.prove(token, phones[act.number]!))))
      await family.prove(await openAgain(places.get(who)!), phones[act.number]!);
    if (act.does === 'show' && token) await showOwn(token, `${name} ${who}`);
    if (act.does === 'be parted' && own.length > 0) {
      const [linkId] = await family.linksOf(own.at(-1) as PersonId, act.from);
      if (!linkId) continue;
      await family.undo(linkId);
      // They sign in again, also where somebody else has signed in on their phone meanwhile.
      tokens.delete(who);
    }
  }
  return new Map(
    [...profiles].flatMap(([who, own]) => own.map((personId, nth) => [`${who}.${nth}`, personId] as const)),
  );
}

const profilesMadeNow = async () =>
  (
    await database.db.query<{ person_id: string }>('select person_id from person where created_at = $1', [
      family.clock.now(),
    ])
  ).map((row) => row.person_id);

/** Refused when the person is known by another document already. */
async function showOwn(token: string, number: string): Promise<void> {
  await family.showDocument(token, number).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'identity_taken') throw error;
  });
}

/** Everything that must be so whatever has happened. */
async function expectConsistent(visits: Iterable<string>): Promise<void> {
  const component = await readComponent(database.db, [...visits]);
  const people = peopleOf(component);
  expect(pointerChanges(component.pointers, people)).toEqual([]);
  for (const person of people) {
    const documents = component.links.filter(
      (link) => joins(link) && link.kind === 'document' && person.members.includes(link.personId),
    );
    expect(new Set(documents.map(({ lookup }) => lookup)).size).toBeLessThanOrEqual(1);
  }
  const all = component.profiles.map(({ personId }) => personId);
  expect(await faultsOf(all)).toEqual([]);
}

/** Sessions and accounts that do not stand with the root, and merges that the log does not tell as they are. */
const faultsOf = (people: readonly string[]) =>
  database.db.query(
    `select 'session' as of, session_id as id from session join person using (person_id)
     where person_id = any($1) and revoked_at is null and merged_into is not null
     union all
     select 'account', host_account.profile_id from host_account join person on person.person_id = profile_id
     where profile_id = any($1) and host_account.person_id <> coalesce(merged_into, person.person_id)
     union all
     select 'log', person_id from person where person_id = any($1) and merged_into is distinct from (
       select into_person_id from person_merge where from_person_id = person_id and undone_at is null)`,
    [people],
  );

/** Who is one person, by the names of their visits. */
async function companiesOf(visits: ReadonlyMap<string, string>): Promise<string[]> {
  const rows = await database.db.query<{ person_id: string; root: string }>(
    'select person_id, coalesce(merged_into, person_id) as root from person where person_id = any($1)',
    [[...visits.values()]],
  );
  const rootOf = new Map(rows.map((row) => [row.person_id, row.root]));
  const companies = new Map<string, string[]>();
  for (const [name, personId] of visits) {
    const root = rootOf.get(personId)!;
    companies.set(root, [...(companies.get(root) ?? []), name]);
  }
  return [...companies.values()].map((names) => names.sort().join(' ')).sort();
}

test('in whatever order a family takes its turns at logging in and being parted, the people are the same', async () => {
  await fc.assert(
    fc.asyncProperty(members([part, part, prove]), turns, turns, async (people, one, other) => {
      const [first, second] = [await live(people, one), await live(people, other)];
      expect(await companiesOf(second)).toEqual(await companiesOf(first));
    }),
    { numRuns: runsThroughDatabase },
  );
});

test('three who share two numbers, one of whom is parted: who came first makes no difference', async () => {
  const open: Act = { does: 'open', device: 0, account: 0 };
  const [one, another] = [0, 1].map((number): Act => ({ does: 'prove', number }));
  const people: Member[] = [
    [open, one!, open, one!, { does: 'be parted', from: 'phone' } as const, another!],
    [open, one!, open, another!, one!, open, one!],
    [open, one!],
  ].map((acts) => ({ hasUnion: false, acts }));
  const oneByOne = await companiesOf(await live(people, [0]));
  // The second comes before the first is parted, and is of their company until then.
  const together = await companiesOf(await live(people, [0, 0, 1, 0, 1, 0, 0, 1, 1, 0]));
  expect(oneByOne).toEqual(['0.0', '1.0', '2.0']);
  expect(together).toEqual(oneByOne);
});

test('whatever a family does, the people are those of the evidence, and nobody has two documents', async () => {
  await fc.assert(
    fc.asyncProperty(members([show, show, part, lose, away, prove]), turns, async (people, order) => {
      await expectConsistent((await live(people, order)).values());
    }),
    { numRuns: Math.ceil(runsThroughDatabase / 3) },
  );
});
