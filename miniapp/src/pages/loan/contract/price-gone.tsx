import { View } from '@tarojs/components';
import { api, type ApiError, errorText, useQuery } from '../../../api';
import { Button, Card, Notice } from '../../../components';
import { goTo } from '../../../routes';
import type { Quote } from '../shown-quote';
import { priceDifference } from './price-difference';

/** Nothing was signed. What changed is shown before the person is led back to choose anew. */
export function PriceGone({ quote, error }: { quote: Quote; error: ApiError }) {
  const now = useQuery(() => api.loan.offers.query({ amountFen: quote.amountFen }), [quote.quoteId]);
  const lines = now.data === undefined ? [] : priceDifference(quote, now.data);
  return (
    <>
      <View className="title">还没有借款，先看看变化</View>
      <Notice tone="caution">{errorText(error).message}</Notice>
      {lines.length > 0 && (
        <Card>
          {lines.map((line) => (
            <View key={line} className="num">
              {line}
            </View>
          ))}
        </Card>
      )}
      <View className="mt-16">
        <Button
          id="contract-offers"
          kind="primary"
          onClick={() => void goTo.offers({ amountFen: String(quote.amountFen) }, 'replace')}
        >
          重新选借款方案
        </Button>
      </View>
    </>
  );
}
