import fc from 'fast-check';
import * as z from 'zod/mini';
import { BehaviourBatch, BehaviourEvent, behaviours, findBehaviour } from '@loudou/shared/catalogue';
import { makeEvent } from './behaviour.test-support';

export const goodProperties: Record<string, Record<string, unknown>> = {
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
  experiment_exposed: { experiment: 'EXP-001', variant: 'b', assignment: 'asg_01JD0000000000000000000000' },
  experiment_timed_out: { experiment: 'EXP-001', variant: 'b', assignment: 'asg_01JD0000000000000000000000' },
  request_timed: { operation: 'loan.offers', durationMs: 120, outcome: 'ok' },
  events_dropped: { events: 12 },
};

/** What the catalogue's own schemas say, the slow way. */
export function bySchema(candidate: unknown): unknown {
  const event = z.safeParse(BehaviourEvent, candidate);
  if (!event.success) return 'refused';
  const known = findBehaviour(event.data.name);
  if (!known || event.data.version !== known.version) return 'refused';
  const properties = z.safeParse(known.properties as z.ZodMiniType, event.data.properties);
  return properties.success ? { ...event.data, properties: properties.data } : 'refused';
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

const goodEvent = fc.constantFrom(...behaviours).map(({ name }) => ({
  ...makeEvent({ name }),
  properties: { ...goodProperties[name] } as Record<string, unknown>,
}));

/** A good event with a field or a property taken away, replaced or added. */
export const changedEvent = fc
  .tuple(
    goodEvent,
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
    // Copies: the examples are shared, and a later change may go inside an earlier one's value.
    const changed: Record<string, unknown> = structuredClone(good);
    for (const { inside, key, value } of changes) {
      const target =
        inside && typeof changed.properties === 'object' && changed.properties ? changed.properties : changed;
      if (value === undefined) delete (target as Record<string, unknown>)[key];
      else (target as Record<string, unknown>)[key] = structuredClone(value);
    }
    return JSON.parse(JSON.stringify(changed)) as unknown;
  });

/** What the schema of a batch says of it, the slow way. */
export const isBatchBySchema = (candidate: unknown): boolean =>
  z.safeParse(BehaviourBatch, candidate).success;

/** Batches of good and bad rows, some of which are no batches at all. */
export const changedBatch = fc
  .record({
    events: fc.oneof(
      { arbitrary: fc.array(changedEvent, { minLength: 1, maxLength: 50 }), weight: 8 },
      {
        arbitrary: fc.constantFrom(
          [],
          Array.from({ length: 51 }, () => makeEvent()),
          {},
          null,
        ),
        weight: 1,
      },
    ),
    sentAtMs: fc.oneof({ arbitrary: fc.maxSafeInteger(), weight: 9 }, { arbitrary: oddValue, weight: 1 }),
    appVersion: fc.oneof({ arbitrary: fc.constant('1.0.0'), weight: 9 }, { arbitrary: oddValue, weight: 1 }),
    extra: oddValue,
  })
  .map((batch) => JSON.parse(JSON.stringify(batch)) as unknown);
