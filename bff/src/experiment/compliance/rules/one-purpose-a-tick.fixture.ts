import { altered, headlineBelowReality, plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

export const onePurposeATickFixtures: RuleFixtures = {
  passing: [{ name: 'eight purposes, eight ticks', rendered: shown({}, { host: 'h5' }), ground }],
  failing: [
    { name: 'one tick for four purposes', rendered: headlineBelowReality(), ground },
    {
      name: 'ticked beforehand',
      rendered: altered(shown(), 'consent.ad_measurement', {
        tick: { purposes: ['ad_measurement'], ticked: true },
      }),
      ground,
    },
    {
      name: 'asked twice',
      rendered: altered(shown(), 'consent.ad_measurement', {
        tick: { purposes: ['usage_analysis'], ticked: false },
      }),
      ground,
    },
    {
      name: 'nothing is asked',
      rendered: { ...shown(), blocks: shown().blocks.filter(({ kind }) => kind !== 'tick') },
      ground,
    },
  ],
};
