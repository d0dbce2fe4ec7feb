import { findFact } from '@loudou/shared/catalogue';
import type { FeedRow } from './feed.store';

type Decision = 'granted' | 'declined' | 'withdrawn';

/** The newest decisions of a person that bear on leaving; null means never asked. */
export interface LeavingDecisions {
  applicationProcessing: Decision | null;
  adMeasurement: Decision | null;
}

const nobodyAsked: LeavingDecisions = { applicationProcessing: null, adMeasurement: null };

/**
 * The events of a page as they may leave now. They lay in the feed since the day they were agreed to; what was
 * withdrawn since stays behind.
 */
export function leavingEvents(
  rows: readonly FeedRow[],
  decisions: ReadonlyMap<string, LeavingDecisions>,
): string[] {
  return rows.flatMap((row) => {
    const own = decisions.get(row.personId) ?? nobodyAsked;
    return mayLeave(row.factName, own) ? [withoutClick(row.event, own)] : [];
  });
}

/** A name that left the catalogue is held to the stricter rule. */
function mayLeave(factName: string, decisions: LeavingDecisions): boolean {
  return findFact(factName)?.leavesBy === 'contract' || decisions.applicationProcessing === 'granted';
}

/** The click id belongs to ad measurement: the arrival may be told of without it. */
function withoutClick(event: string, decisions: LeavingDecisions): string {
  if (decisions.adMeasurement === 'granted' || !event.includes('"clickId"')) return event;
  const { data, ...envelope } = JSON.parse(event) as { data: Record<string, unknown> };
  const { clickId: _withheld, ...rest } = data;
  return JSON.stringify({ ...envelope, data: rest });
}
