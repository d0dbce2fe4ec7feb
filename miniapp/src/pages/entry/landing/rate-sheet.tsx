import type { Product } from '@loudou/shared/product';
import { View } from '@tarojs/components';
import { Button, Cell, Sheet, shortRate } from '../../../components';
import { ratesToTry } from './estimate';

interface RateSheetProps {
  product: Product;
  choose: (annualRateBps: number) => void;
  close: () => void;
}

const nameOf = (bps: number, { minAnnualRateBps, maxAnnualRateBps }: Product): string => {
  if (bps === minAnnualRateBps) return '最低';
  return bps === maxAnnualRateBps ? '最高' : '试算默认';
};

/** The rate is the lender's to decide; here it can be tried from the lowest to the highest. */
export function RateSheet({ product, choose, close }: RateSheetProps) {
  return (
    <Sheet
      id="landing-rates"
      open
      title="按哪个年化利率试算"
      onClose={close}
      actions={
        <Button id="landing-rates-close" kind="plain" onClick={close}>
          不改
        </Button>
      }
    >
      <View className="small soft mt-4">实际利率由{product.lenderShortName}审批后确定，都按单利计算。</View>
      <View className="mt-8">
        {ratesToTry(product).map((bps) => (
          <Cell
            key={bps}
            id={`landing-rate-${bps}`}
            label={shortRate(bps)}
            value={nameOf(bps, product)}
            onClick={() => choose(bps)}
          />
        ))}
      </View>
    </Sheet>
  );
}
