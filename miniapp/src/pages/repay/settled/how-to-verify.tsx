import { View } from '@tarojs/components';
import { Phrases } from '../../../components';
import { useSession } from '../../../features/session';

/** For whoever is handed the letter: a way to check it that needs no account. */
export function HowToVerify() {
  const { product } = useSession();
  return (
    <View className="small faint mt-12 num">
      <Phrases of={[`如何验真：拨打 ${product.serviceLine}，`, '报编号和验真码，', '由客服核对']} />
    </View>
  );
}
