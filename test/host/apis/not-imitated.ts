import type { HostPlatform } from '../platform';

const COMMON = [
  'authorize',
  'canvasToTempFilePath',
  'chooseAddress',
  'chooseImage',
  'chooseLocation',
  'chooseMedia',
  'chooseVideo',
  'compressImage',
  'connectSocket',
  'createAnimation',
  'createCameraContext',
  'createCanvasContext',
  'createInnerAudioContext',
  'createVideoContext',
  'downloadFile',
  'getExtConfigSync',
  'getFileSystemManager',
  'getImageInfo',
  'getLocation',
  'getSetting',
  'getUserInfo',
  'getUserProfile',
  'navigateBackMiniProgram',
  'navigateToMiniProgram',
  'openDocument',
  'openLocation',
  'openSetting',
  'previewImage',
  'reportAnalytics',
  'saveFile',
  'saveImageToPhotosAlbum',
  'scanCode',
  'uploadFile',
];

const OWN: Record<HostPlatform, readonly string[]> = {
  weapp: [
    'chooseContact',
    'chooseInvoiceTitle',
    'createRewardedVideoAd',
    'getBackgroundFetchData',
    'getFuzzyLocation',
    'getPerformance',
    'loadFontFace',
    'openCustomerServiceChat',
    'openEmbeddedMiniProgram',
    'requestAutomaticRepayment',
    'requestFacialVerifyAndUploadVideo',
  ],
  tt: ['createSignOrder', 'getAnalysisInfo', 'getOrderPayment', 'requestOrder', 'sign'],
};

/** Names a real host has and this one does not imitate: they can be probed, a call says what is missing. */
export function notImitatedApis(platform: HostPlatform, globalName: string): Record<string, () => never> {
  const names = [...COMMON, ...OWN[platform]];
  return Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        throw new Error(`${globalName}.${name} was called, but this host does not imitate it`);
      },
    ]),
  );
}
