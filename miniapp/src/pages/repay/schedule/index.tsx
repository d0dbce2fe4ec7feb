import { View } from '@tarojs/components';
import { useQuery } from '../../../api';
import { Card, ScheduleTable } from '../../../components';
import { useScreenParams } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { yuan } from '../../words/amounts';
import { findStanding, type Home } from '../find-home';
import { NoLoan } from '../home/no-loan';
import { scheduleRows } from './schedule-rows';

export default function Schedule() {
  const { loanId } = useScreenParams('schedule');
  const { data, error, reload } = useQuery(() => findStanding(loanId), [loanId]);
  return (
    <Screen page="repay.schedule">
      {data?.kind === 'running' && <Rows home={data.home} />}
      {data && data.kind !== 'running' && <NoLoan />}
      {!data && (error ? <Failure error={error} retry={() => void reload()} /> : <Loading />)}
    </Screen>
  );
}

function Rows({ home }: { home: Home }) {
  const totalFen = home.calendar.reduce((sum, month) => sum + month.totalFen, 0);
  const hasFees = home.calendar.some((month) => month.feeFen > 0);
  return (
    <>
      <View className="title">每期明细</View>
      <Card flush>
        <ScheduleTable rows={scheduleRows(home.calendar)} />
      </Card>
      <View className="small soft num mt-12">
        合计 {yuan(totalFen)}，其中本金 {yuan(home.amountFen)}
      </View>
      {hasFees && <View className="small soft">利息一列含费用和罚息</View>}
    </>
  );
}
