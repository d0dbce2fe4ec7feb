import { Text, View } from '@tarojs/components';

export default function Landing() {
  return (
    <View>
      <Text>漏斗</Text>
    </View>
  );
}
