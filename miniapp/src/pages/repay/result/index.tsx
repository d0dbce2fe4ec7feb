import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { api, errorText } from '../../../api';
import { DoneMark, Notice } from '../../../components';
import { usePolling } from '../../../features/poll';
import { goTo, useScreenParams } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { usePayment } from '../pay/use-payment';
import { isRepaymentOver, type Repayment, repaymentWords } from './repayment-stage';
import { ResultBar } from './result-bar';
import { ResultFacts } from './result-facts';

export default function RepayResult() {
  const { repaymentId } = useScreenParams('repayResult');
  const { data, error, isExhausted, askNow } = usePolling(
    () => api.repayment.status.query({ repaymentId: repaymentId as Repayment['repaymentId'] }),
    { isDone: isRepaymentOver },
  );
  const payment = usePayment(askNow);
  useEffect(() => {
    if (data?.state === 'posted' && data.loanState === 'settled')
      void goTo.settled({ loanId: data.loanId }, 'replace');
  }, [data]);

  if (!data)
    return (
      <Screen page="repay.result">{error ? <Failure error={error} retry={askNow} /> : <Loading />}</Screen>
    );
  const { title, line } = repaymentWords(data);
  return (
    <Screen
      page="repay.result"
      bar={<ResultBar repayment={data} payment={payment} isExhausted={isExhausted} askNow={askNow} />}
    >
      <View className="row row--start">
        {data.state === 'posted' && <DoneMark />}
        <View className="title">{title}</View>
      </View>
      <View className="soft num mt-8">{line}</View>
      <ResultFacts repayment={data} />
      {payment.error && <Notice tone="caution">{errorText(payment.error).message}</Notice>}
      {isExhausted && <Notice>银行还没有回音。不用守着，结果会写在「消息」里。</Notice>}
    </Screen>
  );
}
