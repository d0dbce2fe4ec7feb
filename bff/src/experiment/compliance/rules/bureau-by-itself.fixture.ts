import { altered, headlineBelowReality, plainGround as ground, shown, without } from './ground.fixture';
import type { RuleFixtures } from './rule';

export const bureauByItselfFixtures: RuleFixtures = {
  passing: [{ name: 'a page of its own', rendered: shown(), ground }],
  failing: [
    { name: 'among other agreements', rendered: headlineBelowReality(), ground },
    {
      name: 'beside the card',
      rendered: altered(shown(), 'bureau.tick', { screen: 'bank_card' }),
      ground,
    },
    { name: 'not asked at all', rendered: without(shown(), 'bureau.tick'), ground },
  ],
};
