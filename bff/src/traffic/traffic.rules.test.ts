import fc from 'fast-check';
import {
  type Activity,
  fastestCodeMs,
  fastestIdentityMs,
  judge,
  mostHandsPerSecond,
  mostRegistrationsOnDevice,
} from './traffic.rules';

const quiet: Activity = {
  personId: 'psn_1',
  codeAnsweredMs: null,
  identityTypedMs: null,
  registeredOnDevice: 1,
  handsPerSecond: 0,
};
const rulesOf = (activity: Partial<Activity>) => judge({ ...quiet, ...activity }).map(({ rule }) => rule);

test('whoever did nothing yet is a customer', () => {
  expect(judge(quiet)).toEqual([]);
});

test.each([
  ['a code that is right before it can be read', { codeAnsweredMs: 40 }, 'code_too_fast@1'],
  ['an identity in less time than a paste', { identityTypedMs: 120 }, 'identity_too_fast@1'],
  ['dozens of people on one device in a day', { registeredOnDevice: 30 }, 'device_farm@1'],
  ['more taps a second than thumbs can make', { handsPerSecond: 45 }, 'hands_too_fast@1'],
])('%s is a bot, told with its figure', (_what, activity, rule) => {
  expect(judge({ ...quiet, ...activity })).toEqual([{ mark: 'bot', rule, evidence: activity }]);
});

test('each bound itself is still a person', () => {
  expect(rulesOf({ codeAnsweredMs: fastestCodeMs })).toEqual([]);
  expect(rulesOf({ identityTypedMs: fastestIdentityMs })).toEqual([]);
  expect(rulesOf({ registeredOnDevice: mostRegistrationsOnDevice })).toEqual([]);
  expect(rulesOf({ handsPerSecond: mostHandsPerSecond })).toEqual([]);
});

/** People at their quickest: the host fills the code in, the identity is pasted, six share a tablet, two thumbs tap. */
const customer = fc.record({
  personId: fc.constant('psn_1'),
  codeAnsweredMs: fc.option(fc.integer({ min: 2_200, max: 300_000 })),
  identityTypedMs: fc.option(fc.integer({ min: 3_500, max: 3_600_000 })),
  registeredOnDevice: fc.integer({ min: 0, max: 6 }),
  handsPerSecond: fc.integer({ min: 0, max: 16 }),
});

test('nobody at human speed is ever marked', () => {
  fc.assert(
    fc.property(customer, (activity) => expect(judge(activity)).toEqual([])),
    { numRuns: 1000 },
  );
});
