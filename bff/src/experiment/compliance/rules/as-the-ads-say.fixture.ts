import { plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

const ads = (...texts: string[]) => ({
  ...ground,
  creatives: texts.map((text, place) => ({ creativeId: `c${place + 1}`, text })),
});

export const asTheAdsSayFixtures: RuleFixtures = {
  passing: [
    {
      name: 'the same range and amount',
      rendered: shown(),
      ground: ads('年化利率（单利）7.2%–23.9%，额度 1,000 元到 200,000 元', '借款前先算清楚'),
    },
  ],
  failing: [
    { name: 'a cheaper rate', rendered: shown(), ground: ads('年化 3.6%–23.9%') },
    { name: 'the cheap end alone', rendered: shown(), ground: ads('年化 7.2%') },
    { name: 'a larger amount', rendered: shown(), ground: ads('最高可借 50万元') },
    { name: 'a promise', rendered: shown(), ground: ads('秒批，借钱就用') },
  ],
};
