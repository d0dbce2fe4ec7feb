import { View } from '@tarojs/components';
import { api, errorText, forgetSessionToken, useMutation } from '../../../api';
import { Button, Notice } from '../../../components';
import { useSession } from '../../../features/session';
import { sendTracked } from '../../../features/tracking';
import { goTo } from '../../../routes';

/** Ends the session on the BFF too, so that a kept token is worth nothing; then the visit begins anew. */
export function SignOut() {
  const { reopen } = useSession();
  const leaving = useMutation(async () => {
    await sendTracked();
    await api.session.close.mutate();
    forgetSessionToken();
    await reopen();
    await goTo.landing({}, 'restart');
  });
  return (
    <View className="mt-24">
      {leaving.error && <Notice tone="caution">{errorText(leaving.error).message}</Notice>}
      <Button id="me-sign-out" kind="plain" pending={leaving.pending} onClick={() => void leaving.run()}>
        退出登录
      </Button>
      <View className="small faint mt-8">退出后，借款和还款照常进行，再登录就能看到。</View>
    </View>
  );
}
