import { altered, plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

export const readableFixtures: RuleFixtures = {
  passing: [
    { name: 'the page as everybody sees it', rendered: shown(), ground },
    { name: 'large letters', rendered: shown({}, { largeText: true }), ground },
  ],
  failing: [
    {
      name: 'grey on grey',
      rendered: altered(shown(), 'landing.risks', {
        paint: { light: { ink: '#9aa39e', ground: '#f3f5f3' }, dark: { ink: '#929e98', ground: '#0d1210' } },
      }),
      ground,
    },
    { name: 'too small', rendered: altered(shown(), 'landing.method', { sizePx: 9 }), ground },
    {
      name: 'small print that stays small in large letters',
      rendered: altered(shown({}, { largeText: true }), 'landing.risks', { sizePx: 13 }),
      ground,
    },
    {
      name: 'cut off in large letters',
      rendered: altered(shown({}, { largeText: true }), 'landing.rate', { clipped: true }),
      ground,
    },
  ],
};
