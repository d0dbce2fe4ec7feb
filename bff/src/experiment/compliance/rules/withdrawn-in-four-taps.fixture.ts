import { plainGround as ground, shown, without } from './ground.fixture';
import type { RuleFixtures } from './rule';

export const withdrawnInFourTapsFixtures: RuleFixtures = {
  passing: [{ name: 'four taps', rendered: shown(), ground }],
  failing: [
    { name: 'five taps', rendered: { ...shown(), withdrawalTaps: 5 }, ground },
    {
      name: 'no way at all',
      rendered: without(shown(), 'withdrawal.withdraw', 'withdrawal.confirm'),
      ground,
    },
  ],
};
