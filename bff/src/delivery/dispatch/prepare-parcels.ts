import type { PersonId, TouchId } from '@loudou/shared/ids';
import type { WorkingAccount } from '../accounts/account.store';
import { type Needle, personalNeedles } from '../accounts/shown-text';
import { leavingDecisions, type PersonDecisions } from '../leaving/decisions.store';
import { decideLeave, type Leave } from '../leaving/leave.rules';
import { outgoingRow } from '../leaving/outgoing.rules';
import { readClicks, readHostAccount } from '../leaving/outgoing.store';
import type { ClaimedRow } from '../ledger/ledger.types';
import type { OutgoingClick, OutgoingRow } from '../sinks/sink-definition';
import { withheld } from './outcome.rules';
import type { Outcome } from './recorder';
import type { Parcel } from './shipment.rules';
import type { WorkContext } from './work-context';

export interface MappedParcel extends Parcel {
  row: ClaimedRow;
  mapped: { message: unknown } | { refusal: string };
  details: string;
  /** What the receiver may give back in its answer and the ledger must not keep. */
  hidden: readonly Needle[];
  /** When the consents were asked. */
  decidedAtMs: number;
}

export interface PreparedRows {
  /** What may leave, mapped. */
  parcels: MappedParcel[];
  /** What must not leave any more. */
  ended: Outcome[];
  /** What waits for a decision of its person, with everything of the same person behind it. */
  waiting: ClaimedRow[];
}

/** Decides for each claimed row whether it may leave, and maps what may. */
export async function prepareParcels(
  context: WorkContext,
  working: WorkingAccount,
  claimed: readonly ClaimedRow[],
): Promise<PreparedRows> {
  const now = context.platform.clock.now();
  const known = await readKnown(context, working, claimed, now);
  const prepared: PreparedRows = { parcels: [], ended: [], waiting: [] };
  const stopped = new Set<PersonId>();
  for (const row of claimed) {
    const own = known.decisions.get(row.personId) ?? { relatives: [] };
    const leave: RowLeave = stopped.has(row.personId)
      ? { leave: 'wait' }
      : leaveOf(row, working, own, known.suppressed?.get(row.personId), now);
    if (leave.leave === 'wait') {
      stopped.add(row.personId);
      prepared.waiting.push(row);
    } else if (leave.leave === 'send') {
      const click = row.touchId ? (known.clicks.get(row.touchId) ?? null) : null;
      prepared.parcels.push(await parcelOf(context, working, row, { leave, decisions: own, click }));
    } else {
      const to = leave.leave === 'expire' ? 'expired' : 'suppressed';
      prepared.ended.push({
        row,
        change: withheld(row, { to, cause: leave.cause }, { setup: working.setup, now }),
      });
    }
  }
  return prepared;
}

type RowLeave = Leave | { leave: 'expire' | 'suppress'; cause: string };

async function readKnown(
  { platform, suppressions }: WorkContext,
  { definition, account }: WorkingAccount,
  claimed: readonly ClaimedRow[],
  now: Date,
) {
  const people = [...new Set(claimed.map(({ personId }) => personId))];
  const touches = definition.adPlatform === null ? [] : claimed.flatMap(({ touchId }) => touchId ?? []);
  const [decisions, suppressed, clicks] = await Promise.all([
    leavingDecisions(platform.db, people),
    suppressions?.(platform.db, people, account.sink, now),
    readClicks(platform.db, [...new Set<TouchId>(touches)]),
  ]);
  return { decisions, suppressed, clicks };
}

function leaveOf(
  row: ClaimedRow,
  { definition }: WorkingAccount,
  decisions: PersonDecisions,
  suppressedBecause: string | undefined,
  now: Date,
): RowLeave {
  if (suppressedBecause) return { leave: 'suppress', cause: suppressedBecause };
  if (row.expiresAt && row.expiresAt <= now) return { leave: 'expire', cause: 'window_closed' };
  return decideLeave({ factName: row.factName, adPlatform: definition.adPlatform }, decisions);
}

interface Permitted {
  leave: Extract<Leave, { leave: 'send' }>;
  decisions: PersonDecisions;
  click: OutgoingClick | null;
}

async function parcelOf(
  context: WorkContext,
  { definition, setup, settings }: WorkingAccount,
  row: ClaimedRow,
  { leave, decisions, click }: Permitted,
): Promise<MappedParcel> {
  const wantsHost = definition.hostAccountAt !== undefined && leave.fields.has('host_account');
  const hostAccount = wantsHost
    ? await readHostAccount(
        context.platform,
        [row.personId, ...decisions.relatives],
        definition.hostAccountAt!,
      )
    : null;
  const mapping = setup.mapping.find(({ fact, event }) => fact === row.factName && event === row.event);
  const outgoing = outgoingRow({
    row,
    fields: leave.fields,
    adPlatform: definition.adPlatform,
    click,
    hostAccount,
    options: mapping?.options ?? {},
  });
  const mapped = mappedBy(context, definition, outgoing, settings);
  return {
    row,
    personId: row.personId,
    bytes: 'message' in mapped ? definition.bytesOf(mapped.message) : 0,
    mapped,
    details: JSON.stringify({ consents: leave.consents }),
    hidden: hiddenOf(outgoing),
    decidedAtMs: context.leases.monotonicMs(),
  };
}

/** One row that cannot be mapped must not hold up those that were claimed with it. */
function mappedBy(
  { platform }: WorkContext,
  definition: WorkingAccount['definition'],
  outgoing: OutgoingRow,
  settings: unknown,
): MappedParcel['mapped'] {
  try {
    return definition.map(outgoing, settings);
  } catch (error) {
    platform.logger.error({ err: error, delivery: outgoing.deliveryId }, 'a row cannot be mapped');
    return { refusal: 'mapping_failed' };
  }
}

function hiddenOf(outgoing: OutgoingRow): Needle[] {
  const { clickId } = outgoing.data;
  const told = typeof clickId === 'string' ? [{ text: clickId, kind: 'click' } as const] : [];
  return [...personalNeedles(outgoing), ...told];
}
