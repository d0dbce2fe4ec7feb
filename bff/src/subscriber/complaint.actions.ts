import type { PersonId } from '@loudou/shared/ids';
import type { Transaction } from '../platform/database';
import { appendFact } from '../platform/outbox';
import { applied, type CommandContext, type Outcome, refused } from './command.outcome';
import { caseFault } from './command.rules';
import { lockCase, onceKeyOf } from './complaint.store';
import type { ComplaintCommand } from './core.schemas';

interface Told {
  subscriberId: string;
  command: ComplaintCommand;
  personId: PersonId;
}

const hourMs = 3_600_000;

/**
 * A case is filed once and resolved once, whichever command tells of it and how often; what was told of it first stands.
 */
export async function fileComplaint(context: CommandContext, tx: Transaction, told: Told): Promise<Outcome> {
  const { subscriberId, command, personId } = told;
  const { caseId, topic, filedAt, resolved } = command;
  const known = await lockCase(tx, { subscriberId, caseId }, personId);
  const fault = caseFault(command, known, context.worldClock.now());
  if (fault) return refused(fault);
  if (known && (known.resolved || !resolved)) return applied('unchanged');
  const nowMs = context.clock.nowMs();
  const atMost = (moment: string) => new Date(Math.min(Date.parse(moment), nowMs));
  const began = known?.filedAt ?? atMost(filedAt);
  const common = { personId, onceKey: onceKeyOf({ subscriberId, caseId }) };
  const data = { caseId, topic, commandId: command.id, actor: subscriberId };
  const ground = { ...context, db: tx };
  if (!known) await appendFact(ground, { ...common, name: 'complaint_filed', occurredAt: began, data });
  if (resolved) {
    const occurredAt = atMost(resolved.at);
    const hours = Math.max(0, Math.floor((occurredAt.getTime() - began.getTime()) / hourMs));
    const { outcome } = resolved;
    await appendFact(ground, {
      ...common,
      name: 'complaint_resolved',
      occurredAt,
      data: { ...data, hours, outcome },
    });
  }
  return applied();
}
