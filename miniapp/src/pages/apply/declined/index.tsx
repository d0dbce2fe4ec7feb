import { View } from '@tarojs/components';
import { BottomBar, Button, Card, Cell, FigureText, Phrases, Reason } from '../../../components';
import { useSession } from '../../../features/session';
import { callPhone } from '../../../host';
import { goTo } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { fullDayInWords } from '../../words/days';
import { type Decided, useDecision } from '../application/use-decision';
import { declineReason } from './decline-reason';

type Refusal = NonNullable<Decided<'declined'>['decision']>;

/** A refusal gives its main reason, a date, what may help and a person to ask; it offers no other loan. */
export default function Declined() {
  const { decision, error, reload } = useDecision('declined', 'declined');
  return (
    <Screen
      page="apply.declined"
      bar={
        decision && (
          <BottomBar>
            <Button id="declined-help" kind="plain" onClick={() => void goTo.help()}>
              联系客服
            </Button>
            <Button id="declined-home" onClick={() => void goTo.landing({}, 'restart')}>
              知道了
            </Button>
          </BottomBar>
        )
      }
    >
      {decision ? (
        <RefusalParts refusal={decision} />
      ) : error ? (
        <Failure error={error} retry={reload} />
      ) : (
        <Loading />
      )}
    </Screen>
  );
}

function RefusalParts({ refusal }: { refusal: Refusal }) {
  const { product } = useSession();
  const { reason, explanation, whatMayHelp } = declineReason(refusal.reasonCode, refusal.reasonDetail);
  return (
    <>
      <View className="title">这次没有通过</View>
      <View className="soft mt-4">
        <Phrases of={['只说明申请不符合', '当前的审批条件，', '不是对你个人的评价。']} />
      </View>
      <Card className="mt-12">
        <View className="small soft">主要原因</View>
        <View className="head mt-4">{reason}</View>
        {explanation && <View className="small soft mt-4 num">{explanation}</View>}
        <View className="rule" />
        <View className="small soft">可以再次申请的日期</View>
        <View className="mt-4">
          <FigureText size="l" value={{ text: fullDayInWords(refusal.retryOn) }} />
        </View>
        <View className="small soft mt-4">提前申请结果不会改变，也不会再查征信</View>
      </Card>
      <Card className="mt-12">
        <View className="strong">在这段时间里，可能有帮助的事</View>
        <View className="small mt-8">
          {whatMayHelp.map((help) => (
            <Reason key={help} sign="dot">
              {help}
            </Reason>
          ))}
        </View>
      </Card>
      <Card className="mt-12" flush>
        <Cell
          id="declined-review"
          label={<Phrases of={['认为结果有误，', '打电话申请人工复核']} />}
          onClick={() => callPhone(product.serviceLine)}
        />
        <Cell id="declined-consents" label="撤回这次给出的授权" onClick={() => void goTo.consents()} />
      </Card>
      <View className="small soft mt-16">你的资料没有、也不会转给其他贷款机构。</View>
    </>
  );
}
