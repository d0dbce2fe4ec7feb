import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { funnelSteps } from '../funnel/steps';
import { checkProjection } from './check-projection';
import { type Deed, type HandCounted, Lives } from './lives.fixture';
import { projectAll, projectionBounds, projectRound } from './project.actions';

const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;
let lives = 0;
const platform = () => ({ db: database.db, clock });

beforeAll(async () => {
  database = await createTestDatabase();
  await projectAll(platform());
});
afterAll(() => database.drop());

async function begin(size: number): Promise<Lives> {
  await database.db.query(
    'truncate person, touch, fact, registration_credit, traffic_mark, grade_record cascade',
  );
  await database.db.query('truncate journey_person, journey_cell, journey_dirty, source');
  lives += 1;
  const begun = new Lives(database.db, String(lives), size);
  await begun.begin();
  return begun;
}

const sorted = (people: HandCounted[]) => people.map((person) => JSON.stringify(person)).sort();

async function rows(): Promise<HandCounted[]> {
  return database.db.query<HandCounted & object>(
    `select to_char(arrived_on, 'YYYY-MM-DD') as day, ad_platform as platform, account_id as account, mark, depth, grade
     from journey_person join source using (source_id)`,
  );
}

/** People at each step by day, source and mark, as the cells have them and as the people by hand give them. */
async function cells(): Promise<string[]> {
  const held = await database.db.query<{ cell: string; people: number[] }>(
    `select concat_ws(' ', to_char(arrived_on, 'YYYY-MM-DD'), ad_platform, account_id, mark) as cell, people
     from journey_cell join source using (source_id)`,
  );
  return sumByCell(held);
}

function cellsByHand(people: HandCounted[]): string[] {
  return sumByCell(
    people.map(({ day, platform, account, mark, depth }) => ({
      cell: [day, platform, account, mark].join(' '),
      people: funnelSteps.map((_, index) => (depth > index ? 1 : 0)),
    })),
  );
}

function sumByCell(parts: { cell: string; people: number[] }[]): string[] {
  const sums = new Map<string, number[]>();
  for (const { cell, people } of parts) {
    const sum = sums.get(cell) ?? people.map(() => 0);
    sums.set(
      cell,
      sum.map((count, index) => count + people[index]!),
    );
  }
  return [...sums]
    .filter(([, people]) => people.some((count) => count !== 0))
    .map(([cell, people]) => `${cell}: ${people.join(',')}`)
    .sort();
}

async function expectExact(lived: Lives): Promise<void> {
  expect(await checkProjection(database.db)).toEqual({ people: [], cells: [] });
  const byHand = lived.countByHand();
  expect(sorted(await rows())).toEqual(sorted(byHand));
  expect(await cells()).toEqual(cellsByHand(byHand));
}

const PEOPLE = 4;
const who = fc.nat(PEOPLE - 1);
const minute = fc.integer({ min: 0, max: 3 * 24 * 60 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      who,
      minute,
      kind: fc.constantFrom('ad', 'share', 'test'),
      platform: fc.constantFrom('ocean_engine', 'tencent_ads', null),
      account: fc.constantFrom('', 'a1', 'a2'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('step' as const),
      who,
      step: fc.integer({ min: 1, max: funnelSteps.length - 1 }),
      minute,
      purpose: fc.constantFrom('application_processing', 'application_processing', 'usage_analysis'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('merge' as const), who, into: who }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('part' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('credit' as const),
      who,
      touch: fc.option(fc.nat(9), { nil: null }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      who,
      mark: fc.constantFrom('bot', 'staff', 'preview', 'none'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('grade' as const),
      fact: fc.nat(9),
      grade: fc.constantFrom('A', 'B', 'C', null),
    }),
  },
);
/** What is recorded, and between it rounds of the projection, which may be as small as one change. */
const history = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: deed },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('project' as const), changes: fc.constantFrom(1, 2, 50) }),
    },
  ),
  { minLength: 1, maxLength: 20, size: 'max' },
);

test('any history, taken in by any batches, comes to what counting by hand gives', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (done) => {
      const lived = await begin(PEOPLE);
      for (const each of done) {
        if (each.do !== 'project') await lived.act(each);
        else await projectRound(platform(), { ...projectionBounds, changesPerRound: each.changes });
      }
      await projectAll(platform());
      await expectExact(lived);
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);
