import { beijingDate } from '@loudou/shared/calendar';
import type { FunnelStepName } from '../../bff/src/analytics';
import { createApiJourney } from '../world/api-journey';
import { openWorld, type World } from '../world/world';
import { table } from './delivery/table';
import { startBehaviour } from './live/behaviour-load';
import { type ConsoleWindow, msUntilShown, openConsole } from './live/console';
import { percentile } from './percentile';

const seconds = Number(process.env.BENCH_LIVE_SECONDS ?? 60);
const eventsPerSecond = Number(process.env.BENCH_LIVE_EVENTS ?? 1_000);
const journeysAtOnce = Number(process.env.BENCH_LIVE_JOURNEYS ?? 6);
const barMs = 2_000;
/** How often the console's page asks; it opened at some moment that has nothing to do with the phone's. */
const pageMs = 1_000;
const closeLookMs = 50;
const limitMs = 600_000;

const operator = { name: 'bench', password: 'a-long-password-of-the-bench' };
let world: World;
let window: ConsoleWindow;
beforeAll(async () => {
  world = await openWorld({
    environment: {
      LOG_LEVEL: 'error',
      CONSOLE_FIRST_OPERATOR: operator.name,
      CONSOLE_FIRST_PASSWORD: operator.password,
    },
  });
  window = await openConsole(world.bff.url, operator);
}, 60_000);
afterAll(() => world?.close());

interface Seen {
  step: FunnelStepName;
  /** Until an answer of the funnel shows it, asked all the time. */
  answerMs: number;
  /** Until the page shows it, which asks once a second. */
  pageMs: number;
}

let accounts = 0;

/** One person's way, each step timed from the answer that the phone got for it. */
async function timedJourney(seen: Seen[]): Promise<void> {
  accounts += 1;
  const account = `bench${accounts}`;
  const journey = createApiJourney(world);
  const time = async (step: FunnelStepName) => {
    const asked = { account, step, day: beijingDate(Date.now()) };
    const [answerMs, shownMs] = await Promise.all([
      msUntilShown(window, asked, { firstMs: 0, everyMs: closeLookMs }),
      msUntilShown(window, asked, { firstMs: Math.random() * pageMs, everyMs: pageMs }),
    ]);
    seen.push({ step, answerMs, pageMs: shownMs });
  };
  await journey.arrive({ clickid: `B.${account}abcdefghijklmnopqrstuvwxyz0123456789`, accountid: account });
  await time('arrived');
  await journey.agree();
  await time('consented');
  await journey.register();
  await time('registered');
  await journey.start();
  await time('started');
  await journey.identify();
  await journey.showFace();
  await journey.bindCard();
  await journey.authoriseBureau();
  await journey.submit();
  await time('submitted');
}

test(
  `a step on the funnel with ${eventsPerSecond} events/s running, ${seconds} s`,
  async () => {
    const load = await startBehaviour(world, eventsPerSecond);
    const startedMs = Date.now();
    const seen: Seen[] = [];
    const going = Array.from({ length: journeysAtOnce }, async () => {
      while (Date.now() - startedMs < seconds * 1000) await timedJourney(seen);
    });
    await Promise.all(going);
    const ranSeconds = (Date.now() - startedMs) / 1000;
    const acknowledged = await load.stop();
    const { stored } = await world.database.db.one<{ stored: number }>(
      'select count(*) as stored from behaviour_event',
    );
    expect(stored).toBe(acknowledged);

    const line = (name: string, numbers: number[]) => [
      name,
      String(numbers.length),
      ...[0.5, 0.95, 0.99].map((share) => `${percentile(numbers, share).toFixed(0)} ms`),
    ];
    const steps = [...new Set(seen.map(({ step }) => step))];
    process.stdout.write(
      `\n${(acknowledged / ranSeconds).toFixed(0)} events/s acknowledged and stored, ${accounts} journeys\n${table(
        [
          ['from the answer to the phone to', 'steps', 'p50', 'p95', 'p99'],
          ...steps.map((name) =>
            line(
              `  the funnel's answer: ${name}`,
              seen.filter(({ step }) => step === name).map(({ answerMs }) => answerMs),
            ),
          ),
          line(
            `the funnel's answer`,
            seen.map(({ answerMs }) => answerMs),
          ),
          line(
            `the page, which asks every ${pageMs} ms`,
            seen.map((each) => each.pageMs),
          ),
        ],
      )}\nbar: p95 on the page under ${barMs} ms\n`,
    );
  },
  limitMs,
);
