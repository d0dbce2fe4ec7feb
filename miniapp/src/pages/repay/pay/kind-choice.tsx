import { View } from '@tarojs/components';
import { OfferRow } from '../../../components';
import { yuan } from '../../words/amounts';
import type { Home } from '../find-home';
import { choosePayment, openKinds, type PaymentKind } from './payment-choice';

interface KindChoiceProps {
  home: Home;
  kind: PaymentKind;
  pick: (kind: PaymentKind) => void;
}

/** Every way to pay that is open today, with what it takes: nothing is hidden behind another page. */
export function KindChoice({ home, kind, pick }: KindChoiceProps) {
  return (
    <View className="mt-12">
      {openKinds(home).map((each) => (
        <OfferRow
          key={each}
          id={`pay-kind-${each}`}
          name={nameOf(each, home)}
          cost={amountOf(each, home)}
          chosen={each === kind}
          onChoose={() => pick(each)}
        >
          {explain(each, home)}
        </OfferRow>
      ))}
    </View>
  );
}

function explain(kind: PaymentKind, { due }: Home): string {
  if (kind === 'early') return '还清后这笔借款就结束了';
  if (kind === 'partial') return '先还最早到期的一期';
  return `第 ${due?.numbers.join('、') ?? ''} 期`;
}

function nameOf(kind: PaymentKind, { due }: Home): string {
  if (kind === 'early') return '今天全部还清';
  if (kind === 'partial') return '先还一部分';
  return due && due.numbers.length > 1 ? `还这 ${due.numbers.length} 期` : '还这一期';
}

const amountOf = (kind: PaymentKind, home: Home): string => {
  const choice = kind === 'partial' ? null : choosePayment(home, kind, null);
  return choice ? yuan(choice.amountFen) : '自己填';
};
