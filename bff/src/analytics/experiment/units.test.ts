import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { minute } from '../sidecar/recorded.fixture';
import { plantPhases } from './planted-phase.fixture';
import { readUnits } from './units.store';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const plant = plantPhases(() => database.db);
const idOf = (person: number) => `prs_${person}`;

interface Seen {
  person: number;
  variant: 'a' | 'b';
  host: string;
  at: number;
}

/** One person after the other: whoever they are by now, from what they saw first. */
function byHand(mergedInto: readonly (number | null)[], seen: readonly Seen[]): string[] {
  const rootOf = (person: number): number => {
    const into = mergedInto[person];
    return into === null || into === undefined ? person : rootOf(into);
  };
  const told: string[] = [];
  mergedInto.forEach((_, root) => {
    const own = seen
      .map((exposure, place) => ({ ...exposure, place }))
      .filter(({ person }) => rootOf(person) === root)
      .sort((one, other) => one.at - other.at || one.place - other.place);
    const [first] = own;
    if (!first) return;
    const several = own.some(({ variant }) => variant !== first.variant) ? 1 : 0;
    told.push(`${idOf(root)},${first.variant},${first.host},${minute(first.at).getTime()},${several}`);
  });
  return told.sort();
}

const anyHouse = fc.integer({ min: 1, max: 6 }).chain((people) =>
  fc.record({
    // Into somebody before them, so that there are chains and no rings.
    mergedInto: fc.tuple(
      ...Array.from({ length: people }, (_, person) =>
        person === 0 ? fc.constant(null) : fc.option(fc.nat(person - 1), { freq: 2 }),
      ),
    ),
    seen: fc.array(
      fc.record({
        person: fc.nat(people - 1),
        variant: fc.constantFrom('a' as const, 'b' as const),
        host: fc.constantFrom('weapp', 'tt'),
        at: fc.integer({ min: 0, max: 4 }),
      }),
      { maxLength: 9 },
    ),
  }),
);

test('whoever merged with whom and saw what when, everybody is one unit of their first exposure', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(anyHouse, async ({ mergedInto, seen }) => {
      round += 1;
      const experimentId = `exp_${round}`;
      const { db } = database;
      await db.query('truncate experiment_exposure, experiment_assignment, person cascade');
      await plant.phase(experimentId, minute(0));
      for (const [person, into] of mergedInto.entries())
        await db.query('insert into person (person_id, created_at, merged_into) values ($1, $2, $3)', [
          idOf(person),
          minute(0),
          into === null ? null : idOf(into),
        ]);
      for (const [place, { person, variant, host, at }] of seen.entries())
        await plant.unit({
          experimentId,
          assignmentId: `asg_${place}`,
          personId: idOf(person),
          variant,
          host,
          assignedAt: minute(0),
          exposedAt: minute(at),
        });
      const { pieces } = await readUnits(db, { experimentId, phase: 1 });
      expect(pieces.flatMap((piece) => piece.split(';')).sort()).toEqual(byHand(mergedInto, seen));
    }),
    { numRuns: runsThroughDatabase },
  );
}, 300_000);
