import fc from 'fast-check';
import { type Decision, planPerson, type UnfinishedDelivery } from './delivery.rules';

const names = { application: 'application_started', contract: 'loan_settled' } as const;

function delivery(personSequence: number, change: Partial<UnfinishedDelivery> = {}): UnfinishedDelivery {
  return {
    factId: `fct_${personSequence}`,
    personId: 'psn_1',
    personSequence,
    name: names.application,
    version: 1,
    occurredAt: new Date(0),
    recordedAt: new Date(0),
    touchId: null,
    host: null,
    traceId: null,
    data: {},
    parked: false,
    ...change,
  };
}

const sequences = (deliveries: readonly UnfinishedDelivery[]) => deliveries.map((one) => one.personSequence);

test('without consent the first fact that needs it stops everything behind it', () => {
  const plan = planPerson(
    [delivery(1, { name: names.contract }), delivery(2), delivery(3, { name: names.contract })],
    {},
  );
  expect(sequences(plan.send)).toEqual([1]);
  expect(plan.waits).toEqual({ waitsFor: 'consent', fromSequence: 2 });
});

test('a withdrawal suppresses what needs consent and lets the contract pass', () => {
  const plan = planPerson([delivery(1), delivery(2, { name: names.contract })], {
    applicationProcessing: 'withdrawn',
  });
  expect(sequences(plan.suppress)).toEqual([1]);
  expect(sequences(plan.send)).toEqual([2]);
});

test('nothing passes a parked fact, not even the contract', () => {
  const plan = planPerson([delivery(1, { parked: true }), delivery(2, { name: names.contract })], {
    applicationProcessing: 'granted',
  });
  expect(plan).toEqual({ send: [], suppress: [], waits: { waitsFor: 'parked', fromSequence: 1 } });
});

test('a fact whose name left the catalogue is held to the stricter rule', () => {
  expect(planPerson([delivery(1, { name: 'long_gone' })], {}).send).toEqual([]);
});

test('the click id is taken out of what leaves, never out of what is kept', () => {
  const kept = delivery(1, { data: { clickId: 'c', scene: '1' } });
  const [sent] = planPerson([kept], { applicationProcessing: 'granted' }).send;
  expect(sent!.data).toEqual({ scene: '1' });
  expect(kept.data).toEqual({ clickId: 'c', scene: '1' });
});

test('a plan never reorders, and accounts for everything before it stops', () => {
  const decision = fc.constantFrom<Decision | undefined>('granted', 'declined', 'withdrawn', undefined);
  const person = fc.array(
    fc.record({ name: fc.constantFrom(names.application, names.contract), parked: fc.boolean() }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(person, decision, (facts, applicationProcessing) => {
      const own = facts.map((change, index) => delivery(index + 1, change));
      const plan = planPerson(own, { applicationProcessing });
      const end = plan.waits?.fromSequence ?? own.length + 1;
      const settled = [...plan.send, ...plan.suppress].sort((a, b) => a.personSequence - b.personSequence);
      expect(sequences(settled)).toEqual(Array.from({ length: end - 1 }, (_, index) => index + 1));
      expect(sequences(plan.send)).toEqual([...sequences(plan.send)].sort((a, b) => a - b));
      if (applicationProcessing !== 'granted') {
        expect(plan.send.every((one) => one.name === names.contract)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
