import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { BottomBar, Button, Card, Facts, FigurePair, Phrases } from '../../../components';
import { useParameter, Varied } from '../../../features/experiment';
import { useSession } from '../../../features/session';
import { Exposure } from '../../../features/tracking';
import { goTo } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { dayOf } from '../../words/days';
import { type Decided, useDecision } from '../application/use-decision';

type Approval = NonNullable<Decided<'approved'>['decision']>;

/** An approval without applause: limit and rate as twins, until when, and that it costs nothing to leave it. */
export default function ApprovalResult() {
  const { decision, error, reload } = useDecision('approved', 'result');
  return (
    <Screen page="apply.result" bar={decision && <ResultBar />}>
      {decision ? (
        <ApprovalParts approval={decision} />
      ) : error ? (
        <Failure error={error} retry={reload} />
      ) : (
        <Loading />
      )}
    </Screen>
  );
}

function ResultBar(): ReactNode {
  const nextText = useParameter('result.nextText');
  return (
    <BottomBar>
      <Button id="result-later" kind="plain" onClick={() => void goTo.landing({}, 'restart')}>
        暂不借款
      </Button>
      <Button id="result-next" onClick={() => void goTo.offers()}>
        <Varied by="result.nextText">{nextText}</Varied>
      </Button>
    </BottomBar>
  );
}

function ApprovalParts({ approval }: { approval: Approval }) {
  const { limitFen, annualRateBps, validUntil } = approval;
  const explanation = useParameter('result.explanation');
  return (
    <>
      <View className="title">审批已通过</View>
      <View className="small soft mt-4 num">
        <Phrases of={[`结果保留到 ${dayOf(validUntil)}，`, '不借不收任何费用']} />
      </View>
      <Exposure of="limit">
        <Card className="mt-12">
          <FigurePair
            left={{ label: '可用额度', value: { fen: limitFen, round: true } }}
            right={{ label: '年化利率（单利）', value: { bps: annualRateBps, short: true } }}
          />
        </Card>
      </Exposure>
      <Varied by="result.explanation">{explanation === 'full' && <Explanation />}</Varied>
    </>
  );
}

function Explanation() {
  const { product } = useSession();
  return (
    <>
      <Card className="mt-12">
        <Facts
          facts={[
            { label: '出借人', value: product.lenderName },
            { label: '牌照', value: product.lenderLicence },
            { label: '下一步', value: '选金额和期数，看清每一项费用后再决定借不借' },
          ]}
        />
      </Card>
      <View className="small soft mt-12">
        <Phrases of={['额度不用全部借，', '请按还款能力决定借多少。']} />
      </View>
    </>
  );
}
