import { behaviours, facts } from '@loudou/shared/catalogue';
import { eventNames, momentOf, numberProperties, textProperties } from './layout';

/** A fact or a behaviour as PostgreSQL has it. */
export interface StoredEvent {
  person_id: string;
  name: string;
  happened_at_ms: number;
  sequence: number;
  page: string;
  host: string;
  app_version: string;
  visit: string;
  properties: Record<string, unknown>;
}

export type EventRow = readonly [
  personId: string,
  name: number,
  moment: bigint,
  page: string,
  host: string,
  appVersion: string,
  visit: string,
  ...properties: (string | bigint | null)[],
];

/** No path of ours has more; whatever a query carried stays behind. */
const plainPage = /^[\w/.-]{0,128}$/;
/** Words, dates, ids and hashes of ours; free text has no place in a report. */
const plainWord = /^[a-z0-9][a-z0-9_.:+-]{0,63}$/i;
/** Came with a link, names a single click. */
const neverKept = new Set(['clickId']);

const numbers = new Map(eventNames.map((name, number) => [name, number]));
const declared = new Map<string, ReadonlySet<string>>(
  [
    ...facts.map(({ name, data }) => [name, data] as const),
    ...behaviours.map(({ name, properties }) => [name, properties] as const),
  ].map(([name, schema]) => [name, new Set(Object.keys(schema.shape))]),
);

/** The row of an event in the columnar file, or null for a name that the catalogue does not have. */
export function eventRow(stored: StoredEvent): EventRow | null {
  const number = numbers.get(stored.name);
  if (number === undefined) return null;
  const kept = keptProperties(declared.get(stored.name)!, stored.properties);
  const { rest, texts, counts } = splitProperties(kept);
  return [
    stored.person_id,
    number,
    momentOf(stored.happened_at_ms, stored.sequence),
    plainPage.test(stored.page) ? stored.page : '',
    stored.host,
    plainWord.test(stored.app_version) ? stored.app_version : '',
    stored.visit,
    ...texts,
    ...counts,
    rest,
  ];
}

type Plain = string | number | boolean;

/** What the catalogue declares and is a word, a number or a yes; lists and records lie in PostgreSQL only. */
function keptProperties(names: ReadonlySet<string>, given: Record<string, unknown>): Map<string, Plain> {
  const kept = new Map<string, Plain>();
  for (const [name, value] of Object.entries(given)) {
    if (!names.has(name) || neverKept.has(name)) continue;
    if (typeof value === 'number' || typeof value === 'boolean') kept.set(name, value);
    else if (typeof value === 'string' && plainWord.test(value)) kept.set(name, value);
  }
  return kept;
}

function splitProperties(kept: Map<string, Plain>) {
  const texts = textProperties.map((name) => {
    const value = kept.get(name);
    if (typeof value !== 'string') return null;
    kept.delete(name);
    return value;
  });
  const counts = Object.keys(numberProperties).map((name) => {
    const value = kept.get(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null;
    kept.delete(name);
    return BigInt(value);
  });
  return { texts, counts, rest: kept.size > 0 ? JSON.stringify(Object.fromEntries(kept)) : null };
}
