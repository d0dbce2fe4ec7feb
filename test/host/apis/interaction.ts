import type { ModalQuestion } from '../host-answers';
import type { Toast } from '../host-screen';
import { ApiFailure } from './api-failure';
import type { ApiHost, ApiTable } from './api-host';
import { callbackApi } from './callback-api';

const QUIET = [
  'setNavigationBarColor',
  'showNavigationBarLoading',
  'hideNavigationBarLoading',
  'hideHomeButton',
  'hideKeyboard',
  'pageScrollTo',
  'setBackgroundColor',
  'setBackgroundTextStyle',
  'showShareMenu',
  'hideShareMenu',
  'startPullDownRefresh',
  'stopPullDownRefresh',
  'showTabBar',
  'hideTabBar',
];

/** Toasts, dialogs and the bars around the page. */
export function interactionApis(host: ApiHost): ApiTable {
  const { screen, answers } = host;
  const quiet = QUIET.map((name) => [name, callbackApi(host, name, () => undefined)] as const);
  return {
    ...Object.fromEntries(quiet),
    showToast: callbackApi<Toast>(host, 'showToast', ({ title, icon }) => screen.showToast({ title, icon })),
    hideToast: callbackApi(host, 'hideToast', () => {
      screen.currentToast = undefined;
    }),
    showLoading: callbackApi<{ title: string }>(host, 'showLoading', ({ title }) => {
      screen.loading = title;
    }),
    hideLoading: callbackApi(host, 'hideLoading', () => {
      screen.loading = undefined;
    }),
    showModal: callbackApi<ModalQuestion>(host, 'showModal', async (options) => {
      const { title, content, showCancel, confirmText, cancelText } = options;
      const question = { title, content, showCancel, confirmText, cancelText };
      screen.modals.push(question);
      const confirm = await answers.modal(question);
      return { confirm, cancel: !confirm };
    }),
    showActionSheet: callbackApi<{ itemList: string[] }>(host, 'showActionSheet', async ({ itemList }) => {
      const tapIndex = await answers.actionSheet([...itemList]);
      if (tapIndex < 0) throw new ApiFailure('cancel');
      return { tapIndex };
    }),
    setNavigationBarTitle: callbackApi<{ title: string }>(host, 'setNavigationBarTitle', ({ title }) => {
      if (host.navigation.current) host.navigation.current.title = title;
    }),
  };
}
