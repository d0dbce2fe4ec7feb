import { headlineBelowReality, plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

const lower = {
  licence: 'consumer_finance',
  from: '2026-01-01',
  maxAnnualBps: 2_000,
  source: '示例',
} as const;

export const belowTheCapFixtures: RuleFixtures = {
  passing: [
    { name: '23.9 % below 24 %', rendered: shown(), ground },
    {
      name: 'a lower cap that begins tomorrow',
      rendered: shown(),
      ground: { ...ground, caps: [...ground.caps, { ...lower, from: '2026-11-23' }] },
    },
  ],
  failing: [
    {
      name: 'a lower cap in force',
      rendered: shown(),
      ground: { ...ground, caps: [...ground.caps, lower] },
    },
    { name: 'before any cap is known', rendered: shown(), ground: { ...ground, day: '2025-09-30' } },
    { name: 'a lender of no known licence', rendered: shown(), ground: { ...ground, licence: null } },
    { name: '35.94 % in truth', rendered: headlineBelowReality(), ground },
  ],
};
