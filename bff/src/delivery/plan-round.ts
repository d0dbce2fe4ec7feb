import type { PersonId } from '@loudou/shared/ids';
import { fittingBatch, maxBatchFacts } from './batch.rules';
import { leavingDecisions, type PersonDecisions } from './decisions.store';
import type { DeliveryContext } from './deliver-batch';
import { type PersonPlan, planPerson } from './delivery.rules';
import { finish, type LaneDelivery, letWait, stopWaiting, unfinishedDeliveries } from './delivery.store';
import type { LeavingFact } from './sink';

export interface RoundPlan {
  /** What each lane sends now. */
  batches: Map<number, LeavingFact[]>;
  /** People some of whose deliveries were put aside: there may be others behind them. */
  putAside: number;
}

interface PlannedPerson extends PersonPlan {
  personId: PersonId;
  lane: number;
  seenUpTo: number;
}

/** Looks at the lanes once: what may leave is put into batches, what must not is put aside. */
export async function planRound(context: DeliveryContext, lanes: readonly number[]): Promise<RoundPlan> {
  const { db, sink } = context;
  const deliveries = await unfinishedDeliveries(db, sink.name, lanes, maxBatchFacts);
  if (deliveries.length === 0) return { batches: new Map(), putAside: 0 };
  const people = groupBy(deliveries, (delivery) => delivery.personId);
  const decisions = await leavingDecisions(db, [...people.keys()]);
  const plans = [...people].map(([personId, own]) => plan(personId, own, decisions));
  await suppress(context, plans);
  await setWaiting(context, plans);
  await stopWaiting(db, sink.name, relativesOfGranted(decisions), 'consent');
  return {
    batches: batchesOf(plans),
    putAside: plans.filter((one) => one.suppress.length > 0 || one.waits).length,
  };
}

function plan(
  personId: PersonId,
  own: readonly LaneDelivery[],
  decisions: ReadonlyMap<PersonId, PersonDecisions>,
): PlannedPerson {
  const { lane, seenUpTo } = own[0]!;
  return { personId, lane, seenUpTo, ...planPerson(own, decisions.get(personId) ?? {}) };
}

async function suppress({ db, sink, clock }: DeliveryContext, plans: readonly PlannedPerson[]) {
  const ids = plans.flatMap((one) => one.suppress.map((delivery) => delivery.factId));
  const end = { state: 'suppressed', attempts: 0, cause: 'consent_withdrawn', at: clock.now() } as const;
  await finish(db, sink.name, ids, end);
}

async function setWaiting({ db, sink }: DeliveryContext, plans: readonly PlannedPerson[]) {
  for (const waitsFor of ['consent', 'parked'] as const) {
    const waiting = plans.flatMap(({ personId, waits, seenUpTo }) =>
      waits?.waitsFor === waitsFor
        ? [{ personId, fromSequence: waits.fromSequence, upToSequence: seenUpTo }]
        : [],
    );
    await letWait(db, sink.name, waitsFor, waiting);
  }
}

/** Who was merged with somebody that agrees has agreed as well: their deliveries need not wait any more. */
function relativesOfGranted(decisions: ReadonlyMap<PersonId, PersonDecisions>): PersonId[] {
  return [...decisions.values()].flatMap((own) =>
    own.applicationProcessing === 'granted' ? own.relatives : [],
  );
}

function batchesOf(plans: readonly PlannedPerson[]): Map<number, LeavingFact[]> {
  const leaving = plans.filter((one) => one.send.length > 0);
  return new Map(
    [...groupBy(leaving, (one) => one.lane)].map(([lane, people]) => [
      lane,
      fittingBatch(people.flatMap((one) => one.send)),
    ]),
  );
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
