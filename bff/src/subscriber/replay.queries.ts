import { createHash } from 'node:crypto';
import type { ReplayRange } from './core.schemas';
import { openCursor, sealCursor } from './cursor';
import { type FeedRange, readRange } from './feed.store';
import { leavingEvents } from './leaving.rules';
import { CoreProblem } from './problem';
import { decisionsFor, type PullContext } from './pull.queries';
import type { Subscriber } from './subscriber.store';

export interface ReplayedPage {
  events: string[];
  /** Null when the range is at its end. */
  next: string | null;
}

/** A page of what lay in a range, under the same ids and in the same order as before. */
export async function replayFacts(
  context: PullContext,
  subscriber: Subscriber,
  input: { range: ReplayRange; cursor?: string; limit: number },
): Promise<ReplayedPage> {
  const { vault } = context;
  const reading = readingOf(input.range);
  const after = input.cursor ? openCursor(vault, subscriber.subscriberId, reading, input.cursor) : 0;
  if (after === null) throw new CoreProblem('cursor_invalid');
  const rows = await readRange(context.db, subscriber.feedAccountId, feedRangeOf(input.range), {
    after,
    limit: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  return {
    events: leavingEvents(page, await decisionsFor(context, page)),
    next:
      rows.length > input.limit
        ? sealCursor(vault, subscriber.subscriberId, reading, page.at(-1)!.position)
        : null,
  };
}

export function feedRangeOf(range: ReplayRange): FeedRange {
  if ('person' in range) return { by: 'person', personId: range.person };
  if ('fromId' in range) return { by: 'id', from: range.fromId, to: range.toId };
  return { by: 'time', from: new Date(range.from), before: new Date(range.to) };
}

const readingOf = (range: ReplayRange) =>
  `replay ${createHash('sha256').update(JSON.stringify(range)).digest('hex')}`;
