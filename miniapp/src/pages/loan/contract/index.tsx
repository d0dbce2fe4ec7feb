import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, errorText, useQuery } from '../../../api';
import { BottomBar, Button, Notice, Paper } from '../../../components';
import { goTo, useScreenParams } from '../../../routes';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { QuoteGone } from '../quote-gone';
import { readShownQuote, type ShownQuote } from '../shown-quote';
import { PriceGone } from './price-gone';
import { isPriceGone, useSigning } from './use-signing';

export default function Contract() {
  const { quoteId } = useScreenParams('contract');
  const [shown] = useState(() => readShownQuote(quoteId));
  return shown ? <Signing shown={shown} /> : <QuoteGone page="loan.contract" />;
}

function Signing({ shown: { quote, readMs } }: { shown: ShownQuote }) {
  const { quoteId } = quote;
  const contract = useQuery(() => api.loan.contract.query({ quoteId }), [quoteId]);
  const signing = useSigning();
  const { data } = contract;
  if (isPriceGone(signing.error))
    return (
      <Screen page="loan.contract">
        <PriceGone quote={quote} error={signing.error!} />
      </Screen>
    );

  const sign = () =>
    data &&
    void signing.sign({
      quoteId,
      costStatementHash: quote.costStatement.hash,
      contractHash: data.hash,
      costReadMs: Math.round(readMs),
    });
  const bar = (
    <BottomBar>
      <Button id="contract-cancel" kind="plain" onClick={() => void goTo.result({}, 'restart')}>
        不借了
      </Button>
      <Button
        id="contract-sign"
        kind="primary"
        disabled={!data || signing.waitSeconds > 0}
        pending={signing.pending}
        onClick={sign}
      >
        {signing.waitSeconds > 0 ? `还需阅读 ${signing.waitSeconds} 秒` : '签署并借款'}
      </Button>
    </BottomBar>
  );
  return (
    <Screen page="loan.contract" bar={bar}>
      <View className="title">看过合同，再签署</View>
      {data && (
        <>
          <Paper className="mt-12" paragraphs={data.text.split('\n')} />
          <View className="tiny faint mt-12 num">双方保存同一文本，校验码 {data.checkCode}</View>
        </>
      )}
      {!data &&
        (contract.error ? (
          <Failure error={contract.error} retry={() => void contract.reload()} />
        ) : (
          <Loading />
        ))}
      {signing.error && <Notice tone="caution">{errorText(signing.error).message}</Notice>}
    </Screen>
  );
}
