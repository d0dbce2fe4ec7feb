import type { PersonId } from '@loudou/shared/ids';
import { rowsOfFacts } from '../../delivery';
import { recordAudit } from '../../operator';
import { AppError } from '../../platform/errors';
import type { OperatorContext } from '../../platform/trpc';
import { currentConsents, moneyOf, reachedSteps } from './summary.rules';
import { orderTimeline } from './timeline.rules';
import {
  findRoot,
  listBehaviour,
  listFacts,
  listFamily,
  listTouches,
  timelineBounds,
} from './timeline.store';
import type { PersonTimeline } from './timeline.types';

/** Opens one life. The look is in the audit, with its reason, before anything is shown. */
export async function openTimeline(
  ctx: OperatorContext,
  input: { personId: PersonId; reason: string },
): Promise<PersonTimeline> {
  const root = await findRoot(ctx.db, input.personId);
  if (!root) throw new AppError('not_found');
  await recordAudit(ctx.db, {
    operatorId: ctx.operator.operatorId,
    action: 'person_opened',
    subject: root,
    reason: input.reason,
    at: ctx.clock.now(),
  });
  return readTimeline(ctx, root, input.reason);
}

async function readTimeline(ctx: OperatorContext, root: PersonId, reason: string): Promise<PersonTimeline> {
  const [person, ...merged] = await listFamily(ctx.db, root);
  if (!person) throw new AppError('not_found');
  const people = [person, ...merged].map((row) => row.person_id);
  const [facts, touches, behaviour] = await Promise.all([
    listFacts(ctx.db, people),
    listTouches(ctx.db, people),
    listBehaviour(ctx.db, people),
  ]);
  const sent = await rowsOfFacts(
    ctx.db,
    facts.map((fact) => fact.fact_id),
  );
  return {
    person: {
      personId: root,
      createdAt: person.created_at.toISOString(),
      registeredAt: person.registered_at?.toISOString() ?? null,
      mergedFrom: merged.map((row) => row.person_id),
      creditedTouchId: person.touch_id,
      creditRule: person.rule_version,
    },
    reached: reachedSteps(facts, touches[0]?.arrived_at ?? null),
    consents: currentConsents(facts),
    money: moneyOf(facts),
    entries: orderTimeline({ facts, touches, behaviour, sent }),
    truncated:
      facts.length === timelineBounds.facts ||
      touches.length === timelineBounds.touches ||
      behaviour.length === timelineBounds.behaviour,
    auditedReason: reason,
  };
}
