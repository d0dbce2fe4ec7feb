import { randomBytes } from 'node:crypto';
import { signInAsOperator } from '../../simulator/drive/operator';
import { openOwnProduct } from '../../simulator/drive/own-product';
import { openGround } from '../../bench/funnel/places';
import type { Check } from '../check';
import { liveThroughDoors } from '../pipeline/live-through-doors';
import { looks, plantOverlapping } from '../pipeline/overlapping-experiments';

const experiments = 200;
const people = Number(process.env.CALIBRATE_PEOPLE ?? 2_000);
const days = 28;
const dayMs = 86_400_000;
const startsAtMs = Date.UTC(2026, 8, 1);
const exposedWithinMs = 300_000;

interface Answer {
  sample: { exposed: number; ripe: number };
  primary: { comparisons: { once: { p: number } | { cannot: string } }[] };
  sequential: { verdict: 'better' | 'worse' | 'open'; looks: unknown[] }[];
  series: { days: { absolute: { low: number | null; high: number | null } | { cannot: string } }[] }[];
  exposure: {
    lag: { seenBps: number | null; timedOutBps: number | null }[];
    multiple: { shareBps: number | null };
  };
}

/**
 * The product itself: its own PostgreSQL, its doors, its workers, its results page. Every experiment is over the same
 * people, so that each alarm is a draw of its own at the cost of one population.
 */
export const throughTheDoors: Check = {
  number: 20,
  title: '走真实接口的 A/A，天天看',
  design: `${experiments} 个什么也不改的实验同时跑，${people.toLocaleString('en')} 人经接口进来；10% 重发、5% 迟到、2% 两台设备、1% 超时；看 ${days} 天`,
  async run({ chance, tell }) {
    const credentials = { signInName: 'calibrate', password: randomBytes(16).toString('hex') };
    const ground = await openGround(0, () => undefined);
    try {
      const startedAt = new Date(startsAtMs);
      const ids = await plantOverlapping(ground.db, { experiments, people, startedAt });
      const product = await openOwnProduct({
        standsAtMs: startsAtMs,
        databaseUrl: ground.databaseUrl,
        processes: 1,
        environment: {
          CONSOLE_FIRST_OPERATOR: credentials.signInName,
          CONSOLE_FIRST_PASSWORD: credentials.password,
          TRAFFIC_BOT_RULES: 'off',
        },
        delivers: false,
      });
      try {
        const lived = await liveThroughDoors(product, {
          people,
          days,
          startsAtMs,
          chance,
          tell: (done) => tell(done * 0.6),
        });
        const standsAtMs = startsAtMs + (days + 5) * dayMs;
        await product.moveTo(standsAtMs);
        const ask = await signInAsOperator(product.url, credentials);
        await untilCounted(ground.db, people);
        await untilCopied(ask, standsAtMs);
        const answers: Answer[] = [];
        for (const [place, experimentId] of ids.entries()) {
          answers.push(await workedOut(ask, experimentId, standsAtMs));
          tell(0.6 + (0.4 * place) / ids.length);
        }
        return figuresOf(answers, lived);
      } finally {
        await product.close();
      }
    } finally {
      await ground.close();
    }
  },
};

type Ask = Awaited<ReturnType<typeof signInAsOperator>>;

/** Everybody but those who timed out has been exposed in every experiment. */
async function untilCounted(db: Awaited<ReturnType<typeof openGround>>['db'], of: number): Promise<void> {
  let before = -1;
  for (const deadlineMs = Date.now() + exposedWithinMs; Date.now() < deadlineMs;) {
    const { count } = await db.one<{ count: number }>(
      'select (select count(*) from experiment_exposure)::int + (select count(*) from experiment_timeout)::int as count',
    );
    if (count >= of * experiments && count === before) return;
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

function figuresOf(answers: readonly Answer[], lived: { signedIn: number; changedArm: number }) {
  const share = (cried: (answer: Answer) => boolean) => answers.filter(cried).length / answers.length;
  const lags = answers.flatMap(({ exposure }) => exposure.lag);
  const meanOf = (values: (number | null)[]) =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length / 10_000;
  // The 99 % binomial bands of 200 draws at 5 %.
  return [
    {
      label: '固定一次，误报',
      value: share(({ primary }) => primary.comparisons.some(({ once }) => 'p' in once && once.p < 0.05)),
      least: 0.015,
      most: 0.095,
      as: 'share' as const,
    },
    {
      label: `组序贯，${looks} 次看，误报`,
      value: share(({ sequential }) => sequential.some(({ verdict }) => verdict !== 'open')),
      most: 0.095,
      as: 'share' as const,
    },
    {
      label: '任何时刻都有效的区间，天天看，误报',
      value: share(({ series }) => series.some((each) => each.days.some(excludesZero))),
      most: 0.095,
      as: 'share' as const,
    },
    {
      label: '每个实验数到的人',
      value: Math.min(...answers.map(({ sample }) => sample.exposed)),
      as: 'count' as const,
    },
    {
      label: '分到的人里看到的',
      value: meanOf(lags.map(({ seenBps }) => seenBps)),
      least: 0.975,
      as: 'share' as const,
    },
    {
      label: '超时的份额',
      value: meanOf(lags.map(({ timedOutBps }) => timedOutBps)),
      least: 0.002,
      most: 0.02,
      as: 'share' as const,
    },
    {
      label: '看过两组的人',
      value: meanOf(answers.map(({ exposure }) => exposure.multiple.shareBps)),
      most: 0,
      as: 'share' as const,
    },
    { label: '登录过的人', value: lived.signedIn, as: 'count' as const },
    { label: '登录后换了组的人（第 21 项）', value: lived.changedArm, most: 0, as: 'count' as const },
  ];
}

const excludesZero = ({ absolute }: Answer['series'][number]['days'][number]): boolean =>
  'low' in absolute && ((absolute.low ?? -1) > 0 || (absolute.high ?? 1) < 0);
