import type { ExperimentId } from '@loudou/shared/ids';
import { recordAudit } from '../../../operator';
import { AppError } from '../../../platform/errors';
import { once } from '../../../platform/once';
import { type ExperimentContext, intentOf, requireEditor } from '../../definition/experiment.context';
import { refused } from '../../definition/experiment.refusals';
import { lockExperiment } from '../../definition/experiment.store';
import { chinaDay } from '../china-day';
import { insertChecks } from '../check.store';
import { gate, type Surroundings, textHashFor } from '../gate';
import { approvalStateOf, mayNotDecide } from './approval.rules';
import { editorsOf, insertAsked, newestApproval, writeDecision } from './approval.store';

export interface AskInput {
  key: string;
  experimentId: ExperimentId;
  /** What was on the screen, where it is told: nobody asks for a text that somebody changed since. */
  textHash?: string;
}

/** Asks for a second person's word on the draft's text, and keeps what the rules said of it. Asking twice is asking once. */
export function askApproval(
  context: ExperimentContext,
  around: Surroundings,
  input: AskInput,
): Promise<{ approvalId: number; textHash: string }> {
  requireEditor(context.operator);
  const { operatorId } = context.operator;
  const now = context.clock.now();
  return once(context.db, now, intentOf('approval_ask', context, input), async (tx) => {
    const { experimentId, definition, state } = await lockExperiment(tx, input.experimentId);
    if (state === 'archived') throw refused('archived');
    const outcome = gate(definition, around, chinaDay(now));
    const { textHash } = outcome;
    if (input.textHash !== undefined && textHash !== input.textHash) throw refused('changed_meanwhile');
    const newest = await newestApproval(tx, experimentId, textHash);
    const standing = approvalStateOf(newest, { textHash, changesPrice: definition.changesPrice });
    if (newest && (standing === 'waits' || standing === 'approved'))
      return { approvalId: newest.approvalId, textHash };
    const approvalId = await insertAsked(tx, { experimentId, textHash, by: operatorId, at: now });
    await insertChecks(tx, { experimentId, phase: null }, outcome, now);
    await recordAudit(tx, {
      operatorId,
      action: 'experiment_approval_asked',
      subject: experimentId,
      after: textHash,
      at: now,
    });
    return { approvalId, textHash };
  });
}

export interface DecideInput {
  key: string;
  experimentId: ExperimentId;
  /** What was read. Another text is another question. */
  textHash: string;
  decision: 'approved' | 'refused';
  reason: string;
}

/**
 * A second person's word. Errors: `not_allowed` where the price changes and theirs is not the compliance role;
 * `invalid_input` with `same_person`, `changed_meanwhile`, or `no_such_decision` when nobody asked.
 */
export function decideApproval(
  context: ExperimentContext,
  around: Surroundings,
  input: DecideInput,
): Promise<{ approvalId: number; decision: DecideInput['decision'] }> {
  const { operator } = context;
  const now = context.clock.now();
  return once(context.db, now, intentOf('approval_decide', context, input), async (tx) => {
    const { experimentId, definition, state } = await lockExperiment(tx, input.experimentId);
    if (state === 'archived') throw refused('archived');
    const textHash = textHashFor(definition, around.product);
    if (textHash !== input.textHash) throw refused('changed_meanwhile');
    const waiting = await newestApproval(tx, experimentId, textHash);
    if (!waiting || waiting.textHash !== textHash || waiting.decision !== null)
      throw refused('no_such_decision');
    const why = mayNotDecide(operator, {
      askedBy: waiting.askedBy,
      ...(await editorsOf(tx, experimentId)),
      changesPrice: definition.changesPrice,
    });
    if (why === 'needs_compliance') throw new AppError('not_allowed');
    if (why) throw refused('same_person', { why });
    const { approvalId } = waiting;
    const { decision, reason } = input;
    await writeDecision(tx, { approvalId, decision, reason, by: operator.operatorId, at: now });
    await recordAudit(tx, {
      operatorId: operator.operatorId,
      action: decision === 'approved' ? 'experiment_text_approved' : 'experiment_text_refused',
      subject: experimentId,
      reason,
      after: textHash,
      at: now,
    });
    return { approvalId, decision };
  });
}
