import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { byDimension, countBy, countFunnel, customersOf } from './count-funnel';
import { countEvents } from './count-events';
import { dimensions, type Journey, stepNumber, steps } from './journeys';
import type { Happening } from './lived';
import { fenOf } from './standing-spend';
import type { Truth } from './truth';

/** Writes what was planned: `truth.json` with every count, `events.jsonl` with a line for each thing that happened. */
export async function writeTruth(folder: string, truth: Truth, run: object): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(summaryOf(truth, run), null, 1)}\n`);
  await writeEvents(join(folder, 'events.jsonl'), truth);
}

export function summaryOf(truth: Truth, run: object): object {
  const { lived } = truth;
  const customers = customersOf(truth.journeys);
  const behaviours = lived.happenings.filter(({ kind }) => kind === 'behaviour').length;
  return {
    run,
    days: truth.days,
    steps: steps.map(([step]) => step),
    funnel: {
      customers: countFunnel(customers),
      withMarked: countFunnel(truth.journeys),
      byDay: Object.fromEntries(countBy(customers, ({ arrivedOn }) => arrivedOn)),
      ...Object.fromEntries(
        dimensions.map((dimension) => [dimension, Object.fromEntries(byDimension(customers, dimension))]),
      ),
      bySourceAndDay: Object.fromEntries(
        countBy(customers, ({ arrivedOn, source }) =>
          [arrivedOn, ...dimensions.map((each) => source[each])].join('|'),
        ),
      ),
    },
    standing: {
      registered_not_credited: customers.filter(isUncredited).length,
      credited_not_drawn: customers.filter(({ depth }) => depth === stepNumber('credited') + 1).length,
    },
    marked: countOf(truth.journeys.map(({ mark }) => mark).filter(Boolean)),
    plannedAs: countOf([...truth.byWho.keys()].map((who) => lived.kinds.get(who) ?? '')),
    events: eventsByName(truth),
    behaviours: {
      distinct: behaviours + lived.malformed.length,
      stored: behaviours,
      malformed: countOf(lived.malformed.map(({ kind }) => kind)),
      doubled: lived.doubled,
      late: lived.late,
      byWrongClocks: lived.wrongClock,
    },
    spend: {
      ...truth.spend.basis,
      byAdAndDay: Object.fromEntries(
        truth.spend.lines.map(
          ({ day, adPlatform, account, plan, creative, spendFen, impressions, clicks }) => [
            [day, adPlatform, account, plan, creative].join('|'),
            { spendFen, impressions, clicks },
          ],
        ),
      ),
      reports: truth.plan.spend.map(({ fileName, fate, lines }) => ({
        fileName,
        fate,
        lines: lines.length,
        spendFen: fenOf(lines),
      })),
    },
  };
}

const isUncredited = ({ depth }: Journey) =>
  depth > stepNumber('registered') && depth < stepNumber('credited') + 1;

function eventsByName({ lived }: Truth): object {
  const byName = new Map<string, Happening[]>();
  for (const happening of lived.happenings) {
    const own = byName.get(happening.name);
    if (own) own.push(happening);
    else byName.set(happening.name, [happening]);
  }
  return Object.fromEntries(
    [...byName].sort().map(([name, own]) => {
      const { count, people, days } = countEvents(own);
      return [name, { count, people, days: Object.fromEntries([...days].sort()) }];
    }),
  );
}

function countOf(keys: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Columns: person, name, moment, host, page, properties. A person is a number of the plan, not of the product. */
async function writeEvents(file: string, { lived }: Truth): Promise<void> {
  const stream = createWriteStream(file);
  for (const { who, name, atMs, host, page, properties } of lived.happenings) {
    const line = `${JSON.stringify([who.number, name, atMs, host, page, properties])}\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
