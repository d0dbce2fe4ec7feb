import { View } from '@tarojs/components';
import type { ApiError } from '../../../api';
import { Notice } from '../../../components';
import { yuan } from '../../words/amounts';
import { timeOf } from '../../words/days';
import { goTo } from '../../../routes';
import type { Home } from '../find-home';
import { overdueSentence } from '../overdue-words';
import { EarlyCard } from './early-card';
import { NextCard } from './next-card';
import { PlanCard } from './plan-card';

interface HomeViewProps {
  home: Home;
  error: ApiError | null;
  reload: () => void;
}

export function HomeView({ home, error, reload }: HomeViewProps) {
  const late = home.next && overdueSentence(home.next);
  return (
    <>
      {error && (
        <Notice id="home-reload" tone="caution" action="再试一次" onAction={reload}>
          没有连上，下面是 {timeOf(home.asOf)} 的数据，连上后可以还款。
        </Notice>
      )}
      {!error && late && <Notice tone="danger">{late}</Notice>}
      {home.payment && <PaymentUnderWay payment={home.payment} />}
      {home.next && <NextCard home={home} next={home.next} />}
      <PlanCard home={home} />
      {home.earlySettlement && <EarlyCard home={home} settlement={home.earlySettlement} />}
      <View className="row mt-16">
        <View id="home-me" className="link small" onClick={() => void goTo.me()}>
          我的
        </View>
        <View id="home-help" className="link small" onClick={() => void goTo.help()}>
          还款有困难
        </View>
      </View>
    </>
  );
}

function PaymentUnderWay({ payment }: { payment: NonNullable<Home['payment']> }) {
  const { repaymentId, amountFen } = payment;
  return (
    <Notice id="home-payment" action="看结果" onAction={() => void goTo.repayResult({ repaymentId })}>
      有一笔 {yuan(amountFen)} 的还款还在处理，有了结果才能再还。
    </Notice>
  );
}
