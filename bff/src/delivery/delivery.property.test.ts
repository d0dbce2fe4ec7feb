import fc from 'fast-check';
import type { PersonId } from '@loudou/shared/ids';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { laneCount } from '../platform/outbox';
import { deliverBatch, type DeliveryContext } from './deliver-batch';
import { addPerson, appendReturn, platformOn } from './delivery.test-support';
import { planRound } from './plan-round';
import type { LeavingFact, SinkAnswer } from './sink';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** How one request may end. `lost` takes effect and loses the answer; `killed` takes effect and nothing is marked. */
type Fate = 'answered' | 'later' | 'lost' | 'killed';

/** A receiver that drops repeats, and notes when somebody is overtaken. */
function receiverOf(fates: Fate[], poison: ReadonlySet<string>) {
  const effects = new Map<string, number[]>();
  const seen = new Set<string>();
  let overtaken = false;

  function take(batch: readonly LeavingFact[]): SinkAnswer {
    if (batch.some((fact) => poison.has(fact.factId))) return { verdict: 'never', cause: 'poison' };
    for (const fact of batch.filter(({ factId }) => !seen.has(factId))) {
      const own = effects.get(fact.personId) ?? [];
      if (fact.personSequence !== (own.at(-1) ?? 0) + 1) overtaken = true;
      effects.set(fact.personId, [...own, fact.personSequence]);
      seen.add(fact.factId);
    }
    return { verdict: 'accepted' };
  }

  return {
    effects,
    isOvertaken: () => overtaken,
    async send(batch: readonly LeavingFact[]): Promise<SinkAnswer> {
      const fate = fates.shift() ?? 'answered';
      if (fate === 'later') return { verdict: 'later', cause: 'told to' };
      const answer = take(batch);
      if (fate === 'lost') return { verdict: 'later', cause: 'network' };
      if (fate === 'killed') throw new Error('killed');
      return answer;
    },
  };
}

async function deliverEverything(context: DeliveryContext): Promise<void> {
  const lanes = Array.from({ length: laneCount }, (_, lane) => lane);
  for (;;) {
    const { batches, putAside } = await planRound(context, lanes);
    if (batches.size === 0 && putAside === 0) return;
    for (const batch of batches.values()) await deliverBatch(context, batch).catch(() => undefined);
  }
}

const scenario = fc.record({
  fates: fc.array(fc.constantFrom<Fate>('answered', 'later', 'lost', 'killed'), { maxLength: 12 }),
  // For each person, which of their facts the receiver will never take.
  people: fc.array(
    fc.array(fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
});

test('whatever fails in between, each fact takes effect once, in order, up to the first that is never taken', async () => {
  const platform = platformOn(database.db);
  await fc.assert(
    fc.asyncProperty(scenario, async ({ fates, people }) => {
      const poison = new Set<string>();
      const expected = new Map<PersonId, number>();
      await Promise.all(
        people.map(async (facts) => {
          const personId = await addPerson(database.db, 'granted');
          for (const isPoison of facts) {
            const factId = await appendReturn(database.db, personId);
            if (isPoison) poison.add(factId);
          }
          const firstPoison = facts.indexOf(true);
          expected.set(personId, firstPoison < 0 ? facts.length : firstPoison);
        }),
      );
      const receiver = receiverOf([...fates], poison);
      const sink = { name: 'marketing_core', send: receiver.send };
      await deliverEverything({ ...platform, sink, signal: new AbortController().signal });
      expect(receiver.isOvertaken()).toBe(false);
      for (const [personId, taken] of expected) {
        expect(receiver.effects.get(personId) ?? []).toEqual(
          Array.from({ length: taken }, (_, nth) => nth + 1),
        );
      }
    }),
    { numRuns: 1000 },
  );
}, 180_000);
