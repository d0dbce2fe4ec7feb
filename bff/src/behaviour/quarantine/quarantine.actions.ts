import { grantedAmong } from '../../consent';
import { recordAudit } from '../../operator';
import type { Queryable } from '../../platform/database';
import { once } from '../../platform/once';
import type { OperatorContext } from '../../platform/trpc';
import { PersonErased, type PersonSeal, type Vault } from '../../platform/vault';
import { checkEvent } from '../behaviour.checks';
import { type BehaviourRow, insertBehaviour } from '../behaviour.store';
import { sealedField } from './hold-refused';
import { quarantineBounds } from './quarantine.bounds';
import {
  deleteRows,
  discardRows,
  type LockedRow,
  lockRows,
  moveRows,
  type OtherRefusal,
  type QuarantineGroup,
} from './quarantine.store';

export interface QuarantineDecision {
  group: QuarantineGroup;
  /** The newest row that the operator saw; what came after is left alone. */
  upToId: number;
  reason: string;
  idempotencyKey: string;
}

export interface Replayed {
  /** Counted now for the first time. */
  accepted: number;
  /** The phone had sent them again itself, and they were taken then. */
  duplicate: number;
  /** Still not what the catalogue takes: they stay. */
  refused: number;
  /** Of people who no longer agree, or who are gone: thrown away. */
  dropped: number;
  /** Where to go on; null when the group is done. */
  afterId: number | null;
}

/**
 * Checks rows of a group by the catalogue of today, up to a bound. What it takes goes in under its own id and the time
 * at which it came.
 */
export function replayQuarantined(
  ctx: OperatorContext,
  input: QuarantineDecision & { afterId: number },
): Promise<Replayed> {
  return decide(ctx, 'quarantine_replayed', input, async (tx) => {
    const rows = await lockRows(tx, input.group, input, quarantineBounds.maxReplayedRows);
    const { good, refused, dropped } = await sort(ctx.vault, tx, rows);
    const repeated = await insertBehaviour(
      tx,
      good.map(({ row }) => row),
    );
    await deleteRows(
      tx,
      [...good, ...dropped].map(({ quarantineId }) => quarantineId),
    );
    await moveRows(tx, refused);
    return {
      accepted: good.length - repeated.size,
      duplicate: repeated.size,
      refused: refused.length,
      dropped: dropped.length,
      afterId: rows.length < quarantineBounds.maxReplayedRows ? null : rows.at(-1)!.quarantineId,
    };
  });
}

/** Throws rows of a group away, up to a bound; `mayBeMore` asks for another round. */
export function discardQuarantined(
  ctx: OperatorContext,
  input: QuarantineDecision,
): Promise<{ discarded: number; mayBeMore: boolean }> {
  const { maxDiscardedRows } = quarantineBounds;
  return decide(ctx, 'quarantine_discarded', input, async (tx) => {
    const discarded = await discardRows(tx, input.group, input.upToId, maxDiscardedRows);
    return { discarded, mayBeMore: discarded === maxDiscardedRows };
  });
}

function decide<Answer extends object>(
  ctx: OperatorContext,
  action: string,
  { idempotencyKey, ...input }: QuarantineDecision & { afterId?: number },
  work: (tx: Queryable) => Promise<Answer>,
): Promise<Answer> {
  const { operatorId } = ctx.operator;
  const at = ctx.clock.now();
  const intent = { owner: operatorId, operation: action, key: idempotencyKey, input };
  return once(ctx.db, at, intent, async (tx) => {
    const { reason, eventName, appVersion } = input.group;
    const subject = [reason, eventName ?? '', appVersion].join(' ');
    await recordAudit(tx, { operatorId, action, subject, reason: input.reason, at });
    return work(tx);
  });
}

interface Sorted {
  good: { quarantineId: number; row: BehaviourRow }[];
  refused: OtherRefusal[];
  dropped: { quarantineId: number }[];
}

async function sort(vault: Vault, tx: Queryable, rows: readonly LockedRow[]): Promise<Sorted> {
  const people = [...new Set(rows.map(({ personId }) => personId))];
  const agreeing = await grantedAmong(tx, people, 'usage_analysis');
  const seals = new Map<string, PersonSeal | null>();
  for (const personId of agreeing) seals.set(personId, await sealOf(vault, tx, personId));
  const sorted: Sorted = { good: [], refused: [], dropped: [] };
  for (const { quarantineId, payloadSealed, appVersion, skewMs, receivedAt, ...sender } of rows) {
    const seal = seals.get(sender.personId);
    if (!seal) {
      sorted.dropped.push({ quarantineId });
      continue;
    }
    const verdict = checkEvent(JSON.parse(seal.open(sealedField, payloadSealed)));
    if ('reason' in verdict) {
      sorted.refused.push({ quarantineId, reason: verdict.reason, path: verdict.path });
    } else {
      const session = { ...sender, registered: false };
      sorted.good.push({
        quarantineId,
        row: { event: verdict.event, arrival: { session, receivedAt, skewMs, appVersion } },
      });
    }
  }
  return sorted;
}

async function sealOf(vault: Vault, tx: Queryable, personId: LockedRow['personId']) {
  try {
    return await vault.forPerson(tx, personId);
  } catch (error) {
    if (error instanceof PersonErased) return null;
    throw error;
  }
}
