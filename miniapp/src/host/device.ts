import Taro from '@tarojs/taro';

const nothing = (): void => undefined;

/** The words in the host's navigation bar, or in the browser's tab. */
export function setTitle(title: string): void {
  Taro.setNavigationBarTitle({ title }).catch(nothing);
}

export function callPhone(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(nothing);
}

export function copyText(text: string): Promise<boolean> {
  return Taro.setClipboardData({ data: text }).then(
    () => true,
    () => false,
  );
}
