import { View } from '@tarojs/components';
import type { Answers } from '../../../api';
import { Card, Seal } from '../../../components';
import { useSession } from '../../../features/session';
import './letter-card.scss';

export type Letter = Answers['repayment']['letter'];

/** The letter as it was written: heading, sentence, issuer, number, code. Nothing of it is put together here. */
export function LetterCard({ letter }: { letter: Letter }) {
  const { product } = useSession();
  const [heading, sentence, ...signature] = letter.text.split('\n');
  return (
    <Card id="settled-letter" className="letter-card">
      <View className="head">{heading}</View>
      <View className="small soft mt-8 num">{sentence}</View>
      <View className="mt-12">
        {signature.map((line) => (
          <View key={line} className="small faint num">
            {line}
          </View>
        ))}
      </View>
      {letter.revoked && <View className="small letter-card__revoked mt-8">这份证明已撤销</View>}
      {!letter.revoked && <Seal lines={[product.lenderShortName.slice(0, 2), '电子章']} />}
    </Card>
  );
}
