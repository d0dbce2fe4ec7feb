import { isId } from '@loudou/shared/ids';
import type { PersonSearch } from '../../api/types';

const MAX_CLICK_ID = 1024;

/** What a pasted text names: our ids say so themselves, anything else is taken for a click id. */
export function searchOf(text: string): PersonSearch | null {
  const given = text.trim();
  if (given === '' || given.length > MAX_CLICK_ID) return null;
  if (isId('person', given)) return { personId: given };
  if (isId('application', given)) return { applicationId: given };
  if (isId('loan', given)) return { loanId: given };
  return { clickId: given };
}
