import { staffOf } from '../truth/marks';
import type { Truth } from '../truth/truth';
import type { Ask } from './operator';

/** An operator says at the console's door who is of the house. */
export async function markStaff(ask: Ask, truth: Truth): Promise<void> {
  for (const who of staffOf(truth.lived)) {
    const personId = truth.personIds.get(who);
    if (personId) await ask('traffic.mark', { personId, mark: 'staff', reason: 'of the house' });
  }
}
