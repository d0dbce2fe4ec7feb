import { Text, View } from '@tarojs/components';
import { formatYuan } from '@loudou/shared/money';
import { accessible } from '../accessible';
import { classNames } from '../class-names';
import './schedule-table.scss';

export interface ScheduleRow {
  /** `4期 待还`, or a date. */
  period: string;
  totalFen: number;
  principalFen: number;
  interestFen: number;
  /** The next one to pay. */
  next?: boolean;
}

/** Every instalment in its parts: they add up on the screen, to the fen. */
export function ScheduleTable({ rows }: { rows: readonly ScheduleRow[] }) {
  return (
    <View {...accessible({ role: 'table' })}>
      <View className="schedule__row schedule__row--head">
        {['期数', '应还 元', '本金', '利息'].map((name) => (
          <Text key={name} className="schedule__part">
            {name}
          </Text>
        ))}
      </View>
      {rows.map((row) => (
        <View
          key={row.period}
          className={classNames('schedule__row', row.next && 'schedule__row--next')}
          {...accessible({ role: 'row' })}
        >
          <Text className="schedule__part">{row.period}</Text>
          <Text className="schedule__part">{formatYuan(row.totalFen)}</Text>
          <Text className="schedule__part">{formatYuan(row.principalFen)}</Text>
          <Text className="schedule__part">{formatYuan(row.interestFen)}</Text>
        </View>
      ))}
    </View>
  );
}
