import { View } from '@tarojs/components';
import { formatRate, formatYuan } from '@loudou/shared/money';
import { Card, CostTable, FigurePair, HonestBar, Legend, Phrases } from '../../../components';
import { Exposure } from '../../../features/tracking';
import type { Quote } from '../shown-quote';
import { phrasesOf } from '../../words/phrases';

const nobody = '不收取';

/** The price exactly as it was given: every item with who takes it, and what is not charged with its 0.00. */
export function CostStatement({ quote }: { quote: Quote }) {
  const { costStatement: statement } = quote;
  return (
    <>
      <Exposure of="cost">
        <Summary quote={quote} />
      </Exposure>
      <Card>
        <View className="head">按时还款，要付的钱</View>
        <CostTable
          columns={['项目', '谁收取', '金额 元']}
          rows={statement.items.map((item) => ({
            what: item.name,
            who: item.takenBy ?? nobody,
            much: formatYuan(item.amountFen),
            note: item.note,
          }))}
          sum={{ what: '合计', much: formatYuan(statement.totalCostFen) }}
        />
      </Card>
      <Card>
        <View className="head">没有按时还，才会付的钱</View>
        <CostTable
          columns={['项目', '谁收取', '年化']}
          rows={statement.breachCosts.map((cost) => ({
            what: cost.name,
            who: cost.takenBy ?? nobody,
            much: formatRate(cost.annualRateBps),
            note: cost.note,
          }))}
        />
      </Card>
      <Card>
        <View className="strong">
          <Phrases of={phrasesOf(statement.closingLine)} />
        </View>
        <View className="small soft mt-4 num">
          <Phrases of={phrasesOf(statement.scheduleLine)} />
        </View>
      </Card>
      <View className="tiny faint mt-12 num">
        <Phrases of={['你确认的文本会原样保存，', `校验码 ${statement.checkCode}`]} />
      </View>
    </>
  );
}

function Summary({ quote }: { quote: Quote }) {
  const { amountFen, receivedFen, totalCostFen, totalRepaymentFen, yearlyCostBps } = quote;
  return (
    <Card className="mt-16">
      <FigurePair
        left={{ label: '借款本金', value: { fen: amountFen } }}
        right={{ label: '综合成本年化（单利）', value: { bps: yearlyCostBps } }}
      />
      <View className="mt-12">
        <HonestBar principalFen={amountFen} costFen={totalCostFen} />
        <Legend
          items={[
            { kind: 'principal', text: '本金' },
            { kind: 'cost', text: '息费' },
          ]}
          sum={`共还 ${formatYuan(totalRepaymentFen)} 元`}
        />
      </View>
      {receivedFen !== amountFen && (
        <View className="small soft num mt-4">实际到账 {formatYuan(receivedFen)} 元</View>
      )}
    </Card>
  );
}
