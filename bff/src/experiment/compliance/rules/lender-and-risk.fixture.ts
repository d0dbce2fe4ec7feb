import { altered, plainGround as ground, shown, without } from './ground.fixture';
import type { RuleFixtures } from './rule';

export const lenderAndRiskFixtures: RuleFixtures = {
  passing: [{ name: 'the page as everybody sees it', rendered: shown(), ground }],
  failing: [
    { name: 'nobody lends', rendered: without(shown(), 'landing.lender'), ground },
    { name: 'no risk', rendered: without(shown(), 'landing.risks'), ground },
    {
      name: 'students are not named',
      rendered: altered(shown(), 'landing.risks', {
        text: '请按还款能力借款，逾期会产生罚息，并可能影响征信。',
      }),
      ground,
    },
    {
      name: 'without a licence',
      rendered: altered(shown(), 'landing.lender', { text: `出借人 ${ground.product.lenderShortName}` }),
      ground,
    },
  ],
};
