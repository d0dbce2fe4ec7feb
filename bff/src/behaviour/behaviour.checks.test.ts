import fc from 'fast-check';
import { behaviours } from '@loudou/shared/catalogue';
import { checkEvent } from './behaviour.checks';
import { bySchema, changedEvent, goodProperties } from './behaviour.corpus.test-support';
import { makeEvent } from './behaviour.test-support';

function byCompiledChecks(candidate: unknown): unknown {
  const verdict = checkEvent(structuredClone(candidate));
  return 'event' in verdict ? verdict.event : 'refused';
}

test('the compiled checks take and refuse exactly what the schemas do, and keep the same of it', () => {
  let taken = 0;
  fc.assert(
    fc.property(changedEvent, (candidate) => {
      const expected = bySchema(candidate);
      if (expected !== 'refused') taken += 1;
      expect(byCompiledChecks(candidate)).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(300);
});

test('every behaviour of the catalogue has a good example here, and it is taken', () => {
  for (const { name } of behaviours) {
    expect(byCompiledChecks(makeEvent({ name, properties: goodProperties[name] as never }))).not.toBe(
      'refused',
    );
  }
});

test.each([
  ['not_an_event', { eventId: 'somebody' }],
  ['unknown_name', { name: 'card_number_typed' }],
  ['unknown_version', { version: 2 }],
  ['bad_properties', { properties: { fromPage: 'not a word' } }],
  ['time_out_of_range', { occurredAtMs: -1 }],
  ['text_not_storable', { page: 'entry\0' }],
  ['text_not_storable', { page: '\ud800' }],
])('%s is what is said of %j', (reason, change) => {
  expect(checkEvent(makeEvent(change as never))).toMatchObject({ reason });
});

test('what the catalogue does not name is cut off before it could be kept', () => {
  const verdict = checkEvent({
    ...makeEvent(),
    phone: '13800000000',
    properties: { fromPage: 'entry', phone: '13800000000' },
  });
  expect(JSON.stringify(verdict)).not.toContain('13800000000');
  expect(verdict).toHaveProperty('event');
});
