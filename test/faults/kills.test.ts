import { createApiJourney, type ApiJourney } from '../world/api-journey';
import { eventsOf, expectAllFactsDelivered } from '../world/core-checks';
import { openWorld, type World } from '../world/world';
import { seededChance } from './seeded-chance';

const journeys = Number(process.env.FAULT_JOURNEYS ?? 6);
const atOnce = Math.min(journeys, 20);
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
const chance = seededChance(seed);
const limitMs = 240_000 + journeys * 12_000;
const hookLimitMs = 120_000;
const usualLifeMs = 1_200;

let world: World;
beforeAll(async () => {
  world = await openWorld({ environment: { LOG_LEVEL: 'error' } });
}, hookLimitMs);
afterAll(() => world?.close(), hookLimitMs);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Kills the BFF without a word, again and again, until told to stop. Each life lasts between a blink and a second,
 * or up to twice what a start takes where that is longer: on a slow machine nothing would ever be done in a second.
 */
function startKiller() {
  let stopped = false;
  let kills = 0;
  let longestLifeMs = usualLifeMs;
  const running = (async () => {
    while (!stopped) {
      await pause(chance.between(20, longestLifeMs));
      if (stopped) break;
      await world.bff.kill();
      kills += 1;
      await pause(chance.between(0, 150));
      const startingMs = performance.now();
      await world.bff.start();
      longestLifeMs = Math.max(usualLifeMs, 2 * (performance.now() - startingMs));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await running;
      return kills;
    },
  };
}

const steps = [
  'agree',
  'register',
  'start',
  'identify',
  'showFace',
  'bindCard',
  'authoriseBureau',
  'submit',
  'awaitDecision',
  'draw',
  'awaitPayout',
] as const;

async function travel(journey: ApiJourney): Promise<void> {
  await journey.arrive({ clickid: `B.${'k'.repeat(12)}${journey.person.phone}` });
  for (const step of steps) {
    await journey[step]();
    await pause(chance.between(0, 120));
  }
  await journey.pay('early');
  await journey.awaitSettled();
  await journey.letter();
}

async function travelAll(): Promise<ApiJourney[]> {
  const people = Array.from({ length: journeys }, () => createApiJourney(world));
  const waiting = [...people];
  const lanes = Array.from({ length: atOnce }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await travel(next);
  });
  await Promise.all(lanes);
  return people;
}

/** Facts that a person must have exactly once after a whole journey, each the trace of an accepted step. */
const exactlyOnce = [
  'ad_touch_landed',
  'user_registered',
  'application_started',
  'application_submitted',
  'bank_card_bound',
  'bureau_authorised',
  'credit_approved',
  'contract_signed',
  'drawdown_requested',
  'loan_disbursed',
  'repayment_initiated',
  'repayment_succeeded',
  'loan_settled',
  'settlement_letter_issued',
];

test(
  `${journeys} journeys under kill -9 (seed ${seed}): every accepted step is a fact, once at the core, in order; nothing is doubled`,
  async () => {
    const killer = startKiller();
    const people = await travelAll().finally(() => killer.stop());
    const kills = await killer.stop();
    await expectAllFactsDelivered(world);

    for (const journey of people) {
      const events = eventsOf(world, journey.personId());
      const sequences = events.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences].sort());
      for (const name of exactlyOnce) {
        expect({ name, times: events.filter(({ type }) => type === `loudou.${name}`).length }).toEqual({
          name,
          times: 1,
        });
      }
    }
    const { db } = world.database;
    for (const table of ['application', 'loan', 'repayment'] as const) {
      const row = await db.one<{ rows: number; people: number }>(
        `select count(*)::int as rows, count(distinct person_id)::int as people from ${table}`,
      );
      expect({ table, ...row }).toEqual({ table, rows: journeys, people: journeys });
    }
    expect(world.sandbox.lender.counts()).toMatchObject({
      applications: journeys,
      loans: journeys,
      postings: journeys,
    });
    expect(world.sandbox.core.inbox.counts.refused).toBe(0);
    process.stdout.write(
      `${kills} kills, ${world.sandbox.core.inbox.counts.inEffect} facts in effect, ${world.sandbox.core.inbox.counts.repeated} repeats recognised\n`,
    );
    expect(kills).toBeGreaterThan(journeys / 10);
  },
  limitMs,
);
