import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { BehaviourBatch, BehaviourEvent, behaviours } from '@loudou/shared/catalogue';
import { publishedSchema } from '../contract';

/** Why a row is refused; never with the value that broke the rule. */
export type RefusalReason =
  | 'not_an_event'
  | 'unknown_name'
  | 'unknown_version'
  | 'bad_properties'
  | 'time_out_of_range'
  | 'text_not_storable';

export type EventVerdict = { event: BehaviourEvent } | { reason: RefusalReason; eventName: string | null };

// Compiled once from the schemas of the catalogue: a seventh of the time that parsing by the schema would take.
// What the schema does not name is cut off rather than kept.
const ajv = new Ajv2020({ removeAdditional: true, allowUnionTypes: true });

export const isBatch = ajv.compile<BehaviourBatch>(publishedSchema(BehaviourBatch));
const isEvent = ajv.compile<BehaviourEvent>(publishedSchema(BehaviourEvent));
const byName = new Map<string, { version: number; hasProperties: ValidateFunction }>(
  behaviours.map(({ name, version, properties }) => [
    name,
    { version, hasProperties: ajv.compile(publishedSchema(properties)) },
  ]),
);

/** Phones with a clock far off are told apart by their skew; beyond these years a time is nonsense. */
const earliestMs = Date.UTC(2000, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/** One row of a batch against the catalogue. Cuts off what the catalogue does not name. */
export function checkEvent(candidate: unknown): EventVerdict {
  if (!isEvent(candidate)) return { reason: 'not_an_event', eventName: null };
  const known = byName.get(candidate.name);
  if (!known) return { reason: 'unknown_name', eventName: null };
  const refuse = (reason: RefusalReason): EventVerdict => ({ reason, eventName: candidate.name });
  if (candidate.version !== known.version) return refuse('unknown_version');
  if (!known.hasProperties(candidate.properties)) return refuse('bad_properties');
  if (candidate.occurredAtMs < earliestMs || candidate.occurredAtMs > latestMs)
    return refuse('time_out_of_range');
  if (!textsOf(candidate).every(isStorable)) return refuse('text_not_storable');
  return { event: candidate };
}

function textsOf(event: BehaviourEvent): string[] {
  return [event.page, ...Object.values(event.properties).filter((value) => typeof value === 'string')];
}

/** PostgreSQL takes neither a zero character nor half a character; one of them would fail a whole insert. */
export function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}
