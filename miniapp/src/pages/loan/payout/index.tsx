import { View } from '@tarojs/components';
import { useState } from 'react';
import { useScreenParams } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { CancelSheet } from './cancel-sheet';
import { NoPayout } from './no-payout';
import { PayoutBar } from './payout-bar';
import { PayoutFacts } from './payout-facts';
import { PayoutNotice } from './payout-notice';
import { stageOf, stageTitles } from './payout-stage';
import { usePayout } from './use-payout';

export default function PayoutPage() {
  const { loanId } = useScreenParams('payout');
  const payout = usePayout(loanId);
  const [isAskingToCancel, askToCancel] = useState(false);
  const { data: loan, error, askNow } = payout.polling;
  if (!loan)
    return (
      <Screen page="loan.payout">
        {loan === null ? <NoPayout /> : error ? <Failure error={error} retry={askNow} /> : <Loading />}
      </Screen>
    );

  const cancel = () => {
    askToCancel(false);
    void payout.cancel(loan.loanId);
  };
  return (
    <Screen
      page="loan.payout"
      bar={<PayoutBar loan={loan} payout={payout} askToCancel={() => askToCancel(true)} />}
    >
      <View className="title">{stageTitles[stageOf(loan)]}</View>
      <PayoutNotice loan={loan} payout={payout} />
      <PayoutFacts loan={loan} />
      <CancelSheet
        isOpen={isAskingToCancel && stageOf(loan) !== 'paid_out'}
        keep={() => askToCancel(false)}
        cancel={cancel}
      />
    </Screen>
  );
}
