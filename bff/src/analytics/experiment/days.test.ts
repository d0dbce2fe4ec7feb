import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { minute } from '../sidecar/recorded.fixture';
import { answerResults } from './answer-results';
import { dailyPace, runningDays } from './days.rules';
import { type Pause, pausesFrom } from './pauses.rules';
import { plantPhases } from './planted-phase.fixture';
import { dayMs, figuresFrom, startMs, type Unit } from './units-figures.fixture';
import { findPhase } from './units.store';

const hours = (count: number) => new Date(startMs + count * 3_600_000);
const pause = (from: number, until: number | null): Pause => ({
  from: hours(from),
  until: until === null ? null : hours(until),
});

/** So many people of an arm on each day, the first day first. */
const crowd = (ofDays: readonly number[]): Unit[] =>
  ofDays.flatMap((people, day) =>
    Array.from({ length: people }, (_, place) => ({
      variant: place % 2 === 0 ? ('a' as const) : ('b' as const),
      exposedMs: startMs + day * dayMs + place * 1_000,
      did: {},
    })),
  );
const figuresWith = (pauses: Pause[], ofDays: readonly number[] = [], days = ofDays.length) => {
  const figures = figuresFrom(crowd(ofDays), { asOfMs: startMs + days * dayMs });
  return { ...figures, phase: { ...figures.phase, pauses } };
};
const daysOf = (pauses: Pause[], days: number) => runningDays(figuresWith(pauses, [], days));
const pace = (pauses: Pause[], ofDays: readonly number[]) => {
  const { cells, asOf } = figuresWith(pauses, ofDays);
  return dailyPace(cells, asOf, { pauses });
};

test('a day with a pause in it is no running day, however short the pause was', () => {
  expect(daysOf([], 20)).toBe(20);
  expect(daysOf([pause(30, 31)], 20)).toBe(19);
  // From the second day into the fifth.
  expect(daysOf([pause(30, 100)], 20)).toBe(16);
  // Twice on the same day.
  expect(daysOf([pause(30, 31), pause(32, 33)], 20)).toBe(19);
  // It has not gone on since.
  expect(daysOf([pause(240, null)], 20)).toBe(10);
  // At midnight to midnight: that day and no other.
  expect(daysOf([pause(24, 48)], 20)).toBe(19);
});

test('property: running days are those of counting each by hand', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { maxLength: 8 }),
      (days, moments) => {
        const ordered = [...moments].sort((one, other) => one - other);
        const pauses = ordered.flatMap((from, place) =>
          place % 2 === 0 ? [pause(from, ordered[place + 1] ?? null)] : [],
        );
        const pausedHour = (hour: number) =>
          pauses.some(
            ({ from, until }) =>
              from.getTime() < hours(hour + 1).getTime() &&
              (until?.getTime() ?? Infinity) > hours(hour).getTime(),
          );
        const byHand = Array.from({ length: days }, (_, day) => day).filter(
          (day) => !Array.from({ length: 24 }, (_, hour) => day * 24 + hour).some(pausedHour),
        ).length;
        expect(daysOf(pauses, days)).toBe(byHand);
      },
    ),
  );
});

test('two full weeks are not met by days on which nobody saw the difference', () => {
  const judged = (pauses: Pause[]) => {
    const { days, recommendation } = answerResults(figuresWith(pauses, [10, 10], 14), {
      bots: 'out',
      segment: null,
    });
    const weeks = recommendation.conditions.find(({ condition }) => condition === 'two_full_weeks')!;
    return { running: days.running, met: weeks.met };
  };
  expect(judged([])).toEqual({ running: 14, met: true });
  expect(judged([pause(26, 27)])).toEqual({ running: 13, met: false });
});

test('the pace of people is that of the newest fourteen days without a pause', () => {
  expect(pace([], [10, 10, 10, 10])).toBe(10);
  // Nobody comes while it is paused, which says nothing of tomorrow.
  expect(pace([pause(36, 72)], [10, 4, 0, 10])).toBe(10);
  // A day without anybody counts when it was running.
  expect(pace([], [10, 0, 10, 0])).toBe(5);
  // Older than fourteen running days is forgotten; a pause makes the window reach further back.
  const grown = [...Array<number>(6).fill(2), ...Array<number>(14).fill(20)];
  expect(pace([], grown)).toBe(20);
  expect(pace([pause(24 * 10, 24 * 17)], grown)).toBe((7 * 20 + 6 * 2) / 13);
  expect(pace([pause(0, null)], [10, 10])).toBeNull();
  expect(pace([], [])).toBeNull();
});

test('entries that do not go together make the pauses that there were', () => {
  const entry = (action: 'paused' | 'resumed', hour: number) => ({
    action: `experiment_${action}`,
    at: hours(hour),
  });
  expect(
    pausesFrom([
      entry('resumed', 1),
      entry('paused', 2),
      entry('paused', 3),
      entry('resumed', 4),
      entry('resumed', 5),
      entry('paused', 6),
    ]),
  ).toEqual([pause(2, 4), pause(6, null)]);
});

describe('of a phase', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test('pauses are those of the audit between its start and its end', async () => {
    const { db } = database;
    const experimentId = `exp_${'0'.repeat(26)}`;
    await plantPhases(() => db).phase(experimentId, minute(10));
    const told: [string, string, number][] = [
      [experimentId, 'experiment_paused', 5],
      [experimentId, 'experiment_resumed', 6],
      [experimentId, 'experiment_paused', 20],
      [experimentId, 'experiment_share_set', 21],
      [`exp_${'1'.repeat(26)}`, 'experiment_resumed', 22],
      [experimentId, 'experiment_resumed', 30],
      [experimentId, 'experiment_paused', 50],
    ];
    for (const [subject, action, at] of told)
      await db.query(
        'insert into audit_entry (operator_id, action, subject, happened_at) values ($1, $2, $3, $4)',
        ['opr', action, subject, minute(at)],
      );
    const running = await findPhase(db, experimentId, null);
    expect(running.pauses).toEqual([
      { from: minute(20), until: minute(30) },
      { from: minute(50), until: null },
    ]);
    await db.query('update experiment_phase set ended_at = $1', [minute(40)]);
    expect((await findPhase(db, experimentId, null)).pauses).toHaveLength(1);
  });
});
