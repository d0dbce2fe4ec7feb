import { formatYuan } from '@loudou/shared/money';
import { amountStopsFen, type Product } from '@loudou/shared/product';
import { View } from '@tarojs/components';
import { AmountSlider, Card, FigurePair, HonestBar, Legend, TermChoice } from '../../../components';
import type { EstimateChoice } from './use-estimate';

interface CalculatorProps extends EstimateChoice {
  product: Product;
  changeRate: () => void;
}

const legend = [
  { kind: 'principal', text: '本金' },
  { kind: 'cost', text: '利息' },
] as const;

/** What it would cost, drawn to scale and exact to the fen. */
export function Calculator({ product, estimate, choose, changeRate }: CalculatorProps) {
  const { amountFen, months, annualRateBps, firstFen, interestFen, repaymentFen } = estimate;
  const stopsFen = amountStopsFen.filter(
    (stop) => stop >= product.minAmountFen && stop <= product.maxAmountFen,
  );
  return (
    <Card className="mt-12">
      <FigurePair
        left={{ label: '借款金额', value: { fen: amountFen, round: true } }}
        right={{
          id: 'landing-rate',
          label: '试算年化利率（单利）',
          value: { bps: annualRateBps, short: true },
          onClick: changeRate,
        }}
      />
      <View className="mt-8">
        <AmountSlider
          id="landing-amount"
          stopsFen={stopsFen}
          valueFen={amountFen}
          onChange={(fen) => choose({ amountFen: fen })}
        />
      </View>
      <View className="mt-12">
        <TermChoice
          id="landing-months"
          monthsOffered={product.monthsOffered}
          months={months}
          onChange={(next) => choose({ months: next })}
        />
      </View>
      <View className="mt-16">
        <FigurePair
          size="m"
          left={{ label: '首期还款', value: { fen: firstFen } }}
          right={{ label: '总利息', value: { fen: interestFen } }}
        />
      </View>
      <View className="mt-12">
        <HonestBar principalFen={amountFen} costFen={interestFen} />
        <Legend items={legend} sum={`共还 ${formatYuan(repaymentFen)} 元`} />
      </View>
    </Card>
  );
}
