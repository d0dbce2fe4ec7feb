import { altered, plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

export const sameSizeAsAmountFixtures: RuleFixtures = {
  passing: [
    { name: 'the page as everybody sees it', rendered: shown(), ground },
    { name: 'large letters', rendered: shown({}, { largeText: true }), ground },
  ],
  failing: [
    { name: 'a smaller rate', rendered: shown({ 'landing.rateSize': 'small' }), ground },
    { name: 'a rate in thin letters', rendered: altered(shown(), 'landing.rate', { weight: 400 }), ground },
    { name: 'a small rate on the result', rendered: altered(shown(), 'result.rate', { sizePx: 13 }), ground },
  ],
};
