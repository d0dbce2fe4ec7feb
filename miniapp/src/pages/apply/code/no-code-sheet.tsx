import { View } from '@tarojs/components';
import { Button, Sheet } from '../../../components';
import { goTo } from '../../../routes';

interface NoCodeSheetProps {
  id: string;
  whoSends: string;
  close: () => void;
}

const checks = [
  '看一看手机号有没有填错',
  '在短信的拦截、骚扰或垃圾信息里找一找',
  '手机停机、没有信号或在国外时，短信可能收不到',
];

export function NoCodeSheet({ id, whoSends, close }: NoCodeSheetProps) {
  return (
    <Sheet
      id={id}
      open
      title="收不到验证码"
      onClose={close}
      actions={
        <>
          <Button id={`${id}-support`} kind="plain" onClick={() => void goTo.help()}>
            联系客服
          </Button>
          <Button id={`${id}-close`} kind="primary" onClick={close}>
            知道了
          </Button>
        </>
      }
    >
      <View className="soft mt-8">短信由{whoSends}发出，一般 1 分钟内会到。还没收到时：</View>
      {checks.map((check, place) => (
        <View key={check} className="mt-8">
          {place + 1}. {check}
        </View>
      ))}
      <View className="small soft mt-12">一分钟后可以重新发送，之前的验证码会失效。</View>
    </Sheet>
  );
}
