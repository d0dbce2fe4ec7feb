import { plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

import type { ApprovalState } from './evidence';

const said = (state: ApprovalState) => ({
  ...ground,
  approval: { textHash: 'a'.repeat(64), state, decidedBy: null, needsCompliance: false },
});

export const approvedByAPersonFixtures: RuleFixtures = {
  passing: [{ name: 'approved', rendered: shown(), ground: said('approved') }],
  failing: [{ name: 'refused', rendered: shown(), ground: said('refused') }],
};
