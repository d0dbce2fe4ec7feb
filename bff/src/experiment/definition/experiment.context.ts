import { AppError } from '../../platform/errors';
import type { Operator, OperatorContext } from '../../platform/trpc';

/** What the actions here need of a call from the console. */
export type ExperimentContext = Pick<OperatorContext, 'db' | 'clock' | 'ids' | 'operator'>;

/** Drafts are for administrators and analysts: whoever approves a text does not write it. Error: `not_allowed`. */
export function requireEditor({ role }: Operator): void {
  if (role !== 'admin' && role !== 'analyst') throw new AppError('not_allowed');
}

/** A second word on a decision: from somebody who may decide, or who guards the texts. Error: `not_allowed`. */
export function requireSeconder({ role }: Operator): void {
  if (role !== 'admin' && role !== 'compliance') throw new AppError('not_allowed');
}

export function intentOf(
  operation: string,
  { operator }: Pick<ExperimentContext, 'operator'>,
  { key, ...input }: { key: string },
) {
  return { owner: operator.operatorId, operation: `experiment.${operation}`, key, input };
}
