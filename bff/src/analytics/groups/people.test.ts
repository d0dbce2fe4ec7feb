import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { type PlantedJourney, plantJourneys } from '../funnel/planted-journeys.fixture';
import { funnelSteps } from '../funnel/steps';
import { projectAll } from '../projection/project.actions';
import { answerGroup, answerPeople } from './people';
import { GroupQuestion, PeopleQuestion } from './people-question';

const clock = standingClock('2026-11-22T04:00:00Z');
const days = { from: '2026-10-01', to: '2026-10-02' };
let database: TestDatabase;

const journey = (steps: number, minute: number, adPlatform = 'ocean_engine'): PlantedJourney => ({
  touches: [{ minute, adPlatform, entryKind: 'ad', paidClick: true }],
  stepMinutes: funnelSteps.slice(1).map((_, index) => (index < steps ? minute + index : null)),
  mergedVisitors: 0,
  consentPurpose: 'application_processing',
});

beforeAll(async () => {
  database = await createTestDatabase();
  await plantJourneys(database.db, [
    // Two arrive in the same moment: the page may end between them.
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((steps) => [
      journey(steps, 10 + steps),
      journey(steps, 10 + steps),
    ]),
    journey(3, 20, 'tencent_ads'),
    journey(3, 3 * 24 * 60),
  ]);
  await projectAll({ db: database.db, clock });
});
afterAll(() => database.drop());

const people = (question: object) =>
  answerPeople({ db: database.db, clock }, PeopleQuestion.parse({ days, ...question }));
const group = (question: object) =>
  answerGroup({ db: database.db, clock }, GroupQuestion.parse({ days, ...question }));

test.each([
  [
    'reached',
    'credited',
    8,
    ['settled', 'settled', 'repaid', 'repaid', 'drawn', 'drawn', 'credited', 'credited'],
  ],
  ['standing', 'credited', 2, ['credited', 'credited']],
  ['lost', 'credited', 2, ['submitted', 'submitted']],
  ['standing', 'settled', 2, ['settled', 'settled']],
  ['lost', 'arrived', 0, []],
])('who %s at %s is listed as often as the funnel counts them', async (which, step, total, steps) => {
  const answer = await people({ which, step });
  expect(answer.total).toBe(total);
  expect(answer.people.map((person) => person.step)).toEqual(steps);
});

test('the standing groups are the registered without a credit and the credited without a loan', async () => {
  const waiting = await group({ group: 'registered_not_credited' });
  expect(waiting.total).toBe(7);
  expect(new Set(waiting.people.map(({ step }) => step))).toEqual(
    new Set(['registered', 'started', 'submitted']),
  );
  const undrawn = await group({ group: 'credited_not_drawn' });
  expect(undrawn.people.map(({ step }) => step)).toEqual(['credited', 'credited']);
});

test('pages hold everybody once, newest first, whatever their size', async () => {
  const all = (await people({ which: 'reached', step: 'arrived', limit: 200 })).people;
  expect(all).toHaveLength(19);
  expect(all.map(({ arrivedAt }) => arrivedAt)).toEqual(
    all
      .map(({ arrivedAt }) => arrivedAt)
      .sort()
      .reverse(),
  );
  for (const limit of [1, 2, 3, 7]) {
    const paged = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof people>> = await people({
        which: 'reached',
        step: 'arrived',
        limit,
        ...(after ? { after } : {}),
      });
      paged.push(...page.people);
      after = page.after;
    } while (after);
    expect(paged).toEqual(all);
  }
});

test('a filter narrows the list and its total alike', async () => {
  const filters = [{ dimension: 'adPlatform', values: ['tencent_ads'] }];
  const answer = await people({ which: 'reached', step: 'registered', filters });
  expect([answer.total, answer.people.length]).toEqual([1, 1]);
  expect(answer.people[0]!.source).toMatchObject({ adPlatform: 'tencent_ads', host: 'tt', account: '' });
});

test.each(['nonsense', '1_', `1_${'x'.repeat(65)}`, "1_'; drop table person"])(
  'a place that was never handed out is refused: %s',
  (after) => {
    expect(PeopleQuestion.safeParse({ days, step: 'drawn', which: 'lost', after }).success).toBe(false);
  },
);
