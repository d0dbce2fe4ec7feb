import { recordAudit } from '../operator';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import { type OperatorContext, requireAdministrator } from '../platform/trpc';
import type { AttributionRule } from './attribution.rules';
import { insertRule, lockRules, putInForce, refuse } from './attribution-rule.store';

export interface ProposeRule {
  key: string;
  rule: Omit<AttributionRule, 'label'>;
  reason: string;
}

/** Writes a new version down. Registrations do not see it before it is put in force; runs may try it. */
export function proposeRule(
  context: OperatorContext,
  input: ProposeRule,
): Promise<{ ruleId: number; label: string }> {
  requireAdministrator(context.operator);
  const at = context.clock.now();
  return once(context.db, at, intentOf('proposeRule', context, input), async (tx) => {
    await lockRules(tx);
    const made = { ...input.rule, madeBy: context.operator.operatorId, madeAt: at, reason: input.reason };
    const proposed = await insertRule(tx, made);
    await recordAudit(tx, {
      operatorId: context.operator.operatorId,
      action: 'attribution_rule_proposed',
      subject: proposed.label,
      reason: input.reason,
      at,
    });
    return proposed;
  });
}

export interface DecideRule {
  key: string;
  ruleId: number;
  reason: string;
}

/**
 * From now on registrations go by this version; those before keep their credit. Error: `not_found`, also for a
 * version that was decided on before.
 */
export function useRule(context: OperatorContext, input: DecideRule): Promise<{ inForceFrom: string }> {
  requireAdministrator(context.operator);
  const at = context.clock.now();
  const { operatorId } = context.operator;
  return once(context.db, at, intentOf('useRule', context, input), async (tx) => {
    await lockRules(tx);
    const put = { by: operatorId, at, reason: input.reason };
    if (!(await putInForce(tx, input.ruleId, put))) throw new AppError('not_found');
    await recordAudit(tx, {
      operatorId,
      action: 'attribution_rule_put_in_force',
      subject: String(input.ruleId),
      reason: input.reason,
      at,
    });
    return { inForceFrom: at.toISOString() };
  });
}

/** Says of a version that it will never be in force; it stays to be read. Error: `not_found`, as above. */
export function refuseRule(context: OperatorContext, input: DecideRule): Promise<{ refused: true }> {
  requireAdministrator(context.operator);
  const at = context.clock.now();
  const { operatorId } = context.operator;
  return once(context.db, at, intentOf('refuseRule', context, input), async (tx) => {
    await lockRules(tx);
    const refused = { by: operatorId, at, reason: input.reason };
    if (!(await refuse(tx, input.ruleId, refused))) throw new AppError('not_found');
    await recordAudit(tx, {
      operatorId,
      action: 'attribution_rule_refused',
      subject: String(input.ruleId),
      reason: input.reason,
      at,
    });
    return { refused: true as const };
  });
}

function intentOf(operation: string, { operator }: OperatorContext, { key, ...input }: { key: string }) {
  return { owner: operator.operatorId, operation: `attribution.${operation}`, key, input };
}
