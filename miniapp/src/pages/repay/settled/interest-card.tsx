import { View } from '@tarojs/components';
import { Card, FigurePair, HonestBar, Legend } from '../../../components';
import { yuan } from '../../words/amounts';
import type { Home } from '../find-home';

interface InterestCardProps {
  home: Home;
  settled: NonNullable<Home['settled']>;
}

/** What the loan really cost, and what paying early spared. */
export function InterestCard({ home, settled }: InterestCardProps) {
  const { paidInterestFen, paidFeeFen, savedInterestFen } = settled;
  const costFen = paidInterestFen + paidFeeFen;
  return (
    <Card className="mt-16">
      <FigurePair
        left={{ label: paidFeeFen > 0 ? '实际付出的息费' : '实际付出的利息', value: { fen: costFen } }}
        right={{ label: '年化利率（单利）', value: { bps: home.annualRateBps } }}
      />
      {savedInterestFen > 0 && (
        <View className="mt-12">
          <HonestBar costFen={costFen} sparedFen={savedInterestFen} />
          <Legend
            items={[
              { kind: 'cost', text: `已付 ${yuan(costFen)}` },
              { kind: 'spared', text: `提前还清少付 ${yuan(savedInterestFen)}` },
            ]}
          />
        </View>
      )}
      {paidFeeFen > 0 && <View className="small soft num mt-8">其中费用和罚息 {yuan(paidFeeFen)}</View>}
    </Card>
  );
}
