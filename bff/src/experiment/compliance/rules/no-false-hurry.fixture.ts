import { added, plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

export const noFalseHurryFixtures: RuleFixtures = {
  passing: [{ name: 'seconds until another code', rendered: shown({}, { host: 'h5' }), ground }],
  failing: [
    { name: 'places that run out', rendered: shown({ 'landing.note': '今日仅剩 3 个名额' }), ground },
    { name: 'a crowd', rendered: shown({ 'landing.note': '已有 1,234 万人申请' }), ground },
    {
      name: 'a clock',
      rendered: added(shown(), 'landing.lender', { id: 'landing.clock', kind: 'countdown', text: '04:59' }),
      ground,
    },
    {
      name: 'a number that moves',
      rendered: added(shown(), 'landing.lender', { id: 'landing.crowd', kind: 'counter', text: '8,231' }),
      ground,
    },
  ],
};
