import { AppError } from '../errors';
import type { Operator } from './context';

/** Changing is for administrators, looking for everybody signed in. Error: `not_allowed`. */
export function requireAdministrator(operator: Operator): void {
  if (operator.role !== 'admin') throw new AppError('not_allowed');
}
