import { performance } from 'node:perf_hooks';
import { answerCustomFunnel } from '../../../bff/src/analytics/custom-funnel/custom-funnel';
import { CustomFunnelQuestion } from '../../../bff/src/analytics/custom-funnel/custom-funnel.question';
import { funnelSql } from '../../../bff/src/analytics/custom-funnel/custom-funnel.sql';
import { eventNames } from '../../../bff/src/analytics/sidecar/layout';
import { median } from '../delivery/median';
import { table } from '../delivery/table';
import { startClickHouse } from './clickhouse';
import type { BenchGround, BenchPart } from './part';
import { firstDay, lastDay, openPlantedColumns, stepNames } from './planted-columns';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const bar = 2;
const windowMinutes = 7 * 24 * 60;

const question = CustomFunnelQuestion.parse({
  scope: { days: { from: firstDay, to: lastDay } },
  steps: stepNames.map((name) => ({ name })),
  windowMinutes,
});

type Columns = Awaited<ReturnType<typeof openPlantedColumns>>;

/** The exact chain of eight steps that nothing was kept for, against ClickHouse on the same events. */
export const adHocFunnelPart: BenchPart = {
  name: 'a funnel of chosen steps',
  async run({ folder, events, say }: BenchGround) {
    const columns = await openPlantedColumns(folder);
    try {
      const costs: string[][] = [['events', 'counts alone', 'an event', 'whole report', 'an event']];
      for (const share of [1 / 12, 4 / 12, 1]) {
        const planted = Math.round((events * share) / 12) * 12;
        await columns.plant(planted);
        costs.push(await costAt(columns, planted));
      }
      say(`\nexact chain of ${stepNames.length} steps, median of ${rounds}\n${table(costs)}`);
      await compare(columns, folder, say);
    } finally {
      columns.close();
    }
  },
};

async function costAt(columns: Columns, events: number): Promise<string[]> {
  const counts = await timed(() => countsAlone(columns));
  const report = await timed(() => answerCustomFunnel(columns.sidecar, question));
  const perEvent = (ms: number) => `${((ms * 1e6) / events).toFixed(0)} ns`;
  return [events.toLocaleString('en'), ms(counts), perEvent(counts), ms(report), perEvent(report)];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return median(took);
}

/** What windowFunnel answers too: people at each step, without waits, marks and groups. */
async function countsAlone(columns: Columns): Promise<number[]> {
  const { text, bound } = funnelSql(question);
  const counts = stepNames.map((_, place) => `count(*) filter (depth > ${place})::integer`);
  const [row] = await columns.ask(
    `${text} select [${counts.join(', ')}] as people from reached`,
    bound.values,
  );
  return row!.people as number[];
}

async function compare(columns: Columns, folder: string, say: BenchGround['say']): Promise<void> {
  const clickHouse = await startClickHouse(folder, say);
  if (!clickHouse) return;
  try {
    await clickHouse.load(await columns.write());
    const asked = {
      names: stepNames.map((name) => eventNames.indexOf(name)),
      fromMs: Date.parse(`${firstDay}T00:00:00+08:00`),
      untilMs: Date.parse(`${lastDay}T24:00:00+08:00`),
      windowMs: windowMinutes * 60_000,
    };
    const took = { ours: [] as number[], report: [] as number[], theirs: [] as number[] };
    let [people, theirs]: number[][] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      took.ours.push(await once(async () => (people = await countsAlone(columns))));
      took.report.push(await once(() => answerCustomFunnel(columns.sidecar, question)));
      const answer = await clickHouse.funnel(asked);
      took.theirs.push(answer.tookMs);
      theirs = answer.people;
    }
    const line = (name: string, times: number[], counts: number[] | undefined) => [
      name,
      ms(median(times)),
      (median(times) / median(took.theirs)).toFixed(2),
      (counts ?? []).map((count) => count.toLocaleString('en')).join(' '),
    ];
    say(
      `\n${table([
        ['same events, same question, in turns', 'median', 'ratio', 'people at each step'],
        line('ours, counts alone', took.ours, people),
        line('ours, the whole report with waits and marks', took.report, people),
        line('windowFunnel of ClickHouse (chdb)', took.theirs, theirs),
      ])}\nbar: counts alone at most ${bar} times windowFunnel`,
    );
    expect(people).toEqual(theirs);
  } finally {
    await clickHouse.end();
  }
}

async function once(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const ms = (value: number) => `${value.toFixed(0)} ms`;
