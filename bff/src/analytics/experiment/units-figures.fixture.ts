import { beijingDate } from '@loudou/shared/calendar';
import {
  Definition,
  maturesAfterMs,
  type Metric,
  type MetricName,
  statistics,
  type VariantKey,
} from '../../experiment';
import { plainDefinition } from '../../experiment/definition/plain-definition.fixture';
import type { Cell, Figures } from './cells';
import { toldMetrics } from './told-metrics';

export const dayMs = 86_400_000;
export const startMs = Date.parse('2026-11-02T00:00:00+08:00');

/** Somebody who saw an arm, and what they did by metric: one value, two for a ratio, values for a quantile. */
export interface Unit {
  variant: VariantKey;
  exposedMs: number;
  host?: string;
  adPlatform?: string;
  newcomer?: boolean;
  marked?: boolean;
  multiple?: boolean;
  did: Partial<Record<MetricName, number[]>>;
}

export const plan = (changes: Partial<Definition> = {}): Definition =>
  Definition.parse(
    plainDefinition({
      layer: 'application',
      shareBps: 5_000,
      variants: [
        { key: 'a', name: '单页', weightBps: 5_000, values: {} },
        { key: 'b', name: '三步', weightBps: 5_000, values: { 'application.progress': 'left' } },
      ],
      plannedUnits: 4_000,
      ...changes,
    }),
  );

/** Sums of one unit, each place as the cells have it. */
function sumsOf({ kind }: Metric, did: readonly number[]): number[] {
  const [one = 0, other = 0] = did;
  if (kind === 'proportion') return [1, one];
  if (kind === 'mean') return [1, one, one * one];
  if (kind === 'ratio') return [1, one, one * one, other, other * other, one * other];
  return kind === 'funnel' ? [1, ...did] : [1];
}

export interface FiguresWanted {
  definition?: Definition;
  asOfMs: number;
  health?: Figures['health'];
  shareBps?: number;
  endedMs?: number | null;
  costNow?: Figures['costNow'];
  /** Nobody has told of a complaint, unless the test says so. */
  untold?: MetricName[];
}

/** What adding up would find, counted unit by unit. */
export function figuresFrom(units: readonly Unit[], wanted: FiguresWanted): Figures {
  const { definition = plan(), asOfMs, shareBps = definition.shareBps } = wanted;
  const seen = units.filter(({ exposedMs }) => exposedMs <= asOfMs);
  const phase = {
    experimentId: 'exp_1',
    number: 31,
    phase: 1,
    definition,
    startedAt: new Date(startMs),
    endedAt: wanted.endedMs ? new Date(wanted.endedMs) : null,
    shareBps,
    shareSince: new Date(startMs),
    pauses: [],
    untold: wanted.untold ?? (['complained'] satisfies MetricName[]),
  };
  const told = toldMetrics(phase);
  const cells = new Map<string, Cell>();
  for (const unit of seen) addUnit(cells, unit, told, asOfMs);
  const keys = definition.variants.map(({ key }) => key);
  const exposedBy = (key: VariantKey) => seen.filter(({ variant }) => variant === key).length;
  return {
    phase,
    cells: [...cells.values()],
    quantiles: (['out', 'in'] as const).flatMap((bots) =>
      told
        .filter(({ kind }) => kind === 'quantile')
        .flatMap((metric) =>
          keys.map((variant) => ({
            metric: metric.name as MetricName,
            bots,
            variant,
            arm: statistics.quantileArmOf(
              seen
                .filter(
                  (unit) =>
                    unit.variant === variant &&
                    (bots === 'in' || !unit.marked) &&
                    unit.exposedMs + maturesAfterMs(metric) <= asOfMs,
                )
                .map(({ did }) => did[metric.name as MetricName] ?? []),
              { level: metric.quantile! },
            ),
          })),
        ),
    ),
    health: wanted.health ?? {
      arms: keys.map((variant) => ({
        variant,
        assigned: exposedBy(variant),
        seen: exposedBy(variant),
        medianDelayMs: 400,
        timedOut: 0,
      })),
      refused: [],
    },
    costNow: wanted.costNow ?? { spendFen: null, paidCredits: 0, days: 28 },
    newestExposedMs:
      seen.length === 0 ? null : seen.reduce((last, { exposedMs }) => Math.max(last, exposedMs), 0),
    asOf: new Date(asOfMs),
    copyBehindMs: 0,
    workedOutAt: new Date(asOfMs),
    workedOutInMs: 12,
  };
}

function addUnit(cells: Map<string, Cell>, unit: Unit, told: readonly Metric[], asOfMs: number): void {
  const place = {
    day: beijingDate(unit.exposedMs),
    variant: unit.variant,
    host: unit.host ?? 'weapp',
    adPlatform: unit.adPlatform ?? '',
    newcomer: unit.newcomer ?? true,
    marked: unit.marked ?? false,
    multiple: unit.multiple ?? false,
  };
  const key = JSON.stringify(place);
  const cell: Cell = cells.get(key) ?? { ...place, exposed: 0, sums: {} };
  cells.set(key, cell);
  cell.exposed += 1;
  for (const metric of told) {
    const name = metric.name as MetricName;
    const ripe = unit.exposedMs + maturesAfterMs(metric) <= asOfMs;
    const sums = sumsOf(metric, unit.did[name] ?? []).map((sum) => (ripe ? sum : 0));
    cell.sums[name] = sums.map((sum, at) => sum + (cell.sums[name]?.[at] ?? 0));
  }
}

/** Numbers between 0 and 1, the same every time. M. Jones's small generator sfc32. */
export function drawsFrom(seed: number): () => number {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0];
  const draw = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 15; warm += 1) draw();
  return draw;
}

export interface Drawn {
  days: number;
  unitsADay: number;
  seed: number;
  /** Chance that somebody of the arm did it, by metric. */
  rates: Partial<Record<MetricName, Partial<Record<VariantKey, number>>>>;
  /** Chance of the arm b. */
  share?: number;
}

/** People as a draw of arms and of chances makes them. */
export function drawUnits({ days, unitsADay, seed, rates, share = 0.5 }: Drawn): Unit[] {
  const draw = drawsFrom(seed);
  return Array.from({ length: days * unitsADay }, (_, place): Unit => {
    const day = Math.floor(place / unitsADay);
    const variant = draw() < share ? 'b' : 'a';
    return {
      variant,
      exposedMs: startMs + day * dayMs + Math.floor(draw() * dayMs),
      host: draw() < 0.7 ? 'weapp' : 'tt',
      adPlatform: draw() < 0.5 ? 'ocean_engine' : '',
      newcomer: draw() < 0.8,
      did: Object.fromEntries(
        Object.entries(rates).map(([name, rate]) => [name, [draw() < (rate[variant] ?? 0) ? 1 : 0]]),
      ),
    };
  });
}
