import { View } from '@tarojs/components';
import { Card, Money } from '../../../components';
import { yuan } from '../../words/amounts';
import { dayInWords, weekdayInWords } from '../../words/days';
import { cardInWords } from '../../words/loans';
import type { Home } from '../find-home';

type Next = NonNullable<Home['next']>;

/** The one amount that comes next, and what it is made of. */
export function NextCard({ home, next }: { home: Home; next: Next }) {
  return (
    <Card>
      <View className="row row--stack">
        <View className="soft num">
          {dayInWords(next.dueOn)}（{weekdayInWords(next.dueOn)}）应还
        </View>
        <View className="small soft num">
          第 {next.number} 期，共 {home.months} 期
        </View>
      </View>
      <View className="mt-4">
        <Money fen={next.totalFen} size="xl" />
      </View>
      <View className="small soft num">{partsInWords(next)}</View>
      <View className="rule" />
      <View className="num">还款银行卡，{cardInWords(home.card)}</View>
    </Card>
  );
}

/** `本金 801.83 元 + 利息 114.97 元`: what is not asked for is left out, so that the parts add up as they stand. */
export function partsInWords({ principalFen, interestFen, feeFen, penaltyFen }: Next): string {
  const parts: [string, number][] = [
    ['本金', principalFen],
    ['利息', interestFen],
    ['费用', feeFen - penaltyFen],
    ['罚息', penaltyFen],
  ];
  return parts
    .filter(([, fen]) => fen > 0)
    .map(([name, fen]) => `${name} ${yuan(fen)}`)
    .join(' + ');
}
