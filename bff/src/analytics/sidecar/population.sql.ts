import { beijingMidnight } from '../funnel/beijing-midnight';
import { sourceColumns } from '../projection/source-columns';
import {
  type Dimension,
  type EventDimension,
  type Filter,
  isOfEvents,
  type ReportScope,
} from '../report/report-scope';
import type { BoundValues } from './bound-values';
import { momentFrom } from './layout';

const eventColumns: Record<EventDimension, string> = {
  page: 'event.page',
  appVersion: 'event.app_version',
  eventHost: 'event.host',
};

export function dimensionSql(dimension: Dimension): string {
  return isOfEvents(dimension) ? eventColumns[dimension] : `source.${sourceColumns[dimension]}`;
}

/** Events with who did them by now: `event`, `person` and `source` may be named in what is selected from it. */
export const peopledEventsSql = `
event join person on person.number = event.person join source on source.source_id = person.source`;

/** What the filters ask of an event and of where its person came from. */
export function filtersSql(filters: readonly Filter[], bound: BoundValues): string {
  const conditions = filters.map(
    ({ dimension, values }) => `${dimensionSql(dimension)} in (${bound.list(values)})`,
  );
  return conditions.length > 0 ? conditions.join(' and ') : 'true';
}

/** The moments of the days that are asked about; the end is the first moment after them. */
export function momentsOf({ days }: Pick<ReportScope, 'days'>): { from: bigint; until: bigint } {
  return {
    from: momentFrom(beijingMidnight(days.from).getTime()),
    until: momentFrom(beijingMidnight(days.to, 1).getTime()),
  };
}

export const msPerMinute = 60_000;

/** So many milliseconds after the end of the days. */
export const momentAfterDays = ({ days }: Pick<ReportScope, 'days'>, laterMs: number): bigint =>
  momentFrom(beijingMidnight(days.to, 1).getTime() + laterMs);

/** So many milliseconds before their beginning. */
export const momentBeforeDays = ({ days }: Pick<ReportScope, 'days'>, earlierMs: number): bigint =>
  momentFrom(beijingMidnight(days.from).getTime() - earlierMs);
