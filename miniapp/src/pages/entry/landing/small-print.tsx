import { formatYuan } from '@loudou/shared/money';
import { View } from '@tarojs/components';
import { Phrases } from '../../../components';
import type { Estimate } from './estimate';

const risks = ['请按还款能力借款，', '逾期会产生罚息，', '并可能影响征信。', '不向在校学生发放贷款。'];

/** What borrowing may lead to, then how the figures above were made. */
export function SmallPrint({ estimate }: { estimate: Estimate }) {
  return (
    <>
      <View className="small soft mt-12">
        <Phrases of={risks} />
      </View>
      <View className="tiny faint mt-4 num">
        按等额本息试算，末期 {formatYuan(estimate.lastFen)}{' '}
        元，没有其他费用。试算在这部手机上完成，没有网络也能算，不需要个人资料。实际额度和利率以审批结果为准。
      </View>
    </>
  );
}
