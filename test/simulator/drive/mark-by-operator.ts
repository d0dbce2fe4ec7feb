import { operatorsMarksOf } from '../truth/marks';
import type { Truth } from '../truth/truth';
import type { Ask } from './operator';

/** An operator says at the console's door who is no customer, where nothing else shows it. */
export async function markByOperator(ask: Ask, truth: Truth): Promise<void> {
  for (const { who, mark } of operatorsMarksOf(truth.lived)) {
    const personId = truth.personIds.get(who);
    if (personId) await ask('traffic.mark', { personId, mark, reason: 'planned so' });
  }
}
