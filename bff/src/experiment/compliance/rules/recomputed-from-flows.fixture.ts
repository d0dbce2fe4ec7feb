import type { ExampleLoan } from '@loudou/shared/page-config';
import { altered, headlineBelowReality, plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

/** 1,000 yuan are kept back and 50 yuan paid each month besides: 18 % are 48.75 %. */
const dear: ExampleLoan = {
  amountFen: 1_000_000,
  months: 12,
  annualRateBps: 1_800,
  upfrontFeeFen: 100_000,
  monthlyFeeFen: 5_000,
  shownAnnualRateBps: 1_800,
};
const plain: ExampleLoan = { ...dear, upfrontFeeFen: 0, monthlyFeeFen: 0 };
const exampleOf = (changes: Partial<ExampleLoan>) => shown({ 'landing.example': { ...plain, ...changes } });
const said = (text: string) => shown({ 'landing.note': text });
const offBy = (bps: number) => shown({ 'landing.example': { ...plain, shownAnnualRateBps: 1_800 + bps } });

export const recomputedFromFlowsFixtures: RuleFixtures = {
  passing: [
    { name: 'no example', rendered: shown(), ground },
    { name: 'an example to the basis point', rendered: offBy(0), ground },
    { name: 'off by one, as rounding may', rendered: offBy(1), ground },
    { name: 'words with the ends of the range', rendered: said('年利率7.2%起，最高23.9%'), ground },
    { name: 'words with the limit as it is', rendered: said('最高可借20万元'), ground },
    { name: 'words with both limits', rendered: said('额度1,000元到200,000元'), ground },
    { name: 'words with the least', rendered: said('可借1000元起'), ground },
  ],
  failing: [
    { name: 'off by two', rendered: offBy(2), ground },
    { name: 'a rate in the words that no loan has', rendered: said('年利率3.6%'), ground },
    { name: 'in full-width figures', rendered: said('年利率３．６％'), ground },
    { name: 'an example of more than is lent', rendered: exampleOf({ amountFen: 50_000_000 }), ground },
    { name: 'an example of a term that is not offered', rendered: exampleOf({ months: 60 }), ground },
    { name: 'a limit in the words that nobody gets', rendered: said('最高可借50万元'), ground },
    { name: 'too cheap by two', rendered: offBy(-2), ground },
    { name: 'fees left out', rendered: shown({ 'landing.example': dear }), ground },
    {
      name: 'a fee that eats the whole principal',
      rendered: shown({ 'landing.example': { ...dear, upfrontFeeFen: 1_000_000 } }),
      ground,
    },
    { name: 'a headline of 10.95 to 24 % and 35.94 % in truth', rendered: headlineBelowReality(), ground },
    {
      name: 'a range in other words',
      rendered: altered(shown(), 'landing.rate', { text: '7.2%–18%' }),
      ground,
    },
    {
      name: 'a sum that is another loan’s',
      rendered: altered(offBy(0), 'landing.example', {
        text: '例：借 10,000 元，分 12 期，共还 10,500.00 元，年化利率（单利）18%',
      }),
      ground,
    },
  ],
};
