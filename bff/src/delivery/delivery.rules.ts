import { findFact } from '@loudou/shared/catalogue';
import type { LeavingFact } from './sink';

export type Decision = 'granted' | 'declined' | 'withdrawn';

/** The newest decisions of a person that bear on leaving; absent means never asked. */
export interface LeavingDecisions {
  applicationProcessing?: Decision;
  adMeasurement?: Decision;
}

export interface UnfinishedDelivery extends LeavingFact {
  parked: boolean;
}

export type WaitsFor = 'consent' | 'parked';

export interface PersonPlan {
  send: UnfinishedDelivery[];
  suppress: UnfinishedDelivery[];
  /** From where on everything has to wait, and for what. */
  waits: { waitsFor: WaitsFor; fromSequence: number } | null;
}

/**
 * What may leave now out of the unfinished deliveries of one person, which come in their order. Nothing
 * overtakes: the first that has to wait ends the plan.
 */
export function planPerson(
  deliveries: readonly UnfinishedDelivery[],
  decisions: LeavingDecisions,
): PersonPlan {
  const plan: PersonPlan = { send: [], suppress: [], waits: null };
  for (const delivery of deliveries) {
    const step = nextStep(delivery, decisions);
    if (step === 'send') plan.send.push(forLeaving(delivery, decisions));
    else if (step === 'suppress') plan.suppress.push(delivery);
    else return { ...plan, waits: { waitsFor: step, fromSequence: delivery.personSequence } };
  }
  return plan;
}

function nextStep(delivery: UnfinishedDelivery, decisions: LeavingDecisions): 'send' | 'suppress' | WaitsFor {
  if (delivery.parked) return 'parked';
  // A name that left the catalogue is held to the stricter rule.
  if (findFact(delivery.name)?.leavesBy === 'contract') return 'send';
  if (decisions.applicationProcessing === 'granted') return 'send';
  // Waiting would hold up the withdrawal itself and every fact of a running contract behind it.
  if (decisions.applicationProcessing === 'withdrawn') return 'suppress';
  return 'consent';
}

/** The click id belongs to ad measurement: the arrival may be told of without it. */
function forLeaving(delivery: UnfinishedDelivery, decisions: LeavingDecisions): UnfinishedDelivery {
  if (decisions.adMeasurement === 'granted' || !('clickId' in delivery.data)) return delivery;
  const { clickId: _withheld, ...data } = delivery.data;
  return { ...delivery, data };
}
