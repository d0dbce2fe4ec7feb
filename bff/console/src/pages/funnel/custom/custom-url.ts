import type { OwnPart } from '../../../analysis/report-view';

export const operators = ['is', 'is_not', 'at_least', 'at_most', 'exists'] as const;

export interface PropertyCondition {
  property: string;
  operator: (typeof operators)[number];
  values: (string | number | boolean)[];
}

/** A fact or a behaviour by its name in the catalogue, narrowed by page and properties. */
export interface ChosenEvent {
  name: string;
  page: string | null;
  where: PropertyCondition[];
}

/** How long after the first step the last one may come. */
export const windowMinutes = {
  minutes30: 30,
  day: 1_440,
  days3: 4_320,
  week: 10_080,
  days30: 43_200,
  days90: 129_600,
} as const;
export type FunnelWindow = keyof typeof windowMinutes;
export const windowNames = Object.keys(windowMinutes) as FunnelWindow[];

export interface CustomFunnel {
  steps: ChosenEvent[];
  window: FunnelWindow;
  /** Strict: nothing else of the chosen events may lie between two steps. Asked of chains only. */
  order: 'loose' | 'strict';
  /** Any occurrence may begin and the furthest way counts, or each step counts where it first happened only. */
  counting: 'chain' | 'first_time';
}

export const MIN_STEPS = 2;
export const MAX_STEPS = 12;

export const nothingChosen: CustomFunnel = { steps: [], window: 'week', order: 'loose', counting: 'chain' };

export const MAX_WHERE = 6;
const MAX_VALUES = 50;
const MAX_TEXT = 256;
const MAX_PAGE = 128;

const namePattern = /^[a-z][a-z0-9_]{0,63}$/;
const propertyPattern = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** A step is its name, or an object where it is narrowed; `fs` stands once for each, in their order. */
export const customPart: OwnPart<CustomFunnel | null> = {
  read: (parameters) => {
    if (!parameters.has('fw') && !parameters.has('fs')) return null;
    return {
      steps: parameters.getAll('fs').flatMap(readStep).slice(0, MAX_STEPS),
      window: windowNames.find((each) => each === parameters.get('fw')) ?? 'week',
      ...readCounting(parameters),
    };
  },
  write: (custom, parameters) => {
    if (!custom) return;
    for (const step of custom.steps) parameters.append('fs', writeStep(step));
    parameters.set('fw', custom.window);
    if (custom.order !== 'loose') parameters.set('fo', custom.order);
    if (custom.counting !== 'chain') parameters.set('fc', custom.counting);
  },
};

function readCounting(parameters: URLSearchParams): Pick<CustomFunnel, 'order' | 'counting'> {
  if (parameters.get('fc') === 'first_time') return { order: 'loose', counting: 'first_time' };
  return { order: parameters.get('fo') === 'strict' ? 'strict' : 'loose', counting: 'chain' };
}

const writeStep = ({ name, page, where }: ChosenEvent): string =>
  page === null && where.length === 0 ? name : JSON.stringify({ name, page, where });

function readStep(text: string): ChosenEvent[] {
  if (namePattern.test(text)) return [{ name: text, page: null, where: [] }];
  const given = parsed(text);
  if (!isRecord(given) || typeof given['name'] !== 'string' || !namePattern.test(given['name'])) return [];
  const page = given['page'];
  const where = Array.isArray(given['where']) ? (given['where'] as unknown[]) : [];
  return [
    {
      name: given['name'],
      page: typeof page === 'string' && page.length <= MAX_PAGE ? page : null,
      where: where.flatMap(readCondition).slice(0, MAX_WHERE),
    },
  ];
}

function readCondition(given: unknown): PropertyCondition[] {
  if (!isRecord(given)) return [];
  const { property, operator, values } = given;
  const known = operators.find((each) => each === operator);
  if (typeof property !== 'string' || !propertyPattern.test(property) || !known || !Array.isArray(values))
    return [];
  return [{ property, operator: known, values: (values as unknown[]).filter(isValue).slice(0, MAX_VALUES) }];
}

const isValue = (value: unknown): value is string | number | boolean =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= MAX_TEXT);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
