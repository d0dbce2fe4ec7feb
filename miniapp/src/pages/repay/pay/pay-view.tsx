import { View } from '@tarojs/components';
import { Card, Facts, Money } from '../../../components';
import { hostName } from '../../../host';
import { yuan } from '../../words/amounts';
import { cardInWords } from '../../words/loans';
import type { Home } from '../find-home';
import { KindChoice } from './kind-choice';
import { PartAmount } from './part-amount';
import { PayNotice } from './pay-notice';
import type { PaymentChoice, PaymentKind } from './payment-choice';
import type { Payment } from './use-payment';

interface PayViewProps {
  home: Home;
  kind: PaymentKind;
  pick: (kind: PaymentKind) => void;
  partText: string;
  setPartText: (text: string) => void;
  choice: PaymentChoice | null;
  payment: Payment;
}

/** What is paid, what it is made of, and from where. */
export function PayView({ home, kind, pick, partText, setPartText, choice, payment }: PayViewProps) {
  const lines = choice?.lines ?? [];
  return (
    <>
      <PayNotice home={home} payment={payment} />
      <Card>
        {kind === 'partial' ? (
          <PartAmount home={home} text={partText} setText={setPartText} />
        ) : (
          <>
            <View className="soft">今天还</View>
            {choice && <Money fen={choice.amountFen} size="xl" />}
          </>
        )}
        {lines.length > 0 && (
          <View className="mt-8">
            <Facts facts={lines.map(({ label, amountFen }) => ({ label, value: yuan(amountFen) }))} />
          </View>
        )}
      </Card>
      <KindChoice home={home} kind={kind} pick={pick} />
      <Card>
        <Facts
          facts={[
            { label: '怎么还', value: wayToPay(home) },
            { label: '违约金', value: '不收取' },
          ]}
        />
      </Card>
    </>
  );
}

const wayToPay = (home: Home): string =>
  hostName() === 'weapp' ? '微信支付' : `从 ${cardInWords(home.card)} 扣款`;
