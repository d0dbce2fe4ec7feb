import { CloudEvent, type CloudEventV1 } from 'cloudevents';
import type { OutgoingRow } from '../sink-definition';
import type { MarketingCoreSettings } from './settings';

const sequenceDigits = 20;
const tracePattern = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** One event as it stands in a batch, with the fact's id apart from its text. */
export interface EventMessage {
  factId: string;
  text: string;
}

/**
 * One fact as a CloudEvent 1.0. The event's id is the fact's: whoever receives it twice knows it by that. What
 * would break the CloudEvents rules is refused.
 */
export function toCloudEvent(
  row: OutgoingRow,
  settings: MarketingCoreSettings,
): { message: EventMessage } | { refusal: string } {
  const event = cloudEvent(row, settings);
  if (!isSound(event)) return { refusal: 'not_a_cloud_event' };
  return { message: { factId: row.factId, text: JSON.stringify(event) } };
}

type Event = CloudEventV1<Record<string, unknown>>;

function cloudEvent(row: OutgoingRow, settings: MarketingCoreSettings): Event {
  return {
    specversion: '1.0',
    id: row.factId,
    source: settings.source,
    type: `loudou.${row.factName}`,
    subject: row.personId,
    time: row.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `${settings.publicUrl}/contract/facts/${row.factName}/${row.factVersion}.json`,
    partitionkey: row.personId,
    // Sorts as text in the order of the numbers, as the CloudEvents sequence extension asks.
    sequence: String(row.personSequence).padStart(sequenceDigits, '0'),
    ...(row.touchId ? { touchid: row.touchId } : {}),
    ...(row.host ? { host: row.host } : {}),
    ...(row.traceId && tracePattern.test(row.traceId) ? { traceparent: row.traceId } : {}),
    data: row.data,
  };
}

/** Kinds of events by what they share, and whether the rules of CloudEvents take it. */
const kinds = new Map<string, boolean>();
const maxKinds = 1_000;

/** What all events of a kind share is held against the library once; of the rest, that it is there and a text. */
function isSound(event: Event): boolean {
  const { source, type, dataschema, id, subject } = event;
  if (![id, subject].every((text) => typeof text === 'string' && text !== '')) return false;
  const kind = `${source}\n${type}\n${dataschema}`;
  const known = kinds.get(kind);
  if (known !== undefined) return known;
  const sound = isTakenByLibrary(event);
  if (kinds.size >= maxKinds) kinds.clear();
  kinds.set(kind, sound);
  return sound;
}

function isTakenByLibrary(event: Event): boolean {
  try {
    new CloudEvent(event);
    return true;
  } catch {
    return false;
  }
}
