import { Text, View } from '@tarojs/components';
import { Card, Facts } from '../../../components';
import { useSession } from '../../../features/session';
import { callPhone } from '../../../host';
import { goTo } from '../../../routes';
import type { Application } from '../application/use-step';

/** Whose face is looked for, what is left of it, and another way for those who do not want this one. */
export function FaceFacts({ given }: { given: Application['given'] | null }) {
  const { product } = useSession();
  return (
    <>
      <Card className="mt-12">
        <View className="row">
          <Text className="strong">核验谁</Text>
          <Text id="face-identity" className="link link--end small" onClick={() => void goTo.identity()}>
            修改
          </Text>
        </View>
        <View className="mt-8">
          <Facts
            facts={[
              { label: '姓名', value: given?.name ?? '未填写' },
              { label: '证件号码', value: given?.identityNumber ?? '未填写' },
            ]}
          />
        </View>
      </Card>
      <View className="small soft mt-12">
        不愿意或不方便做人脸核验，可以请人工用其他方式核实。
        <Text id="face-support" className="link" onClick={() => callPhone(product.serviceLine)}>
          联系客服
        </Text>
      </View>
    </>
  );
}
