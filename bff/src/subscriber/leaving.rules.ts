import { decideLeave, type LeavingDecisions } from '../delivery';
import type { FeedRow } from './feed.store';

/**
 * The events of a page as they may leave now. They lay in the feed since the day they were agreed to; what was
 * withdrawn since stays behind.
 */
export function leavingEvents(
  rows: readonly FeedRow[],
  decisions: ReadonlyMap<string, LeavingDecisions>,
): string[] {
  return rows.flatMap((row) => {
    const leave = decideLeave(
      { factName: row.factName, adPlatform: null },
      decisions.get(row.personId) ?? {},
    );
    if (leave.leave !== 'send') return [];
    return [leave.fields.has('click_id') ? row.event : withoutClick(row.event)];
  });
}

function withoutClick(event: string): string {
  if (!event.includes('"clickId"')) return event;
  const { data, ...envelope } = JSON.parse(event) as { data: Record<string, unknown> };
  const { clickId: _withheld, ...rest } = data;
  return JSON.stringify({ ...envelope, data: rest });
}
