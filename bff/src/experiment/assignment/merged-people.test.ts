import type { PersonId } from '@loudou/shared/ids';
import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { assign } from './assign';
import { openVisits, type Visits } from './visits.fixture';

let world: Visits;
beforeEach(async () => {
  world = await openVisits();
});
afterEach(() => world.drop());

const merge = (from: PersonId, into: PersonId | null) =>
  world.db.query('update person set merged_into = $2 where person_id = $1', [from, into]);
const stored = () =>
  world.db.query<{ assignment_id: string; variant: string; person_id: PersonId }>(
    'select assignment_id, variant, person_id from experiment_assignment order by assigned_at, assignment_id',
  );

async function comeAs(personId: PersonId) {
  world.clock.advance(1_000);
  await world.configuration.refresh();
  const [given] = await world.assign(await world.visitOf({ personId, registered: true }));
  return given;
}

/** Two people of whom the later one was drawn into the other arm. */
async function drawnApart() {
  await world.start({ unit: 'person' });
  const first = await world.person(true);
  const given = (await comeAs(first))!;
  for (;;) {
    const second = await world.person(true);
    const other = (await comeAs(second))!;
    if (other.variant !== given.variant) return { first, second, given, other };
  }
}

test.each(['the first into the second', 'the second into the first'])(
  'two people turn out to be one, %s: what was kept first stands, and the other arm is given to nobody any more',
  async (way) => {
    const { first, second, given } = await drawnApart();
    const [from, into] = way.startsWith('the first') ? [first, second] : [second, first];
    const before = await stored();
    await merge(from, into);
    for (let opening = 0; opening < 3; opening += 1) expect(await comeAs(into)).toEqual(given);
    // A visit that began before the two were one still names the profile.
    expect(await comeAs(from)).toEqual(given);
    expect(await stored()).toEqual(before);
  },
);

test('whoever was drawn keeps their arm when they turn out to be somebody who was not', async () => {
  await world.start({ unit: 'person' });
  const [known, drawn] = [await world.person(true), await world.person(true)];
  const given = await comeAs(drawn);
  await merge(drawn, known);
  expect(await comeAs(known)).toEqual(given);
  expect(await stored()).toHaveLength(1);
});

test('parted again, each of the two has what they were given themselves', async () => {
  const { first, second, given, other } = await drawnApart();
  await merge(second, first);
  expect(await comeAs(first)).toEqual(given);
  await merge(second, null);
  expect(await comeAs(second)).toEqual(other);
  expect(await comeAs(first)).toEqual(given);
});

test('what a visit was given is one arm, also where two were drawn: a late page is noted for that one alone', async () => {
  const { first, second, given } = await drawnApart();
  await merge(second, first);
  const visit = await world.visitOf({ personId: first, registered: true });
  const { assigned } = await assign(world.ground, world.configuration, visit);
  expect(assigned.map(({ assignmentId }) => assignmentId)).toEqual([given.assignment]);
});

test('accounts are units of their own: whoever turns out to be one person keeps the arm of each account', async () => {
  await world.start();
  const person = await world.person(true);
  const visits = await Promise.all(
    (['weapp', 'tt', 'weapp', 'tt'] as const).map((host) => world.visitOf({ host, registered: true })),
  );
  const before = await Promise.all(visits.map(world.assign));
  for (const { personId } of visits) await merge(personId, person);
  const merged = visits.map((visit) => ({ ...visit, personId: person }));
  expect(await Promise.all(merged.map(world.assign))).toEqual(before);
  expect(await stored()).toHaveLength(4);
});

type Step = { does: 'come'; who: number } | { does: 'merge' | 'part'; who: number; into: number };
const who = fc.nat(3);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('come' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('merge' as const, 'part' as const), who, into: who }),
  },
);

test('whoever turns out to be whom and when, a person is given the arm that any of their profiles was given first', async () => {
  await world.start({ unit: 'person' });
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 16 }), async (steps) => {
      await world.db.query('truncate experiment_assignment cascade');
      const people = await Promise.all([0, 1, 2, 3].map(() => world.person(true)));
      const rootOf = people.map((_, place) => place);
      for (const step of steps) {
        if (step.does === 'come') {
          const members = people.filter((_, place) => rootOf[place] === rootOf[step.who]);
          const given = await comeAs(people[rootOf[step.who]!]!);
          const first = (await stored()).find(({ person_id }) => members.includes(person_id));
          expect(given?.assignment).toBe(first!.assignment_id);
        } else if (step.does === 'merge') {
          const [from, into] = [rootOf[step.who]!, rootOf[step.into]!];
          if (from === into) continue;
          for (const [place, root] of rootOf.entries())
            if (root === from) {
              rootOf[place] = into;
              await merge(people[place]!, people[into]!);
            }
        } else if (rootOf[step.who] !== step.who) {
          rootOf[step.who] = step.who;
          await merge(people[step.who]!, null);
        }
      }
    }),
    { numRuns: runsThroughDatabase },
  );
}, 300_000);
