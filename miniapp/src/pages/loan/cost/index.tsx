import { View } from '@tarojs/components';
import { useState } from 'react';
import { BottomBar, Button, Phrases } from '../../../components';
import { useReadingTimer } from '../../../features/reading-timer';
import { useSession } from '../../../features/session';
import { goTo, useScreenParams } from '../../../routes';
import { Screen } from '../../parts/screen';
import { QuoteGone } from '../quote-gone';
import { keepShownQuote, readShownQuote, type ShownQuote } from '../shown-quote';
import { CostStatement } from './cost-statement';

export default function Cost() {
  const { quoteId } = useScreenParams('cost');
  const [shown] = useState(() => readShownQuote(quoteId));
  return shown ? <Reading shown={shown} /> : <QuoteGone page="loan.cost" />;
}

/** The statement lies open for the seconds set by rule; leaving without borrowing works from the first one. */
function Reading({ shown: { quote, readMs } }: { shown: ShownQuote }) {
  const { product } = useSession();
  const leftSeconds = Math.max(0, quote.readingSeconds - Math.floor(readMs / 1_000));
  const timer = useReadingTimer(leftSeconds);
  const proceed = () => {
    keepShownQuote({ quote, readMs: readMs + timer.readMs() });
    void goTo.contract({ quoteId: quote.quoteId });
  };
  const bar = (
    <BottomBar progress={timer.isDone ? undefined : 1 - timer.secondsLeft / quote.readingSeconds}>
      <Button id="cost-cancel" kind="plain" onClick={() => void goTo.result({}, 'restart')}>
        不借了
      </Button>
      <Button id="cost-next" kind="primary" disabled={!timer.isDone} onClick={proceed}>
        {timer.isDone ? '看过了，去看合同' : `还需阅读 ${timer.secondsLeft} 秒`}
      </Button>
    </BottomBar>
  );
  return (
    <Screen page="loan.cost" bar={bar}>
      <View className="title">这笔借款要花多少钱</View>
      <View className="small soft mt-4">
        <Phrases of={['个人贷款综合融资成本明示，', `出借人 ${product.lenderShortName}`]} />
      </View>
      <CostStatement quote={quote} />
    </Screen>
  );
}
