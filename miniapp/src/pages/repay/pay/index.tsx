import { useState } from 'react';
import { parseYuan } from '@loudou/shared/money';
import { useQuery } from '../../../api';
import { useShow } from '../../../host';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { findStanding, type Home } from '../find-home';
import { NothingToPay } from './nothing-to-pay';
import { PayBar } from './pay-bar';
import { usePayParams } from './pay-params';
import { PayView } from './pay-view';
import { chooseKind, choosePayment, type PaymentKind } from './payment-choice';
import { usePayment } from './use-payment';

export default function Pay() {
  const { loanId, kind } = usePayParams();
  const { data, error, reload } = useQuery(() => findStanding(loanId), [loanId]);
  useShow(() => void reload());
  if (data?.kind === 'running')
    return <Paying home={data.home} asked={kind} reload={() => void reload()} isStale={error !== null} />;
  return (
    <Screen page="repay.pay">
      {data && <NothingToPay />}
      {!data && (error ? <Failure error={error} retry={() => void reload()} /> : <Loading />)}
    </Screen>
  );
}

interface PayingProps {
  home: Home;
  asked: string | undefined;
  reload: () => void;
  isStale: boolean;
}

function Paying({ home, asked, reload, isStale }: PayingProps) {
  const [picked, pick] = useState<PaymentKind | null>(null);
  const [partText, setPartText] = useState('');
  const payment = usePayment(reload);
  const kind = chooseKind(home, picked ?? asked);
  if (kind === null)
    return (
      <Screen page="repay.pay">
        <NothingToPay />
      </Screen>
    );
  const choice = choosePayment(home, kind, parseYuan(partText));
  return (
    <Screen page="repay.pay" bar={<PayBar home={home} choice={choice} payment={payment} isStale={isStale} />}>
      <PayView
        home={home}
        kind={kind}
        pick={pick}
        partText={partText}
        setPartText={setPartText}
        choice={choice}
        payment={payment}
      />
    </Screen>
  );
}
