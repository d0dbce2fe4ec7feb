import { signInAsOperator } from '../../simulator/drive/operator';
import { openOwnProduct, type OwnProduct } from '../../simulator/drive/own-product';
import { openGround } from '../../bench/funnel/places';
import type { CheckRun } from '../check';
import { type Overlapping, plantOverlapping } from './overlapping-experiments';
import { type PlannedPerson, planPeople } from './planned-people';

const days = 28;
const dayMs = 86_400_000;
const startsAtMs = Date.UTC(2026, 8, 1);
const exposedWithinMs = 300_000;

type Cannot = { cannot: string };
type Interval = { estimate: number; low: number | null; high: number | null };

/** Of what the results door tells, the part that is looked at. */
export interface Answer {
  sample: { exposed: number; ripe: number };
  primary: { comparisons: { once: (Interval & { p: number }) | Cannot; relative: Interval | Cannot }[] };
  sequential: { verdict: 'better' | 'worse' | 'open'; looks: unknown[] }[];
  series: { days: { absolute: Interval | Cannot }[] }[];
  exposure: {
    lag: { seenBps: number | null; timedOutBps: number | null }[];
    multiple: { shareBps: number | null };
  };
}

export interface Running<Lived> {
  planned: Omit<Overlapping, 'startedAt'>;
  /** Who opens the app. */
  people: number;
  live(
    product: OwnProduct,
    people: readonly PlannedPerson[],
    tell: (done: number) => void,
  ): Promise<{ lived: Lived; /** Sights and time-outs that were told. */ told: number }>;
}

/** The part of the time that is lived; the rest is asked. */
const livingShare = 0.75;

/**
 * The product itself: its own PostgreSQL, its doors, its workers, its results page, on keys that come of the seed. Days
 * go by, and then every experiment is asked for its results.
 */
export async function runProduct<Lived>(
  { chance, tell }: CheckRun,
  { planned, people, live }: Running<Lived>,
): Promise<{ lived: Lived; answers: Answer[] }> {
  const secret = () => Array.from({ length: 32 }, () => Math.floor(chance.next() * 256));
  const credentials = { signInName: 'calibrate', password: Buffer.from(secret()).toString('hex') };
  const ground = await openGround(0, () => undefined);
  try {
    const startedAt = new Date(startsAtMs);
    const ids = await plantOverlapping(ground.db, chance, { ...planned, startedAt });
    const product = await openOwnProduct({
      standsAtMs: startsAtMs,
      databaseUrl: ground.databaseUrl,
      processes: 1,
      environment: {
        CONSOLE_FIRST_OPERATOR: credentials.signInName,
        CONSOLE_FIRST_PASSWORD: credentials.password,
        MASTER_KEY: Buffer.from(secret()).toString('base64'),
        TRAFFIC_BOT_RULES: 'off',
      },
      delivers: false,
    });
    try {
      const plans = planPeople(chance, { people, days, startsAtMs });
      const { lived, told } = await live(product, plans, (done) => tell(done * livingShare));
      const standsAtMs = startsAtMs + (days + 5) * dayMs;
      await product.moveTo(standsAtMs);
      const ask = await signInAsOperator(product.url, credentials);
      await untilCounted(ground.db, told);
      await untilCopied(ask, standsAtMs);
      const answers: Answer[] = [];
      for (const [place, experimentId] of ids.entries()) {
        answers.push(await workedOut(ask, experimentId, standsAtMs));
        tell(livingShare + ((1 - livingShare) * place) / ids.length);
      }
      return { lived, answers };
    } finally {
      await product.close();
    }
  } finally {
    await ground.close();
  }
}

type Ask = Awaited<ReturnType<typeof signInAsOperator>>;

/** Until so many sights and time-outs are taken in and no more come. */
async function untilCounted(db: Awaited<ReturnType<typeof openGround>>['db'], of: number): Promise<void> {
  let before = -1;
  for (const deadlineMs = Date.now() + exposedWithinMs; Date.now() < deadlineMs;) {
    const { count } = await db.one<{ count: number }>(
      'select (select count(*) from experiment_exposure)::int + (select count(*) from experiment_timeout)::int as count',
    );
    if (count >= of && count === before) return;
    before = count;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }
  throw new Error('the exposures were not taken in');
}

async function untilCopied(ask: Ask, asOfMs: number): Promise<void> {
  for (const deadlineMs = Date.now() + exposedWithinMs; Date.now() < deadlineMs;) {
    const status = await ask<{ state: string; asOf?: string }>('analytics.reportStore');
    if (status.state === 'ready' && Date.parse(status.asOf ?? '') >= asOfMs) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the columnar copy does not stand');
}

/** Figures of everything: those that are held from an earlier day are told until there are newer ones. */
async function workedOut(ask: Ask, experimentId: string, asOfMs: number): Promise<Answer> {
  for (const deadlineMs = Date.now() + exposedWithinMs; Date.now() < deadlineMs;) {
    const asked = { experimentId, phase: null, bots: 'out' };
    const answer = await ask<Partial<Answer> & { asOf?: string }>('analytics.experiment.results', asked);
    if (answer.asOf !== undefined && Date.parse(answer.asOf) >= asOfMs) return answer as Answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the results of ${experimentId} were not worked out`);
}

export const shareOfAnswers = (answers: readonly Answer[], is: (answer: Answer) => boolean): number =>
  answers.filter(is).length / answers.length;

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
