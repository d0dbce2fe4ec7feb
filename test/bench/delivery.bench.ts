import { join } from 'node:path';
import { type Remote, startProcess } from './delivery/calls';
import { measureRunner } from './delivery/measure-runner';
import { openPlaces, type Places } from './delivery/places';
import type { ReceiverCalls } from './delivery/receiver.process';
import { median } from './delivery/median';
import { type RunnerName, runners, tablesOf } from './delivery/runners';
import { barLine, barLines, type RunnerRounds, runnersTable } from './delivery/runners-table';
import { table } from './delivery/table';
import { connections, type MeasuredWay, measureWay, type Way, ways } from './delivery/transactions';

const deliveries = Number(process.env.BENCH_DELIVERIES ?? 50_000);
const transactions = Number(process.env.BENCH_TRANSACTIONS ?? 50_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const profileFolder = process.env.BENCH_PROFILE;
const chosen = process.env.BENCH_RUNNERS?.split(',');
const people = 2_000;
const warmUpDeliveries = 2 * people;
const limitMs = 3_600_000;

let places: Places;
let receiver: Remote<ReceiverCalls>;
let receiverUrl: string;

beforeAll(async () => {
  places = await openPlaces();
  receiver = startProcess<ReceiverCalls>(join(__dirname, 'delivery/receiver.process.ts'));
  receiverUrl = await receiver.listen();
}, 120_000);
afterAll(async () => {
  await receiver?.end();
  await places?.close();
});

const say = (text: string) => process.stdout.write(`${text}\n`);

async function measure(name: RunnerName) {
  const load = { deliveries, warmUpDeliveries, people, profileFolder };
  return places.withDatabase(tablesOf(name), (databaseUrl) =>
    measureRunner(name, receiver, { receiverUrl, databaseUrl, redisPort: places.redis?.port ?? null }, load),
  );
}

test(
  `${deliveries} signed requests by each runner, ${rounds} rounds`,
  async () => {
    const names = (Object.keys(runners) as RunnerName[])
      .filter((name) => !chosen || chosen.includes(name))
      .filter((name) => name !== 'bullmq' || places.redis);
    const seen: RunnerRounds = new Map(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of round % 2 === 0 ? names : [...names].reverse()) {
        const measured = await measure(name);
        seen.get(name)!.push(measured);
        expect({ name, distinct: measured.tally.distinct }).toEqual({ name, distinct: deliveries });
      }
    }
    say(`\n${await places.describe()}; ${deliveries} deliveries for ${people} people, median of ${rounds}`);
    say(`${runnersTable(seen)}\n\n${barLines(seen).join('\n')}`);
  },
  limitMs,
);

test(
  `${transactions} changes of state with and without their fact at ${connections} connections, ${rounds} rounds`,
  async () => {
    const names = Object.keys(ways) as Way[];
    const seen = new Map<Way, MeasuredWay[]>(names.map((way) => [way, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const way of round % 2 === 0 ? names : [...names].reverse()) {
        const measured = await places.withDatabase('product', (url) =>
          measureWay(url, way, transactions, people),
        );
        seen.get(way)!.push(measured);
        const facts = way.includes('fact') ? transactions : 0;
        expect({ way, ...measured }).toMatchObject({ way, states: transactions, facts });
      }
    }
    const rate = (way: Way) => median(seen.get(way)!.map(({ perSecond }) => perSecond));
    const rows = names.map((way) => [way, Math.round(rate(way)).toLocaleString('en')]);
    say(`\n${table([['at 16 connections', 'tx/s'], ...rows])}\n`);
    const one = rate('state + fact + outbox, one statement') / rate('state alone, one statement');
    const more = rate('state + fact + outbox, in a transaction') / rate('state alone, in a transaction');
    say(barLine('state + fact + outbox / state alone, one statement each', one, 0.5));
    say(barLine('state + fact + outbox / state alone, in a transaction each', more, 0.5));
  },
  limitMs,
);
