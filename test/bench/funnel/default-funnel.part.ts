import { performance } from 'node:perf_hooks';
import { answerFunnel } from '../../../bff/src/analytics/funnel/funnel';
import { answerFunnelWaits } from '../../../bff/src/analytics/funnel/waits';
import { checkProjection } from '../../../bff/src/analytics/projection/check-projection';
import { projectAll, projectRound } from '../../../bff/src/analytics/projection/project.actions';
import { requestRebuild } from '../../../bff/src/analytics/projection/rebuild.store';
import { seededChance } from '../../faults/seeded-chance';
import { table } from '../delivery/table';
import { percentile } from '../percentile';
import type { BenchGround, BenchPart } from './part';
import { countEvents, goOn, peopleFor, plantBehaviour, planPeople, plantPeople } from './plant';
import { plannedPeople, someQuestion } from './questions';

const questions = Number(process.env.BENCH_QUESTIONS ?? 200);
/** People who go on at each size, to see what taking a fact in costs there. */
const movers = 10_000;
/** Whoever came last, as many at each size: most who go on have come within weeks, however many came before. */
const newcomers = 80_000;
const barMs = 50;
const now = new Date('2026-11-01T04:00:00Z');
const clock = { now: () => now, nowMs: () => performance.timeOrigin + performance.now() };

/** The console's default funnel over everything that was planted, and what keeping it up to date costs. */
export const defaultFunnelPart: BenchPart = {
  name: 'the default funnel',
  async run(ground) {
    const sizes = [1 / 12, 4 / 12, 1].map((share) => Math.round(ground.events * share));
    const costs: string[][] = [
      [
        'events',
        'facts',
        'people',
        'rebuild, a fact',
        ...roundsOf.map((perRound) => `newcomers, ${perRound} a round`),
        ...roundsOf.map((perRound) => `anybody, ${perRound} a round`),
      ],
    ];
    let planted = 0;
    for (const [index, events] of sizes.entries()) {
      await plantTo(ground, planted, events);
      planted = events;
      costs.push(await costAt(ground, events, index));
    }
    ground.say(
      `\nwhat the projector takes for a fact, median of rounds; newcomers are the last ${newcomers.toLocaleString('en')}\n${table(costs)}`,
    );
    await askQuestions(ground);
  },
};

async function plantTo({ db, say }: BenchGround, from: number, until: number): Promise<void> {
  const startedMs = performance.now();
  const [first, end] = [peopleFor(from), peopleFor(until)];
  await planPeople(db, first, end);
  await plantPeople(db, first, end);
  const facts = (await countEvents(db)).facts;
  // As many behaviours for each of the new people as are missing, to the nearest.
  const behaviours = (await countEvents(db)).behaviours;
  const perPerson = Math.max(0, Math.round((until - facts - behaviours) / Math.max(1, end - first)));
  await plantBehaviour(db, first, end, perPerson);
  const counted = await countEvents(db);
  say(
    `${counted.facts.toLocaleString('en')} facts and ${counted.behaviours.toLocaleString('en')} behaviours of ` +
      `${end.toLocaleString('en')} people planted in ${seconds(startedMs)}`,
  );
}

const roundsOf = [2_000, 50];
const inMicros = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} us`;

async function costAt({ db }: BenchGround, events: number, place: number): Promise<string[]> {
  const people = peopleFor(events);
  const { facts } = await countEvents(db);
  const startedMs = performance.now();
  await requestRebuild(db, 'bench', now);
  await projectAll({ db, clock });
  const rebuilt = ((performance.now() - startedMs) * 1000) / facts;
  const taken: number[] = [];
  for (const firstNumber of [Math.max(1, people - newcomers), 1])
    for (const perRound of roundsOf)
      taken.push(await costOfRounds(db, place * 4 + taken.length, perRound, firstNumber));
  return [
    ...[events, facts, people].map((count) => count.toLocaleString('en')),
    ...[rebuilt, ...taken].map(inMicros),
  ];
}

/** Microseconds for each fact, with so many taken in at a time. */
async function costOfRounds(
  db: BenchGround['db'],
  seed: number,
  perRound: number,
  firstNumber: number,
): Promise<number> {
  const bounds = { changesPerRound: perRound, peoplePerRound: 10_000, newSourcesPerDay: 2_000 };
  const people = Math.min(movers, perRound * 20);
  const facts = await goOn(db, people, seed, perRound, firstNumber);
  const perFact: number[] = [];
  for (let taken = 0; taken < facts;) {
    const startedMs = performance.now();
    const round = await projectRound({ db, clock }, bounds);
    if (round.did === 'nothing') break;
    taken += perRound;
    perFact.push(((performance.now() - startedMs) * 1000) / perRound);
  }
  await projectAll({ db, clock });
  return percentile(perFact, 0.5);
}

async function askQuestions({ db, say }: BenchGround): Promise<void> {
  const chance = seededChance(7).next;
  const asked = Array.from({ length: questions }, () => someQuestion(chance));
  const tookMs: number[] = [];
  for (const question of asked) {
    const startedMs = performance.now();
    const answer = await answerFunnel({ db, clock }, question);
    JSON.stringify(answer);
    tookMs.push(performance.now() - startedMs);
    expect(answer.total.steps.map(({ people }) => people)).toEqual(await plannedPeople(db, question));
  }
  const waitsMs: number[] = [];
  for (const question of asked.slice(0, 5)) {
    const startedMs = performance.now();
    await answerFunnelWaits({ db }, question);
    waitsMs.push(performance.now() - startedMs);
  }
  const checkedMs = performance.now();
  expect(await checkProjection(db)).toEqual({ people: [], cells: [] });
  const cells = await db.one<{ cells: number }>('select count(*) as cells from journey_cell');
  say(
    `\n${table([
      ['the default funnel', 'p50', 'p95', 'longest'],
      [
        `${questions} questions, ${cells.cells.toLocaleString('en')} cells, each as planted`,
        ...[0.5, 0.95, 1].map((share) => `${percentile(tookMs, share).toFixed(1)} ms`),
      ],
      ['waits, asked apart', ...[0.5, 0.95, 1].map((share) => `${percentile(waitsMs, share).toFixed(0)} ms`)],
    ])}\nbar: p95 under ${barMs} ms\nrows and cells compared with the plain SQL over all events: no difference, in ${seconds(checkedMs)}`,
  );
}

const seconds = (sinceMs: number) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
