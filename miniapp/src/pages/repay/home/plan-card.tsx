import { Text, View } from '@tarojs/components';
import { Card, FigurePair, Months } from '../../../components';
import { goTo } from '../../../routes';
import { monthInWords } from '../../words/days';
import type { Home } from '../find-home';
import { monthWords } from '../month-words';

type Month = Home['calendar'][number];

/** What is left, at which rate, and a box for every period. */
export function PlanCard({ home }: { home: Home }) {
  return (
    <Card>
      <FigurePair
        size="m"
        left={{ label: '剩余本金', value: { fen: home.remainingPrincipalFen } }}
        right={{ label: '年化利率（单利）', value: { bps: home.annualRateBps, short: true } }}
      />
      <View className="row mt-16">
        <View>
          <Text className="strong">还款日历</Text>
          <Text className="small faint num"> {everyMonth(home.calendar)}</Text>
        </View>
        <View
          id="home-schedule"
          className="small link"
          onClick={() => void goTo.schedule({ loanId: home.loanId })}
        >
          每期明细
        </View>
      </View>
      <View className="mt-8">
        <Months
          months={home.calendar.map((month) => ({
            name: monthInWords(month.dueOn),
            word: monthWords[month.state],
            state: month.state,
          }))}
        />
      </View>
    </Card>
  );
}

/** The day that holds in long months; a short one has its last day. */
const everyMonth = (calendar: readonly Month[]): string =>
  `每月 ${Math.max(...calendar.map((month) => Number(month.dueOn.slice(8))))}日`;
