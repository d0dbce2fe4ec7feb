import { performance } from 'node:perf_hooks';
import { createApiJourney } from '../world/api-journey';
import { expectAllFactsDelivered } from '../world/core-checks';
import { openWorld, type World } from '../world/world';

const atOnce = 50;

let world: World;
beforeAll(async () => {
  world = await openWorld({ environment: { LOG_LEVEL: 'error' } });
}, 60_000);
afterAll(() => world?.close());

const percentile = (sorted: number[], share: number) =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)]!;

test(`a step is seen by the core: ${atOnce} journeys at once`, async () => {
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const journey = createApiJourney(world);
      await journey.arrive();
      await journey.toDisbursedLoan();
      await journey.pay('early');
      await journey.awaitSettled();
    }),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  await expectAllFactsDelivered(world);
  const waited = await world.database.db.query<{ ms: number }>(
    `select (extract(epoch from row.changed_at - greatest(fact.recorded_at, granted.at)) * 1000)::float8 as ms
     from ledger_row row join fact using (fact_id)
     join (select person_id, min(recorded_at) as at from consent_record where purpose = 'application_processing' group by person_id) granted on granted.person_id = fact.person_id
     where row.account_id = 'marketing_core' and row.state = 'accepted'`,
  );
  const sorted = waited.map(({ ms }) => ms).sort((one, other) => one - other);
  process.stdout.write(
    [
      `${atOnce} journeys in ${seconds.toFixed(1)} s, ${sorted.length} facts`,
      `from the record to the core: p50 ${percentile(sorted, 0.5).toFixed(0)} ms, p95 ${percentile(sorted, 0.95).toFixed(0)} ms, p99 ${percentile(sorted, 0.99).toFixed(0)} ms, longest ${sorted.at(-1)!.toFixed(0)} ms`,
      '',
    ].join('\n'),
  );
}, 120_000);
