import type { Product } from '@loudou/shared/product';
import { Card, Figure, Keep, roundYuan, shortRate } from '../../../components';

/** The whole range before any question: amount and rate at the same size. */
export function PriceRanges({ product }: { product: Product }) {
  const { minAmountFen, maxAmountFen, minAnnualRateBps, maxAnnualRateBps } = product;
  return (
    <Card className="mt-12">
      <Figure
        label="额度范围"
        value={{ text: `${roundYuan(minAmountFen)}–${roundYuan(maxAmountFen)}`, unit: '元' }}
      />
      <Figure
        label={
          <>
            年化利率<Keep>（单利）</Keep>
          </>
        }
        value={{ text: `${shortRate(minAnnualRateBps)}–${shortRate(maxAnnualRateBps)}` }}
      />
    </Card>
  );
}
