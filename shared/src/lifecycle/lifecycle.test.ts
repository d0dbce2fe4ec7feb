import fc from 'fast-check';
import { advanceApplication, applicationSteps, applicationTransitions, nextStep } from './application';
import { loanTransitions, repaymentTransitions } from './loan';
import { advance, finalStates, type Transitions } from './machine';

test('an application that was decided stays decided, whatever comes later', () => {
  expect(advanceApplication('approved', 'decline')).toBeNull();
  expect(advanceApplication('declined', 'approve')).toBeNull();
  expect(advanceApplication('cancelled', 'approve')).toBeNull();
});

test('a draft cannot be decided before it was submitted', () => {
  expect(advanceApplication('draft', 'approve')).toBeNull();
});

test('only finished states have no way out', () => {
  expect(finalStates(applicationTransitions)).toEqual(['declined', 'cancelled', 'expired']);
  expect(finalStates(loanTransitions)).toEqual(['cancelled']);
  expect(finalStates(repaymentTransitions)).toEqual(['posted', 'failed']);
});

test('the next step is the first open one, in the order of the journey', () => {
  expect(nextStep([])).toBe('identity');
  expect(nextStep(['identity', 'bank_card'])).toBe('face');
  expect(nextStep([...applicationSteps])).toBeNull();
});

/** States that must have been passed on every path from the first state to the target. */
function unavoidable<State extends string>(
  transitions: Transitions<State, string>,
  first: State,
  target: State,
  gate: State,
) {
  const reached = new Set<State>([first]);
  const queue = [first];
  for (let state = queue.pop(); state; state = queue.pop()) {
    for (const next of Object.values(transitions[state]) as State[]) {
      if (next === gate || reached.has(next)) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  return !reached.has(target);
}

test('no path skips a state: no credit without submission, no settlement without payout, no posting without payment', () => {
  expect(unavoidable(applicationTransitions, 'draft', 'approved', 'submitted')).toBe(true);
  expect(unavoidable(loanTransitions, 'requested', 'settled', 'active')).toBe(true);
  expect(unavoidable(repaymentTransitions, 'initiated', 'posted', 'paid')).toBe(true);
});

test('any series of events ends in a state of the table, and refused events change nothing', () => {
  const tables: Transitions<string, string>[] = [
    applicationTransitions,
    loanTransitions,
    repaymentTransitions,
  ] as never;
  fc.assert(
    fc.property(
      fc.constantFrom(...tables),
      fc.array(fc.string({ maxLength: 12 }), { maxLength: 30 }),
      fc.array(fc.nat(8)),
      (table, noise, picks) => {
        const states = Object.keys(table);
        const events = [...new Set(states.flatMap((state) => Object.keys(table[state]!)))];
        let state = states[0]!;
        for (const event of [...noise, ...picks.map((pick) => events[pick % events.length]!)]) {
          const next = Object.hasOwn(table[state]!, event) ? advance(table, state, event) : null;
          if (next !== null) state = next;
          expect(states).toContain(state);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
