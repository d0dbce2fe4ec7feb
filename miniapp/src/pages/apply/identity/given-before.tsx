import { View } from '@tarojs/components';
import { Card, Facts } from '../../../components';
import type { Application } from '../application/use-step';

/** Whoever comes back to this page sees what is kept, masked; what is sent now replaces it. */
export function GivenBefore({ given }: { given: Application['given'] | null }) {
  if (!given?.name || !given.identityNumber) return null;
  return (
    <Card className="mt-12">
      <View className="strong">已经填过一次</View>
      <View className="mt-8">
        <Facts
          facts={[
            { label: '姓名', value: given.name },
            { label: '证件号码', value: given.identityNumber },
          ]}
        />
      </View>
      <View className="small soft mt-4">
        要更改就在下面重新填写，提交后会替换。证件号码变了，需要再做一次人脸核验。
      </View>
    </Card>
  );
}
