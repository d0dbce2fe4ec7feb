import fc from 'fast-check';
import * as z from 'zod/mini';
import { BehaviourEvent, behaviours, findBehaviour } from '@loudou/shared/catalogue';
import { checkEvent } from './behaviour.checks';
import { makeEvent } from './behaviour.test-support';

const goodProperties: Record<string, Record<string, unknown>> = {
  app_opened: { mode: 'cold', loadMs: 120 },
  page_viewed: { fromPage: 'Entry' },
  share_opened: { depth: 2 },
  page_left: { dwellMs: 900, activeMs: 700, scrollPercent: 100, lastField: 'amount', lastError: 'too_low' },
  page_loaded: { loadMs: 250 },
  element_exposed: { element: 'price' },
  tapped: { target: 'start' },
  estimate_viewed: { amountFen: 1_000_000, months: 12, annualRateBps: 1_460, method: 'equal_installment' },
  consent_shown: { purpose: 'usage_analysis' },
  consent_declined: { purpose: 'ad_measurement' },
  phone_auth_requested: { method: 'sms', fallbackFrom: 'one_tap' },
  field_focused: { field: 'amount' },
  field_error_shown: { field: 'amount', code: 'too_low' },
  offer_viewed: { offers: 3 },
  experiment_exposed: { experiment: 'landing', variant: 'b' },
  request_timed: { operation: 'loan.offers', durationMs: 120, outcome: 'ok' },
  events_dropped: { events: 12 },
};

/** What the catalogue's own schemas say, the slow way. */
function bySchema(candidate: unknown): unknown {
  const event = z.safeParse(BehaviourEvent, candidate);
  if (!event.success) return 'refused';
  const known = findBehaviour(event.data.name);
  if (!known || event.data.version !== known.version) return 'refused';
  const properties = z.safeParse(known.properties as z.ZodMiniType, event.data.properties);
  return properties.success ? { ...event.data, properties: properties.data } : 'refused';
}

function byCompiledChecks(candidate: unknown): unknown {
  const verdict = checkEvent(structuredClone(candidate));
  return 'event' in verdict ? verdict.event : 'refused';
}

const oddValue = fc.oneof(
  fc.constantFrom(
    null,
    true,
    '',
    'Word',
    'two words',
    -1,
    0.5,
    1e300,
    2 ** 53,
    [],
    {},
    '字'.repeat(129),
    '😀'.repeat(100),
  ),
  fc.string({ maxLength: 300 }).filter((text) => !text.includes('\0')),
  fc.integer(),
);

const event = fc.constantFrom(...behaviours).map(({ name }) => ({
  ...makeEvent({ name }),
  properties: { ...goodProperties[name] } as Record<string, unknown>,
}));

/** A good event with a field or a property taken away, replaced or added. */
const changedEvent = fc
  .tuple(
    event,
    fc.array(
      fc.record({
        inside: fc.boolean(),
        key: fc.oneof(
          fc.constantFrom('eventId', 'name', 'version', 'sequence', 'page', 'visitId', 'properties', 'extra'),
          fc.constantFrom(...Object.values(goodProperties).flatMap((properties) => Object.keys(properties))),
        ),
        value: fc.option(oddValue, { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([good, changes]) => {
    const changed: Record<string, unknown> = { ...good };
    for (const { inside, key, value } of changes) {
      const target =
        inside && typeof changed.properties === 'object' && changed.properties ? changed.properties : changed;
      if (value === undefined) delete (target as Record<string, unknown>)[key];
      else (target as Record<string, unknown>)[key] = value;
    }
    return JSON.parse(JSON.stringify(changed)) as unknown;
  });

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
