import { formatYuan, repaymentSchedule } from '@loudou/shared/money';
import type { ExampleLoan } from '@loudou/shared/page-config';
import { View } from '@tarojs/components';
import { Phrases, roundYuan, shortRate } from '../../../components';
import { useParameter, Varied } from '../../../features/experiment';

/** One loan told to its last fen, its fees named as fees. */
export function ExampleLine() {
  const example = useParameter('landing.example');
  return (
    <Varied by="landing.example">
      {example && (
        <View id="landing-example" className="small mt-12 num">
          <Phrases of={exampleWords(example)} />
        </View>
      )}
    </Varied>
  );
}

export function exampleWords(example: ExampleLoan): string[] {
  const { amountFen, months, annualRateBps, upfrontFeeFen, monthlyFeeFen, shownAnnualRateBps } = example;
  const { totalRepaymentFen } = repaymentSchedule({
    principalFen: amountFen,
    months,
    annualRateBps,
    upfrontFeeFen,
    monthlyFeeFen,
    method: 'equal_installment',
  });
  return [
    `例：借 ${roundYuan(amountFen)} 元，分 ${months} 期，`,
    `共还 ${formatYuan(totalRepaymentFen)} 元，`,
    ...(upfrontFeeFen > 0 ? [`放款时收费 ${formatYuan(upfrontFeeFen)} 元，`] : []),
    ...(monthlyFeeFen > 0 ? [`其中每月收费 ${formatYuan(monthlyFeeFen)} 元，`] : []),
    `年化利率（单利）${shortRate(shownAnnualRateBps)}`,
  ];
}
