import type { Screen } from '../../../routes';

/** The button says where it leads: whoever is further than this page does not start anew. */
const words: Partial<Record<Screen, string>> = {
  identity: '继续申请',
  face: '继续申请',
  bank_card: '继续申请',
  bureau: '继续申请',
  submit: '继续申请',
  waiting: '看审批进度',
  result: '看审批结果',
  payout: '看放款进度',
  repay_home: '看我的借款',
};

export const startWords = (screen: Screen | null | undefined, forNewcomers: string): string =>
  (screen && words[screen]) || forNewcomers;
