import { altered, plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

export const methodNamedFixtures: RuleFixtures = {
  passing: [
    { name: 'simple yearly rate', rendered: shown(), ground },
    {
      name: 'the internal rate',
      rendered: altered(shown(), 'landing.rate', { label: '年化利率（IRR）' }),
      ground,
    },
  ],
  failing: [
    {
      name: 'yearly, by no method',
      rendered: altered(shown(), 'landing.rate', { label: '年化利率' }),
      ground,
    },
    {
      name: 'a method, of no time',
      rendered: altered(shown(), 'landing.rate', { label: '利率（单利）' }),
      ground,
    },
  ],
};
