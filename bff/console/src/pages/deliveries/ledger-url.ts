import { facts } from '@loudou/shared/catalogue';
import type { DeliveryState, LedgerFilter } from '../../api/types';
import { isDay } from '../../format/moments';

export const shownStates: DeliveryState[] = [
  'queued',
  'sending',
  'waits_consent',
  'waits_parked',
  'unknown',
  'parked',
  'accepted',
  'rejected',
  'suppressed',
  'expired',
];
export const grades = ['A', 'B', 'C', 'none'] as const;

/** What the page shows; all of it stands in the address. A click id never does: its touches stand for it. */
export interface LedgerView {
  account: string | null;
  states: DeliveryState[];
  fact: string | null;
  event: string | null;
  grade: (typeof grades)[number] | null;
  /** Days in Beijing, both included. */
  from: string | null;
  to: string | null;
  person: string | null;
  factId: string | null;
  touches: string[];
  deliveries: string[];
  /** The row whose story is open. */
  row: string | null;
}

export type PinKind = 'person' | 'fact' | 'touch' | 'delivery';

const idPattern = /^[a-z]{3}_[0-9A-Za-z]{10,40}$/;
const namePattern = /^[\w.-]{1,64}$/;
const MAX_IDS = 200;
const MS_PER_DAY = 86_400_000;

/** Whatever stands in the address, a view comes out: a broken part is left out. */
export function readLedgerView(parameters: URLSearchParams): LedgerView {
  const named = (key: string) => matching(parameters.get(key), namePattern);
  const id = (key: string) => matching(parameters.get(key), idPattern);
  const ids = (key: string) =>
    list(parameters.get(key))
      .filter((each) => idPattern.test(each))
      .slice(0, MAX_IDS);
  const [from, to] = [day(parameters.get('from')), day(parameters.get('to'))];
  const inOrder = from !== null && to !== null && from <= to;
  return {
    account: named('account'),
    states: shownStates.filter((state) => list(parameters.get('state')).includes(state)),
    fact: facts.find(({ name }) => name === parameters.get('fact'))?.name ?? null,
    event: named('event'),
    grade: grades.find((grade) => grade === parameters.get('grade')) ?? null,
    from: inOrder ? from : null,
    to: inOrder ? to : null,
    person: id('person'),
    factId: id('fact_id'),
    touches: ids('touch'),
    deliveries: ids('delivery'),
    row: id('row'),
  };
}

const matching = (text: string | null, pattern: RegExp) => (text && pattern.test(text) ? text : null);
const list = (text: string | null): string[] => (text ?? '').split(',').filter(Boolean);
const day = (text: string | null) => (text && isDay(text) ? text : null);

/** Only what narrows down: the plain address goes on meaning "everything, newest first". */
export function writeLedgerView(view: LedgerView): URLSearchParams {
  const parameters = new URLSearchParams();
  const pairs: [string, string | null][] = [
    ['account', view.account],
    ['state', view.states.join(',') || null],
    ['fact', view.fact],
    ['event', view.event],
    ['grade', view.grade],
    ['from', view.from],
    ['to', view.to],
    ['person', view.person],
    ['fact_id', view.factId],
    ['touch', view.touches.join(',') || null],
    ['delivery', view.deliveries.join(',') || null],
    ['row', view.row],
  ];
  for (const [key, value] of pairs) if (value !== null) parameters.set(key, value);
  return parameters;
}

export function filterOf(view: LedgerView): LedgerFilter {
  return {
    ...(view.account ? { accountId: view.account } : {}),
    ...(view.states.length > 0 ? { states: view.states } : {}),
    ...(view.event ? { event: view.event } : {}),
    ...(view.grade ? { grade: view.grade } : {}),
    ...(view.fact ? { factName: view.fact as NonNullable<LedgerFilter['factName']> } : {}),
    ...(view.from ? { from: startOfDay(view.from) } : {}),
    ...(view.to ? { until: startOfDay(view.to, 1) } : {}),
    ...(view.person ? { personId: view.person } : {}),
    ...(view.factId ? { factId: view.factId } : {}),
    ...(view.touches.length > 0 ? { touchIds: view.touches } : {}),
    ...(view.deliveries.length > 0 ? { deliveryIds: view.deliveries } : {}),
  };
}

const startOfDay = (text: string, later = 0): string =>
  new Date(Date.parse(`${text}T00:00:00+08:00`) + later * MS_PER_DAY).toISOString();

export const pinOf = (view: LedgerView): PinKind | null =>
  view.person
    ? 'person'
    : view.factId
      ? 'fact'
      : view.touches.length > 0
        ? 'touch'
        : view.deliveries.length > 0
          ? 'delivery'
          : null;

export const unpinned = {
  person: null,
  factId: null,
  touches: [],
  deliveries: [],
} satisfies Partial<LedgerView>;

export const isNarrowed = (view: LedgerView): boolean => Object.keys(filterOf(view)).length > 0;

/** No condition at all; an open story stays open. */
export const everything = {
  account: null,
  states: [],
  fact: null,
  event: null,
  grade: null,
  from: null,
  to: null,
  ...unpinned,
} satisfies Partial<LedgerView>;
