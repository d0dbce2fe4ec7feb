import { parseArgs } from 'node:util';
import {
  firstDay,
  simulationBounds,
  simulationDefaults,
  type SimulationOptions,
} from '../simulation.options';

export interface SimulateOptions extends SimulationOptions {
  /** A running sandbox to aim at; without it the run brings its own product. */
  url: string | null;
  ratePerSecond: number | undefined;
  dataDir: string;
  port: number;
  processes: number;
  delivers: boolean;
  /** Ends when everything is told and counted, instead of leaving the console open. */
  ends: boolean;
  /** Asks every report and shows it beside the truth. */
  checks: boolean;
}

/** Options that cannot be taken, all of them at once. */
export class OptionProblems extends Error {
  override name = 'OptionProblems';
  constructor(problems: string[]) {
    super(
      `These options cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n\n${usage}`,
    );
  }
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

export const usage = `npm run simulate -- [options]
  --people 3000       people who come
  --events 60000      distinct behaviour events that reach the door; 0: what people do by themselves
  --days 30           days of history, at most 30
  --from 2026-11-01   the first day in Beijing; else so that the last one is yesterday
  --seed 1            plans the same run again
  --rate 500          at most so many events and calls a second
  --credited 0.215    share of the registered who are credited
  --drawn 0.605       share of the credited who draw
  --doubled 0.1  --late 0.05  --skewed 0.03  --malformed 0.02  --marked 0.03
  --url http://…      aims at a sandbox that runs already (npm start); everything happens now
  --data .data/simulated   where the own product and the truth are kept; replaced by each run
  --port 3300         of the own product
  --processes 2       BFFs side by side
  --no-delivery       core and ad platforms are told of nothing
  --check             asks every report and shows it beside the truth
  --end               ends at once instead of leaving the console open`;

export function readOptions(given: string[], nowMs: number, randomSeed: () => number): SimulateOptions {
  const problems: string[] = [];
  const { values } = parse(given);
  const number = (name: string, otherwise: number, least: number, most: number, whole = true): number => {
    const raw = values[name];
    if (raw === undefined) return otherwise;
    const found = Number(raw);
    const isGood =
      Number.isFinite(found) && found >= least && found <= most && (!whole || Number.isInteger(found));
    if (!isGood)
      problems.push(`--${name} must be ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}`);
    return found;
  };
  const share = (name: string, otherwise: number) => number(name, otherwise, 0, 1, false);
  const { people, events, days } = simulationBounds;
  const daysAsked = number('days', simulationDefaults.days, days.least, days.most);
  const from = typeof values.from === 'string' ? values.from : firstDay(nowMs, daysAsked);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || Number.isNaN(Date.parse(`${from}T00:00:00+08:00`)))
    problems.push('--from must be a day such as 2026-11-01');
  const url = typeof values.url === 'string' ? values.url.replace(/\/+$/, '') : null;
  if (url !== null && !/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(url))
    problems.push('--url must be a sandbox on this machine, such as http://127.0.0.1:3000');
  const withOwnProduct = ['port', 'processes', 'no-delivery', 'check'].filter((name) => values[name]);
  if (url !== null && withOwnProduct.length > 0)
    problems.push(
      `--${withOwnProduct.join(', --')}: only for a product of the simulator's own, so not with --url`,
    );
  const options: SimulateOptions = {
    seed: number('seed', randomSeed(), 0, 2 ** 32 - 1),
    people: number('people', url ? 60 : simulationDefaults.people, people.least, people.most),
    events: number('events', url ? 0 : simulationDefaults.events, events.least, events.most),
    days: daysAsked,
    from,
    creditedShare: share('credited', simulationDefaults.creditedShare),
    drawnShare: share('drawn', simulationDefaults.drawnShare),
    doubledShare: share('doubled', simulationDefaults.doubledShare),
    lateShare: share('late', simulationDefaults.lateShare),
    wrongClockShare: share('skewed', simulationDefaults.wrongClockShare),
    malformedShare: share('malformed', simulationDefaults.malformedShare),
    markedShare: share('marked', simulationDefaults.markedShare),
    url,
    ratePerSecond: values.rate === undefined ? undefined : number('rate', 0, 1, 100_000),
    dataDir: typeof values.data === 'string' ? values.data : '.data/simulated',
    port: number('port', 3300, 0, 65_535),
    processes: number('processes', 2, 1, 8),
    delivers: !values['no-delivery'],
    ends: values.end === true,
    checks: values.check === true,
  };
  if (problems.length > 0) throw new OptionProblems(problems);
  return options;
}

function parse(args: string[]): { values: Record<string, string | boolean | undefined> } {
  try {
    return parseArgs({
      args,
      options: {
        people: text,
        events: text,
        days: text,
        from: text,
        seed: text,
        rate: text,
        credited: text,
        drawn: text,
        doubled: text,
        late: text,
        skewed: text,
        malformed: text,
        marked: text,
        url: text,
        data: text,
        port: text,
        processes: text,
        'no-delivery': flag,
        check: flag,
        end: flag,
      },
    });
  } catch (error) {
    throw new OptionProblems([(error as Error).message]);
  }
}
