import type { Product } from '@loudou/shared/product';
import { useParameter, Varied } from '../../../features/experiment';
import { Card, Figure, Keep, roundYuan, shortRate } from '../../../components';

/** The whole range before any question; nothing but the same size for amount and rate has ever passed the gate. */
export function PriceRanges({ product }: { product: Product }) {
  const { minAmountFen, maxAmountFen, minAnnualRateBps, maxAnnualRateBps } = product;
  const rateSize = useParameter('landing.rateSize');
  return (
    <Card className="mt-12">
      <Figure
        label="额度范围"
        value={{ text: `${roundYuan(minAmountFen)}–${roundYuan(maxAmountFen)}`, unit: '元' }}
      />
      <Figure
        label={
          <Varied by="landing.rateSize">
            年化利率<Keep>（单利）</Keep>
          </Varied>
        }
        value={{ text: `${shortRate(minAnnualRateBps)}–${shortRate(maxAnnualRateBps)}` }}
        size={rateSize === 'small' ? 'm' : 'l'}
      />
    </Card>
  );
}
