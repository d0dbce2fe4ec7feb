import Taro from '@tarojs/taro';
import { returnMark } from './enter-options';
import { nativeHost } from './native';
import { playedHost, showFaceToPlayedHost } from './preview';

export type FaceTicket =
  | { kind: 'host_dialog'; verifyId: string; expiresAt: string }
  | { kind: 'vendor_page'; url: string; expiresAt: string };

/**
 * `finished`: ask the BFF for the result. `left`: the browser is on its way to the vendor and will come back.
 * `link_copied`: the check goes on in a browser, and the person comes back by themselves.
 */
export type FaceOutcome = 'finished' | 'cancelled' | 'left' | 'link_copied' | 'unavailable';

/** 90002 to 90006: the person closed the dialog, did not agree, or left it. */
const cancelledCodes = [90002, 90003, 90004, 90005, 90006];

/** Where the vendor sends the person back to. */
export function faceReturnUrl(): string {
  const page = `#/pages/apply/face/index?${returnMark}=1`;
  if (process.env.TARO_ENV !== 'h5') return `${LOUDOU_API_BASE}/app/${page}`;
  return `${window.location.origin}${window.location.pathname}${window.location.search}${page}`;
}

/** Opens the check. What it says of the result only tells when to ask the BFF, never what to believe. */
export async function checkFace(ticket: FaceTicket): Promise<FaceOutcome> {
  if (ticket.kind === 'host_dialog') {
    return playedHost() ? playDialog(ticket.verifyId) : openDialog(ticket.verifyId);
  }
  if (process.env.TARO_ENV === 'h5') {
    window.location.assign(ticket.url);
    return 'left';
  }
  // A page of another company opens inside the hosts only under a contract with them; every phone has a browser.
  return Taro.setClipboardData({ data: ticket.url }).then(
    () => 'link_copied' as const,
    () => 'unavailable' as const,
  );
}

function openDialog(verifyId: string): Promise<FaceOutcome> {
  const host = nativeHost();
  if (!host.requestFacialVerify) return Promise.resolve('unavailable');
  return new Promise((resolve) => {
    host.requestFacialVerify?.({
      verifyId,
      success: () => resolve('finished'),
      fail: ({ errCode }) => resolve(cancelledCodes.indexOf(errCode ?? 0) >= 0 ? 'cancelled' : 'finished'),
    });
  });
}

async function playDialog(verifyId: string): Promise<FaceOutcome> {
  const { confirm } = await Taro.showModal({
    title: '人脸核验（模拟）',
    content: '通过这次核验吗？',
    confirmText: '通过',
    cancelText: '取消',
  });
  await showFaceToPlayedHost(verifyId, confirm ? 'passed' : 'cancelled');
  return confirm ? 'finished' : 'cancelled';
}
