import fc from 'fast-check';
import { dayMs, firstDay, type PlantedEvent, type World } from '../sidecar/planted-world.fixture';

export const firstMs = Date.parse(`${firstDay}T00:00:00+08:00`);

const propertiesOf: Record<string, fc.Arbitrary<PlantedEvent['properties']>> = {
  consent_granted: fc.record({ purpose: fc.constantFrom('application_processing', 'usage_analysis') }),
  application_step_failed: fc.record({
    step: fc.constantFrom('face', 'identity'),
    code: fc.constantFrom('blurred', 'dark'),
  }),
  application_step_completed: fc.record({ step: fc.constantFrom('face', 'identity') }),
  field_error_shown: fc.record({ field: fc.constant('name'), code: fc.constantFrom('empty', 'wrong') }),
  field_focused: fc.record({ field: fc.constantFrom('name', 'number') }),
  page_left: fc.record(
    { dwellMs: fc.constant(5), lastField: fc.constantFrom('name', 'bank') },
    { requiredKeys: ['dwellMs'] },
  ),
};

const names = [
  'user_registered',
  'application_started',
  'application_submitted',
  'page_viewed',
  ...Object.keys(propertiesOf),
];
const anyMs = fc
  .tuple(fc.integer({ min: -1, max: 2 }), fc.constantFrom(0, 1, 60_000, 120_000, 3_600_000, dayMs - 1))
  .map(([day, ms]) => firstMs + day * dayMs + ms);

export const anyLife: fc.Arbitrary<World> = fc.integer({ min: 1, max: 3 }).chain((people) =>
  fc.record({
    people: fc.tuple(
      ...Array.from({ length: people }, (_, place) =>
        fc.record({
          partOf: place === 0 ? fc.constant(null) : fc.option(fc.nat(place - 1), { freq: 1 }),
          source: fc.nat(2),
          mark: fc.constantFrom('', '', '', 'bot'),
          arrivedMs: anyMs,
        }),
      ),
    ),
    events: fc.array(
      fc.constantFrom(...names, 'consent_granted', 'user_registered').chain((name) =>
        fc.record({
          person: fc.nat(people - 1),
          name: fc.constant(name),
          atMs: anyMs,
          sequence: fc.nat(2),
          page: fc.constantFrom('apply/identity', 'apply/phone'),
          host: fc.constant('tt'),
          visit: fc.constant('v1'),
          properties: propertiesOf[name] ?? fc.constant({}),
        }),
      ),
      { maxLength: 20 },
    ),
  }),
);
