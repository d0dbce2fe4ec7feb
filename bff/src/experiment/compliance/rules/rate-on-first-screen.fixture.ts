import { altered, plainGround as ground, shown, without } from './ground.fixture';
import type { RuleFixtures } from './rule';

const below = altered(shown(), 'landing.rate', { topPx: 900 });

export const rateOnFirstScreenFixtures: RuleFixtures = {
  passing: [
    { name: 'the range above the calculator', rendered: shown(), ground },
    { name: 'the calculator first', rendered: shown({ 'landing.opening': 'calculator' }), ground },
    {
      name: 'large letters, the calculator first',
      rendered: shown({ 'landing.opening': 'calculator' }, { largeText: true }),
      ground,
    },
  ],
  failing: [
    { name: 'the range behind the button at the bottom', rendered: below, ground },
    { name: 'no rate at all', rendered: without(shown(), 'landing.rate', 'landing.chosen-rate'), ground },
    { name: 'only the rate of the calculator', rendered: without(shown(), 'landing.rate'), ground },
  ],
};
