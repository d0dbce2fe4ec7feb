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
  per?: readonly string[];
  quantile?: number;
  /** Watched in every experiment whatever its plan says, with the margin beyond which it is harm. */
  builtInMargin?: number;
}

const dayMs = 86_400_000;

/** What an experiment may be judged by. Anchored on the first exposure; facts where there are facts. */
export const metrics = [
  {
    name: 'registered',
    meaning: { zh: '注册率', en: 'Registered' },
    kind: 'proportion',
    better: 'up',
    unit: 'points',
    windowsMs: [dayMs],
    events: ['user_registered'],
  },
  {
    name: 'started',
    meaning: { zh: '开始申请率', en: 'Started to apply' },
    kind: 'proportion',
    better: 'up',
    unit: 'points',
    windowsMs: [dayMs],
    events: ['application_started'],
  },
  {
    name: 'submitted',
    meaning: { zh: '完件率', en: 'Handed in' },
    kind: 'proportion',
    better: 'up',
    unit: 'points',
    windowsMs: [dayMs],
    events: ['application_submitted'],
  },
  {
    name: 'approved',
    meaning: { zh: '授信率', en: 'Approved' },
    kind: 'proportion',
    better: 'up',
    unit: 'points',
    windowsMs: [3 * dayMs],
    events: ['credit_approved'],
    builtInMargin: 200,
  },
  {
    name: 'drawn',
    meaning: { zh: '支用率', en: 'Drawn' },
    kind: 'proportion',
    better: 'up',
    unit: 'points',
    windowsMs: [7 * dayMs],
    events: ['loan_disbursed'],
  },
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
    name: 'over_borrowing',
    meaning: { zh: '七天内再借', en: 'Borrowed again within 7 days' },
    kind: 'proportion',
    better: 'down',
    unit: 'points',
    windowsMs: [7 * dayMs],
    events: ['repeat_drawn'],
    builtInMargin: 100,
  },
  {
    name: 'first_overdue',
    meaning: { zh: '早期逾期率', en: 'Overdue early' },
    kind: 'proportion',
    better: 'down',
    unit: 'points',
    windowsMs: [37 * dayMs],
    events: ['installment_overdue'],
    builtInMargin: 50,
  },
  {
    name: 'complained',
    meaning: { zh: '投诉率', en: 'Complained' },
    kind: 'proportion',
    better: 'down',
    unit: 'points',
    windowsMs: [14 * dayMs],
    events: ['complaint_filed'],
    builtInMargin: 15,
  },
  {
    name: 'consent_withdrawn',
    meaning: { zh: '撤回授权率', en: 'Withdrew a consent' },
    kind: 'proportion',
    better: 'down',
    unit: 'points',
    windowsMs: [7 * dayMs],
    events: ['consent_withdrawn'],
    builtInMargin: 50,
  },
] as const satisfies readonly Metric[];

export type MetricName = (typeof metrics)[number]['name'];

const byName = new Map<string, Metric>(metrics.map((metric) => [metric.name, metric]));
export const metricNamed = (name: MetricName): Metric => byName.get(name)!;

/** Milliseconds from the first exposure until the unit counts: the stages of a chain follow each other. */
export const maturesAfterMs = ({ windowsMs }: Metric): number =>
  windowsMs.reduce((sum, windowMs) => sum + windowMs, 0);
