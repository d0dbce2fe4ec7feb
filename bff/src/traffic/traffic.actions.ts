import { recordAudit } from '../operator';
import { AppError } from '../platform/errors';
import type { OperatorContext } from '../platform/trpc';
import type { TrafficMark } from './traffic.rules';
import { insertMark, personExists } from './traffic.store';

interface Marking {
  personId: string;
  mark: TrafficMark | 'none';
  reason: string;
}

/** An operator says what somebody is, or with `none` that they are a customer after all. Errors: `not_found`. */
export async function markPerson(
  context: OperatorContext,
  { personId, mark, reason }: Marking,
): Promise<void> {
  const at = context.clock.now();
  await context.db.transaction(async (tx) => {
    if (!(await personExists(tx, personId))) throw new AppError('not_found');
    const madeBy = context.operator.operatorId;
    await insertMark(
      tx,
      { markId: context.ids.next('trafficMark'), personId, mark, rule: 'operator', evidence: {}, madeBy },
      at,
    );
    await recordAudit(tx, {
      operatorId: madeBy,
      action: mark === 'none' ? 'traffic_mark_taken_back' : 'traffic_marked',
      subject: personId,
      reason,
      at,
    });
  });
}
