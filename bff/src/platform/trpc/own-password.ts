import { AppError } from '../errors';
import type { Operator } from './context';

/** A password that somebody else made opens the console only to set one's own. Error: `not_allowed`. */
export function requireOwnPassword(operator: Operator): void {
  if (operator.mustSetPassword)
    throw new AppError('not_allowed', { details: { reason: 'must_set_password' } });
}
