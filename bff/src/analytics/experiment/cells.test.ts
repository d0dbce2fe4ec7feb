import { beijingDate } from '@loudou/shared/calendar';
import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { maturesAfterMs, type Metric, metricNamed, type MetricName, metrics } from '../../experiment';
import { openPlanted, plantedId } from '../sidecar/planted-sidecar.fixture';
import { dayMs, firstDay, type PlantedEvent, sources, type World } from '../sidecar/planted-world.fixture';
import { type CellRow, cellsSql, sumColumns, unitsSql } from './cells.sql';
import { dateOfDay } from '../sidecar/day-number';
import { isRecorded } from './told-metrics';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

const startMs = Date.parse(`${firstDay}T00:00:00+08:00`);
/** All that add up to sums; single values are held against the plain way in the test of figures. */
const told = metrics
  .filter(({ kind }) => kind !== 'quantile')
  .map(({ name }) => metricNamed(name))
  .filter(isRecorded);

interface Exposed {
  person: number;
  variant: 'a' | 'b';
  atMs: number;
  several: boolean;
}

const isMeant = ({ only }: Metric, { properties }: PlantedEvent): boolean =>
  only === undefined || properties[only.property] === only.value;

/** One unit, counted the long way round: what it did inside the window of the metric. */
function vectorOf(
  metric: Metric,
  { atMs }: Exposed,
  events: readonly PlantedEvent[],
  asOfMs: number,
): number[] {
  const width = sumColumns(metric).length;
  const windowMs = maturesAfterMs(metric);
  if (atMs + windowMs > asOfMs) return Array<number>(width).fill(0);
  const inside = (names: readonly string[]) =>
    events.filter(
      (event) => names.includes(event.name) && event.atMs >= atMs && event.atMs < atMs + windowMs,
    );
  switch (metric.kind) {
    case 'proportion':
      return [1, inside(metric.events).some((event) => isMeant(metric, event)) ? 1 : 0];
    case 'mean': {
      const sum = inside(metric.events).reduce(
        (total, { properties }) => total + Number(properties.amountFen),
        0,
      );
      return [1, sum, sum * sum];
    }
    case 'ratio': {
      const [one, other] = [inside(metric.events).length, inside(metric.per ?? []).length];
      return [1, one, one * one, other, other * other, one * other];
    }
    case 'funnel': {
      let beforeMs = atMs;
      let isOn = true;
      return [
        1,
        ...metric.events.map((name, stage) => {
          const times = events
            .filter((event) => event.name === name && event.atMs >= beforeMs)
            .map((event) => event.atMs)
            .filter((ms) => ms < beforeMs + metric.windowsMs[stage]!);
          isOn &&= times.length > 0;
          if (isOn) beforeMs = Math.min(...times);
          return isOn ? 1 : 0;
        }),
      ];
    }
    case 'quantile':
      return [1];
  }
}

type Summed = Record<string, { exposed: number; sums: Record<string, number[]> }>;

function add(into: Summed, key: string, exposed: number, sums: Record<string, number[]>): void {
  const known = into[key];
  if (!known) into[key] = { exposed, sums };
  else {
    known.exposed += exposed;
    for (const [name, vector] of Object.entries(sums))
      known.sums[name] = known.sums[name]!.map((sum, place) => sum + vector[place]!);
  }
}

function byHand(world: World, exposed: readonly Exposed[], asOfMs: number): Summed {
  const summed: Summed = {};
  const rootOf = (place: number): number => {
    const { partOf } = world.people[place]!;
    return partOf === null ? place : rootOf(partOf);
  };
  for (const unit of exposed) {
    const events = world.events.filter(({ person }) => rootOf(person) === rootOf(unit.person));
    const root = world.people[rootOf(unit.person)]!;
    const registered = events.some(({ name, atMs }) => name === 'user_registered' && atMs < unit.atMs);
    add(
      summed,
      [
        beijingDate(unit.atMs),
        unit.variant,
        sources[root.source]!.adPlatform,
        registered ? 'registered' : 'new',
        root.mark === '' ? '' : 'marked',
        unit.several ? 'several' : '',
      ].join(' '),
      1,
      Object.fromEntries(told.map((metric) => [metric.name, vectorOf(metric, unit, events, asOfMs)])),
    );
  }
  return summed;
}

async function bySql(exposed: readonly Exposed[], asOfMs: number): Promise<Summed> {
  const piece = exposed
    .map(
      ({ person, variant, atMs, several }) =>
        `${plantedId(person)},${variant},weapp,${atMs},${several ? 1 : 0}`,
    )
    .join(';');
  const firstMs = Math.min(...exposed.map(({ atMs }) => atMs));
  const units = unitsSql(piece);
  const { text, values } = cellsSql({ metrics: told, asOf: new Date(asOfMs), firstMs });
  const rows = await planted.sidecar.answer(async ({ ask }) => {
    await ask(units.text, units.values);
    return ask<CellRow>(text, values);
  });
  const summed: Summed = {};
  for (const row of rows)
    add(
      summed,
      [
        dateOfDay(row.day),
        row.variant,
        row.ad_platform,
        row.newcomer ? 'new' : 'registered',
        row.marked ? 'marked' : '',
        row.saw_several ? 'several' : '',
      ].join(' '),
      row.exposed,
      Object.fromEntries(
        told.map((metric) => [metric.name, sumColumns(metric).map((column) => Number(row[column]))]),
      ),
    );
  return summed;
}

const names = [...new Set(told.flatMap(({ events, per = [] }) => [...events, ...per]))];
/** On the edges of windows, where it is decided whether something counts. */
const anyDelayMs = fc
  .tuple(fc.constantFrom(0, 1, 2, 3, 5, 7, 14, 39), fc.constantFrom(-1, 0, 1, 3_600_000))
  .map(([days, ms]) => days * dayMs + ms);

const anyCase = fc
  .array(
    fc.record({
      source: fc.integer({ min: 0, max: 2 }),
      mark: fc.constantFrom('', '', '', 'bot'),
      isPart: fc.boolean(),
      exposedMs: fc.integer({ min: 0, max: 4 }).map((days) => startMs + days * dayMs + 40_000_000),
      variant: fc.constantFrom('a' as const, 'b' as const),
      several: fc.boolean(),
      did: fc.array(
        fc.record({
          name: fc.constantFrom(...names),
          delayMs: anyDelayMs,
          amountFen: fc.integer({ min: 1, max: 5_000_000 }),
          daysBand: fc.constantFrom('1-3', '4-7'),
        }),
        { maxLength: 8 },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((given) => {
    const world: World = {
      people: given.map(({ source, mark, isPart }, place) => ({
        source,
        mark,
        partOf: isPart && place > 0 && !given[place - 1]!.isPart ? place - 1 : null,
      })),
      events: given.flatMap(({ exposedMs, did }, person) =>
        did.map(({ name, delayMs, amountFen, daysBand }, sequence) => ({
          person,
          name,
          atMs: exposedMs + delayMs,
          sequence,
          page: '',
          host: 'weapp',
          visit: '',
          properties: { amountFen, daysBand },
        })),
      ),
    };
    // Whoever is part of another is no unit of their own.
    const exposed = given.flatMap(({ exposedMs, variant, several }, person) =>
      world.people[person]!.partOf === null ? [{ person, variant, several, atMs: exposedMs }] : [],
    );
    return { world, exposed };
  });

test('whatever people do, the sums are those of counting each by hand, and only ripe people are in them', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, anyDelayMs, async ({ world, exposed }, ageMs) => {
      await planted.plant(world);
      const asOfMs = exposed[0]!.atMs + ageMs;
      expect(await bySql(exposed, asOfMs)).toEqual(byHand(world, exposed, asOfMs));
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

test.each(told.map((metric) => [metric.name, metric] as const))(
  '%s: a person counts with the very millisecond in which the last window is over, and not before',
  async (_name, metric) => {
    await planted.plant({ people: [{ partOf: null, source: 0, mark: '' }], events: [] });
    const exposed: Exposed[] = [{ person: 0, variant: 'a', atMs: startMs, several: false }];
    const ripeAt = async (ms: number) =>
      Object.values(await bySql(exposed, ms))[0]!.sums[metric.name as MetricName]![0];
    expect(await ripeAt(startMs + maturesAfterMs(metric) - 1)).toBe(0);
    expect(await ripeAt(startMs + maturesAfterMs(metric))).toBe(1);
  },
);
