import type { ExperimentId } from '@loudou/shared/ids';
import { recordAudit } from '../../operator';
import type { Queryable } from '../../platform/database';
import { once } from '../../platform/once';
import { type ExperimentContext, intentOf } from './experiment.context';
import { lockExperiment, type StoredExperiment } from './experiment.store';

export interface HeldExperiment {
  tx: Queryable;
  experiment: StoredExperiment;
  by: string;
  now: Date;
  /** A line of the audit on this experiment, with the reason that was given. */
  audit(action: string, changed?: { before?: string | null; after?: string | null }): Promise<void>;
}

/** A change of one experiment from the console: once for its key, with the row held. Who may is asked before. */
export function withExperiment<
  Input extends { key: string; experimentId: ExperimentId; reason?: string },
  Answer,
>(
  context: ExperimentContext,
  operation: string,
  input: Input,
  act: (held: HeldExperiment) => Promise<Answer>,
): Promise<Answer> {
  const now = context.clock.now();
  const { operatorId: by } = context.operator;
  const { experimentId, reason } = input;
  return once(context.db, now, intentOf(operation, context, input), async (tx) =>
    act({
      tx,
      experiment: await lockExperiment(tx, experimentId),
      by,
      now,
      audit: (action, changed) =>
        recordAudit(tx, { operatorId: by, action, subject: experimentId, reason, at: now, ...changed }),
    }),
  );
}
