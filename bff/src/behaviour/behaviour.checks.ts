import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { BehaviourBatch, BehaviourEvent, behaviours } from '@loudou/shared/catalogue';
import { publishedSchema } from '../contract';

/** Why a row is refused; never with the value that broke the rule. */
export const refusalReasons = [
  'not_an_event',
  'unknown_name',
  'unknown_version',
  'bad_properties',
  'time_out_of_range',
  'text_not_storable',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal {
  reason: RefusalReason;
  /** Where in the row the rule was broken, as a JSON pointer; `*` stands for a name that is not the catalogue's. */
  path: string;
  /** Null when what stands there is not even shaped like a name of ours. */
  eventName: string | null;
}

export type EventVerdict = { event: BehaviourEvent; sheddable: boolean } | Refusal;

interface KnownBehaviour {
  version: number;
  sheddable: boolean;
  hasProperties: ValidateFunction;
}

// Compiled once from the schemas of the catalogue: a seventh of the time that parsing by the schema would take.
// What the schema does not name is cut off rather than kept.
const ajv = new Ajv2020({ removeAdditional: true, allowUnionTypes: true });

export const isBatch = ajv.compile<BehaviourBatch>(publishedSchema(BehaviourBatch));
const isEvent = ajv.compile<BehaviourEvent>(publishedSchema(BehaviourEvent));
const byName = new Map<string, KnownBehaviour>(
  behaviours.map(({ name, version, sheddable, properties }) => [
    name,
    { version, sheddable, hasProperties: ajv.compile(publishedSchema(properties)) },
  ]),
);

/** Phones with a clock far off are told apart by their skew; beyond these years a time is nonsense. */
const earliestMs = Date.UTC(2000, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/** One row of a batch against the catalogue. Cuts off what the catalogue does not name. */
export function checkEvent(candidate: unknown): EventVerdict {
  if (!isEvent(candidate))
    return { reason: 'not_an_event', path: pathOf(isEvent.errors), eventName: nameIn(candidate) };
  const refuse = (reason: RefusalReason, path: string): Refusal => ({
    reason,
    path,
    eventName: nameIn(candidate),
  });
  const known = byName.get(candidate.name);
  if (!known) return refuse('unknown_name', '/name');
  if (candidate.version !== known.version) return refuse('unknown_version', '/version');
  if (!known.hasProperties(candidate.properties))
    return refuse('bad_properties', `/properties${pathOf(known.hasProperties.errors)}`);
  if (candidate.occurredAtMs < earliestMs || candidate.occurredAtMs > latestMs)
    return refuse('time_out_of_range', '/occurredAtMs');
  if (!isStorable(candidate.page)) return refuse('text_not_storable', '/page');
  for (const key in candidate.properties) {
    const value = candidate.properties[key];
    if (typeof value === 'string' && !isStorable(value))
      return refuse('text_not_storable', `/properties/${key}`);
  }
  return { event: candidate, sheddable: known.sheddable };
}

// As long as ES2023 is what we compile for, it does not know of this.
const isWellFormed = (text: string) => (text as string & { isWellFormed(): boolean }).isWellFormed();

/** PostgreSQL takes neither a zero character nor half a character; one of them would fail a whole insert. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && isWellFormed(text);
}

const nameShape = /^[a-z][a-z_]{1,39}[0-9]{0,2}$/;

/** The name, when it is one: what somebody typed into the wrong place must not be kept in the clear. */
function nameIn(candidate: unknown): string | null {
  const name = (candidate as { name?: unknown } | null)?.name;
  return typeof name === 'string' && nameShape.test(name) ? name : null;
}

const catalogueKeys = new Set<string>([
  ...Object.keys(BehaviourEvent.shape),
  ...behaviours.flatMap(({ properties }) => Object.keys(properties.shape)),
]);

/** The keys of a row may be anything at all; only those that are ours are told. */
export const keyToTell = (key: string) => (catalogueKeys.has(key) ? key : '*');

function pathOf(errors: ErrorObject[] | null | undefined): string {
  const [first] = errors ?? [];
  if (!first) return '';
  const { missingProperty } = first.params as { missingProperty?: string };
  const path = missingProperty ? `${first.instancePath}/${missingProperty}` : first.instancePath;
  return path
    .split('/')
    .map((key) => (key === '' ? '' : keyToTell(key)))
    .join('/');
}
