import type { PersonId } from '@loudou/shared/ids';
import { setTimeout as sleep } from 'node:timers/promises';
import { leavingDecisions } from '../delivery';
import type { Platform } from '../platform/platform';
import { openCursor, sealCursor } from './cursor';
import { firstAfter, newestPosition, readFeed } from './feed.store';
import { leavingEvents } from './leaving.rules';
import { CoreProblem } from './problem';
import type { Subscriber } from './subscriber.store';

/** How far one call looks for events of the asked types before it answers with what it has. */
const maxScannedEvents = 20_000;
const lookAgainMs = 200;

export const factsReading = 'facts';

export interface PullInput {
  cursor?: string;
  limit: number;
  types?: readonly string[];
  waitMs: number;
}

export interface PulledPage {
  /** Each a CloudEvent as text. */
  events: string[];
  next: string;
  lagMs: number;
  more: boolean;
}

export type PullContext = Pick<Platform, 'db' | 'vault' | 'clock'>;

/** The next page of a feed; without a cursor what follows the last acknowledged event. */
export async function pullFacts(
  context: PullContext,
  subscriber: Subscriber,
  input: PullInput,
  signal: AbortSignal,
): Promise<PulledPage> {
  const after = startOf(context, subscriber, input.cursor);
  await waitForMore(context, subscriber, after, input.waitMs, signal);
  const newest = await newestPosition(context.db, subscriber.feedAccountId);
  const upTo = input.types ? Math.min(newest, after + maxScannedEvents) : newest;
  const rows = await readFeed(context.db, subscriber.feedAccountId, {
    after,
    upTo,
    factNames: input.types?.map(factNameOf),
    limit: input.limit,
  });
  const position = rows.length === input.limit ? rows.at(-1)!.position : Math.max(after, upTo);
  const waiting = await firstAfter(context.db, subscriber.feedAccountId, position);
  return {
    events: leavingEvents(rows, await decisionsFor(context, rows)),
    next: sealCursor(context.vault, subscriber.subscriberId, factsReading, position),
    lagMs: waiting ? Math.max(0, context.clock.nowMs() - waiting.appendedAt.getTime()) : 0,
    more: waiting !== undefined,
  };
}

const factNameOf = (type: string) => type.replace(/^loudou\./, '');

export const decisionsFor = ({ db }: Pick<PullContext, 'db'>, rows: readonly { personId: PersonId }[]) =>
  leavingDecisions(db, [...new Set(rows.map(({ personId }) => personId))]);

function startOf({ vault }: PullContext, subscriber: Subscriber, cursor: string | undefined): number {
  if (cursor === undefined) return subscriber.ackedPosition;
  const position = openCursor(vault, subscriber.subscriberId, factsReading, cursor);
  if (position === null) throw new CoreProblem('cursor_invalid');
  return position;
}

/** Looks at the head of the feed again and again: one row by its key, and no connection is held meanwhile. */
async function waitForMore(
  { db }: PullContext,
  { feedAccountId }: Subscriber,
  after: number,
  waitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const endMs = performance.now() + waitMs;
  while (!signal.aborted && (await newestPosition(db, feedAccountId)) <= after) {
    const restMs = endMs - performance.now();
    if (restMs <= 0) return;
    await sleep(Math.min(lookAgainMs, restMs), undefined, { signal }).catch(() => undefined);
  }
}
