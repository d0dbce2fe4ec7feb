import { View } from '@tarojs/components';
import { Button, Card } from '../../../components';
import { useSession } from '../../../features/session';
import { callPhone } from '../../../host';
import { Screen } from '../../parts/screen';
import { questions } from './questions';

export default function Help() {
  const { product } = useSession();
  const call = () => callPhone(product.serviceLine);
  return (
    <Screen page="me.help">
      <View className="title">帮助与投诉</View>
      <Card className="mt-12">
        <View className="strong">{product.lenderName}</View>
        <View className="small soft num mt-4">客服电话 {product.serviceLine}</View>
        <View className="small soft mt-4">
          投诉、查阅、更正或删除个人信息，都可以打这个电话。我们在 15 天内答复。
        </View>
        <View className="mt-12">
          <Button id="help-call" kind="tonal" onClick={call}>
            拨打客服电话
          </Button>
        </View>
      </Card>
      {questions.map(({ question, answer }) => (
        <Card key={question}>
          <View className="strong">{question}</View>
          <View className="small soft mt-4">{answer}</View>
        </Card>
      ))}
    </Screen>
  );
}
