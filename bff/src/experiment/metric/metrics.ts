/** How a metric is worked out from what one exposed unit did inside its window. */
export type MetricKind = 'proportion' | 'mean' | 'ratio' | 'quantile' | 'funnel';

export interface Metric {
  name: string;
  meaning: { zh: string; en: string };
  kind: MetricKind;
  /** Which way is better. */
  better: 'up' | 'down';
  /** `points`: shares in basis points; `fen`; `ms`; `count`. */
  unit: 'points' | 'fen' | 'ms' | 'count';
  /** Each stage from the first exposure on; a unit counts once the last of them has gone by. */
  windowsMs: readonly number[];
  /**
   * - proportion: did it at all; mean: the sum of `property` over what it did; ratio: sum over sum, the denominator
   *   in `per`; quantile: of every single value, clustered by unit; funnel: the events in this order.
   */
  events: readonly string[];
  property?: string;
  /** Of a proportion: only events whose property is this word; letters, digits and hyphens. */
  only?: { property: string; value: string };
  per?: readonly string[];
  quantile?: number;
  /** Watched in every experiment whatever its plan says, with the margin beyond which it is harm. */
  builtInMargin?: number;
  /** The product sees nothing of it and is told by others: until anybody ever told of one, none is not zero. */
  onlyTold?: true;
}

const dayMs = 86_400_000;

/** How many of the people did one thing in time. */
const share = <const Name extends string>(
  name: Name,
  better: Metric['better'],
  [zh, en]: readonly [string, string],
  { event, days }: { event: string; days: number },
) => ({
  name,
  meaning: { zh, en },
  kind: 'proportion' as const,
  better,
  unit: 'points' as const,
  windowsMs: [days * dayMs],
  events: [event],
});

/** What an experiment may be judged by. Anchored on the first exposure; facts where there are facts. */
export const metrics = [
  share('registered', 'up', ['注册率', 'Registered'], { event: 'user_registered', days: 1 }),
  share('started', 'up', ['开始申请率', 'Started to apply'], { event: 'application_started', days: 1 }),
  share('submitted', 'up', ['完件率', 'Handed in'], { event: 'application_submitted', days: 1 }),
  {
    ...share('approved', 'up', ['授信率', 'Approved'], { event: 'credit_approved', days: 3 }),
    builtInMargin: 200,
  },
  share('drawn', 'up', ['支用率', 'Drawn'], { event: 'loan_disbursed', days: 7 }),
  {
    name: 'journey',
    meaning: { zh: '注册到授信', en: 'From registering to credit' },
    kind: 'funnel',
    better: 'up',
    unit: 'points',
    windowsMs: [dayMs, dayMs, 3 * dayMs],
    events: ['user_registered', 'application_submitted', 'credit_approved'],
  },
  {
    name: 'drawn_amount',
    meaning: { zh: '人均支用金额', en: 'Amount drawn a person' },
    kind: 'mean',
    better: 'up',
    unit: 'fen',
    windowsMs: [7 * dayMs],
    events: ['loan_disbursed', 'repeat_drawn'],
    property: 'amountFen',
  },
  {
    name: 'pages_a_visit',
    meaning: { zh: '每次打开看的页数', en: 'Pages an opening' },
    kind: 'ratio',
    better: 'up',
    unit: 'count',
    windowsMs: [dayMs],
    events: ['page_viewed'],
    per: ['app_opened'],
  },
  {
    name: 'slow_page',
    meaning: { zh: '页面载入 P90', en: 'Page load P90' },
    kind: 'quantile',
    better: 'down',
    unit: 'ms',
    windowsMs: [dayMs],
    events: ['page_loaded'],
    property: 'loadMs',
    quantile: 0.9,
    builtInMargin: 200,
  },
  {
    ...share('over_borrowing', 'down', ['七天内再借', 'Borrowed again within 7 days'], {
      event: 'repeat_drawn',
      days: 7,
    }),
    builtInMargin: 100,
  },
  {
    ...share('first_overdue', 'down', ['早期逾期率', 'Overdue early'], {
      event: 'installment_overdue',
      // Who draws on the last of seven days owes for the first time up to 31 days later, and is late the day after.
      days: 7 + 31 + 1,
    }),
    // The band in which every delay begins: what was late before the page was seen only grows later.
    only: { property: 'daysBand', value: '1-3' },
    builtInMargin: 50,
  },
  {
    ...share('complained', 'down', ['投诉率', 'Complained'], { event: 'complaint_filed', days: 14 }),
    builtInMargin: 15,
    onlyTold: true,
  },
  {
    ...share('consent_withdrawn', 'down', ['撤回授权率', 'Withdrew a consent'], {
      event: 'consent_withdrawn',
      days: 7,
    }),
    builtInMargin: 50,
  },
] as const satisfies readonly Metric[];

export type MetricName = (typeof metrics)[number]['name'];

const byName = new Map<string, Metric>(metrics.map((metric) => [metric.name, metric]));
export const metricNamed = (name: MetricName): Metric => byName.get(name)!;

/** Milliseconds from the first exposure until the unit counts: the stages of a chain follow each other. */
export const maturesAfterMs = ({ windowsMs }: Metric): number =>
  windowsMs.reduce((sum, windowMs) => sum + windowMs, 0);
