import type { FactName } from '@loudou/shared/catalogue';
import { sinkDefinitions } from '.';

/** What the catalogue of the journey gives no ad platform at all; account rules cannot switch it on either. */
const neverTold: readonly FactName[] = [
  'complaint_filed',
  'complaint_resolved',
  'consent_withdrawn',
  'core_action_applied',
];

test.each([...sinkDefinitions.values()].filter(({ adPlatform }) => adPlatform !== null))(
  '$name makes no event of a complaint or of a right that somebody used',
  ({ events }) => {
    expect(events.flatMap(({ facts }) => facts).filter((fact) => neverTold.includes(fact))).toEqual([]);
  },
);
