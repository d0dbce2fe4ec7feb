import Taro from '@tarojs/taro';
import { payAtPlayedHost, playedHost } from './preview';

export interface PaymentParameters {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export type PaymentOutcome = 'paid' | 'cancelled' | 'failed';

/** Opens the host's payment dialog. Whether money moved is asked of the BFF afterwards, whatever this says. */
export async function pay(parameters: PaymentParameters): Promise<PaymentOutcome> {
  if (playedHost()) return playDialog(parameters);
  try {
    await Taro.requestPayment(parameters);
    return 'paid';
  } catch (failure) {
    return /cancel/.test(String((failure as { errMsg?: unknown })?.errMsg)) ? 'cancelled' : 'failed';
  }
}

async function playDialog(parameters: PaymentParameters): Promise<PaymentOutcome> {
  const { confirm } = await Taro.showModal({
    title: '微信支付（模拟）',
    content: '确认付款吗？',
    confirmText: '付款',
    cancelText: '取消',
  });
  if (!confirm) return 'cancelled';
  return payAtPlayedHost(parameters).then(
    () => 'paid' as const,
    () => 'failed' as const,
  );
}
