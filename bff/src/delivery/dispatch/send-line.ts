import type { Platform } from '../../platform/platform';
import type { ClaimedRow, RowChange } from '../ledger/ledger.types';
import { type Attempt, type AttemptContext, recordOf, tryOnce } from './attempt';
import type { Failure } from './breaker.rules';
import { type AttemptOutcome, changeAfter } from './outcome.rules';
import type { MappedParcel } from './prepare-parcels';
import type { Recorder } from './recorder';
import type { Shipment } from './shipment.rules';
import type { Slots } from './slots';

/** A row that waited longer for its turn is asked for anew: a withdrawal has to count within a minute. */
const maxDecisionAgeMs = 15_000;

export interface LineContext extends AttemptContext {
  recorder: Recorder;
  platform: Pick<Platform, 'clock' | 'metrics' | 'logger'>;
  random(): number;
  monotonicMs(): number;
  slots: Slots;
  giveBack(rows: readonly ClaimedRow[]): Promise<void>;
  /** So many requests beyond those that the line was allowed. */
  sendsMore(requests: number): Promise<void>;
  succeeded(): void;
  failed(failure: Failure): void;
}

/**
 * Sends one request after the other; what cannot go on keeps everything of the same person behind it. An answer
 * that lets the person's next row follow is written down beside the sending: should this process die in between,
 * the row is unknown and, where it may come again, known to the receiver. Resolves when all of it is written.
 */
export async function sendLine(
  context: LineContext,
  line: readonly Shipment<MappedParcel>[],
  onSent: () => void,
): Promise<void> {
  const going: Going = { blocked: new Set(), written: [] };
  try {
    for (const shipment of line) await sendShipment(context, shipment, going);
  } finally {
    onSent();
  }
  await Promise.all(going.written);
}

interface Going {
  /** People whose next row must not follow. */
  blocked: Set<string>;
  written: Promise<boolean>[];
}

async function sendShipment(
  context: LineContext,
  shipment: readonly MappedParcel[],
  going: Going,
): Promise<void> {
  const free = await holdBack(context, shipment, going);
  const parcels = await refuseUnmappable(context, free, going);
  if (parcels.length === 0) return;
  const rows = parcels.map(({ row }) => row);
  const attempt = await context.slots.run(async () => {
    // The last moment before anything leaves: whoever slept through the lease sends nothing.
    if (context.signal.aborted || !context.maySend(rows)) return null;
    if (parcels.some(({ decidedAtMs }) => context.monotonicMs() - decidedAtMs > maxDecisionAgeMs))
      return null;
    return tryOnce(context, parcels);
  });
  if (!attempt) {
    rows.forEach(({ personId }) => going.blocked.add(personId));
    return context.giveBack(rows);
  }
  if (attempt.verdicts.every(({ verdict }) => verdict === 'refused_batch') && parcels.length > 1) {
    return sendHalves(context, parcels, going);
  }
  await settle(context, parcels, attempt, going);
}

/** Nothing of the batch took effect: halves go one after the other until the row at fault stands alone. */
async function sendHalves(
  context: LineContext,
  parcels: readonly MappedParcel[],
  going: Going,
): Promise<void> {
  const middle = Math.ceil(parcels.length / 2);
  await context.sendsMore(2);
  await sendShipment(context, parcels.slice(0, middle), going);
  await sendShipment(context, parcels.slice(middle), going);
}

/** Gives back what stands behind a person's row that did not go on; what is left may go. */
async function holdBack(
  context: LineContext,
  parcels: readonly MappedParcel[],
  { blocked }: Going,
): Promise<MappedParcel[]> {
  const held = parcels.filter(({ personId }) => blocked.has(personId));
  if (held.length > 0) await context.giveBack(held.map(({ row }) => row));
  return parcels.filter(({ personId }) => !blocked.has(personId));
}

async function refuseUnmappable(
  context: LineContext,
  shipment: MappedParcel[],
  going: Going,
): Promise<MappedParcel[]> {
  const refused = shipment.filter(({ mapped }) => 'refusal' in mapped);
  if (refused.length === 0) return shipment;
  const { setup, definition } = context.working;
  const outcomes = refused.map(({ row, mapped, details }) => ({
    row,
    change: changeAfter(
      row,
      { verdict: 'refused', cause: 'refusal' in mapped ? mapped.refusal : '' },
      undefined,
      { setup, definition, now: context.platform.clock.now(), random: context.random(), details },
    ),
  }));
  await context.recorder.record(outcomes);
  if (definition.afterRefusal === 'park') refused.forEach(({ personId }) => going.blocked.add(personId));
  const rest = shipment.filter(({ mapped }) => !('refusal' in mapped));
  return holdBack(context, rest, going);
}

async function settle(
  context: LineContext,
  parcels: readonly MappedParcel[],
  attempt: Attempt,
  { blocked, written }: Going,
): Promise<void> {
  const { setup, definition, account } = context.working;
  const { clock, metrics } = context.platform;
  const outcomes = parcels.map(({ row, details }, index) => {
    const outcome: AttemptOutcome = attempt.verdicts[index] ?? { verdict: 'unknown', cause: 'no_verdict' };
    const change = changeAfter(row, outcome, recordOf(row, attempt), {
      setup,
      definition,
      now: clock.now(),
      random: context.random(),
      details,
    });
    return { row, outcome, change };
  });
  for (const [result, rows] of countVerdicts(outcomes))
    metrics.deliveryAttempts.inc({ sink: account.sink, result }, rows);
  const trouble = outcomes.find(({ outcome }) => isTrouble(outcome));
  if (trouble) context.failed(failureOf(trouble.outcome));
  else context.succeeded();
  const recorded = context.recorder.record(outcomes);
  written.push(recorded);
  const seconds = metrics.deliverySeconds.labels({ sink: account.sink });
  for (const { row, outcome, change } of outcomes) {
    if (!letsPass(change)) blocked.add(row.personId);
    if (outcome.verdict === 'accepted') {
      const lagMs = Math.max(0, clock.nowMs() - row.recordedAt.getTime());
      seconds.observe(lagMs / 1_000);
    }
  }
  if (context.recorder.isFull()) await recorded;
}

function countVerdicts(outcomes: readonly { outcome: AttemptOutcome }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { outcome } of outcomes) counts.set(outcome.verdict, (counts.get(outcome.verdict) ?? 0) + 1);
  return counts;
}

/** May the person's next row follow? Only behind one that is at its end. */
const letsPass = ({ queue }: Pick<RowChange, 'queue'>) => queue === 'remove';

const isTrouble = ({ verdict }: AttemptOutcome) =>
  verdict === 'later' || verdict === 'unsent' || verdict === 'unknown' || verdict === 'account_at_fault';

function failureOf(outcome: AttemptOutcome): Failure {
  const { cause, retryAfterMs } = outcome as { cause: string; retryAfterMs?: number };
  return {
    cause,
    retryAfterMs,
    certain: outcome.verdict === 'account_at_fault' || (retryAfterMs ?? 0) > 0,
    accountAtFault: outcome.verdict === 'account_at_fault',
  };
}
