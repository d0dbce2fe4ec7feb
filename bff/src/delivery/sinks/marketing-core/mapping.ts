import { CloudEvent } from 'cloudevents';
import type { LeavingFact } from '../../sink';

export interface MappingOptions {
  source: string;
  /** Where the contract is published, so that an event names the schema of its data. */
  publicUrl: string;
}

const sequenceDigits = 20;
const tracePattern = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * One fact as a CloudEvent 1.0. The event's id is the fact's: whoever receives it twice knows it by that.
 * Throws when the result would break the CloudEvents rules.
 */
export function toCloudEvent(
  fact: LeavingFact,
  options: MappingOptions,
): CloudEvent<Record<string, unknown>> {
  return new CloudEvent({
    id: fact.factId,
    source: options.source,
    type: `loudou.${fact.name}`,
    subject: fact.personId,
    time: fact.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `${options.publicUrl}/contract/facts/${fact.name}/${fact.version}.json`,
    partitionkey: fact.personId,
    // Sorts as text in the order of the numbers, as the CloudEvents sequence extension asks.
    sequence: String(fact.personSequence).padStart(sequenceDigits, '0'),
    ...(fact.touchId ? { touchid: fact.touchId } : {}),
    ...(fact.host ? { host: fact.host } : {}),
    ...(fact.traceId && tracePattern.test(fact.traceId) ? { traceparent: fact.traceId } : {}),
    data: fact.data,
  });
}
