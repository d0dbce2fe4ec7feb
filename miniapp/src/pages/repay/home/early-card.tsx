import { View } from '@tarojs/components';
import { Card, Keep, Money, Phrases } from '../../../components';
import { yuan } from '../../words/amounts';
import type { Home } from '../find-home';
import { interestLabel } from '../settlement-words';

type Settlement = NonNullable<Home['earlySettlement']>;

/** What it takes to be free of the loan today, to the fen. */
export function EarlyCard({ home, settlement }: { home: Home; settlement: Settlement }) {
  return (
    <Card>
      <View className="row row--base row--stack">
        <View className="strong">今天全部还清</View>
        <Money fen={settlement.totalFen} size="m" />
      </View>
      <View className="small soft num mt-4">
        <Keep>剩余本金 {yuan(settlement.principalFen)}</Keep> +{' '}
        <Keep>
          {interestLabel(settlement, home)} {yuan(settlement.interestFen)}
        </Keep>
        {settlement.feeFen > 0 && (
          <>
            {' '}
            + <Keep>费用和罚息 {yuan(settlement.feeFen)}</Keep>
          </>
        )}
      </View>
      <View className="small soft num">
        <Phrases of={savingPhrases(settlement)} />
      </View>
      <View className="small faint num">报价到今天 24:00 有效</View>
    </Card>
  );
}

const savingPhrases = ({ savedInterestFen }: Settlement): string[] =>
  savedInterestFen > 0 ? ['不收违约金，', `比按期还少付利息 ${yuan(savedInterestFen)}`] : ['不收违约金'];
