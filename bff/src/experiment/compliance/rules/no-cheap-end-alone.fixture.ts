import { altered, plainGround as ground, shown, without } from './ground.fixture';
import type { RuleFixtures } from './rule';

const said = (text: string) => shown({ 'landing.note': text });

export const noCheapEndAloneFixtures: RuleFixtures = {
  passing: [
    { name: 'nothing of the kind', rendered: shown(), ground },
    { name: 'beside the range, as large', rendered: said('年化低至 7.2%，最高 23.9%'), ground },
  ],
  failing: [
    {
      name: 'the range is gone',
      rendered: without(said('年化低至 7.2%'), 'landing.rate'),
      ground,
    },
    { name: 'a rate of a day', rendered: said('日息万分之二'), ground },
    { name: 'what a day costs', rendered: said('每天仅 2 元利息'), ground },
    { name: 'from so much on', rendered: said('年化利率 7.2% 起'), ground },
    {
      name: 'the range is below the fold',
      rendered: altered(said('低 至 7.2%'), 'landing.rate', { topPx: 900 }),
      ground,
    },
  ],
};
