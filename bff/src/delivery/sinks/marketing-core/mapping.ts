import { CloudEvent } from 'cloudevents';
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
  try {
    return { message: { factId: row.factId, text: JSON.stringify(cloudEvent(row, settings)) } };
  } catch {
    return { refusal: 'not_a_cloud_event' };
  }
}

function cloudEvent(row: OutgoingRow, settings: MarketingCoreSettings): CloudEvent<Record<string, unknown>> {
  return new CloudEvent({
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
  });
}
