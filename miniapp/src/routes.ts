import Taro, { useRouter } from '@tarojs/taro';
import type { Answers } from './api/api';
import { noteOpening } from './features/tracking';
import type { PagePath } from './page-paths';

/** What a screen is told when it opens. Ids of ours and words only: an address is shared, logged and kept. */
interface ScreenParams {
  landing: object;
  phone: object;
  identity: object;
  face: { returned?: string };
  bankCard: object;
  bureau: object;
  waiting: object;
  result: object;
  declined: object;
  offers: { amountFen?: string };
  cost: { quoteId: string };
  contract: { quoteId: string };
  payout: { loanId?: string };
  repayHome: { loanId?: string };
  pay: { loanId: string; installment?: string };
  repayResult: { repaymentId: string };
  settled: { loanId: string };
  schedule: { loanId: string };
  me: object;
  consents: object;
  document: { purpose?: string; quoteId?: string };
  messages: object;
  help: object;
}

export type ScreenName = keyof ScreenParams;

export const screenPaths: Record<ScreenName, PagePath> = {
  landing: 'pages/entry/landing/index',
  phone: 'pages/apply/phone/index',
  identity: 'pages/apply/identity/index',
  face: 'pages/apply/face/index',
  bankCard: 'pages/apply/bank-card/index',
  bureau: 'pages/apply/bureau/index',
  waiting: 'pages/apply/waiting/index',
  result: 'pages/apply/result/index',
  declined: 'pages/apply/declined/index',
  offers: 'pages/loan/offers/index',
  cost: 'pages/loan/cost/index',
  contract: 'pages/loan/contract/index',
  payout: 'pages/loan/payout/index',
  repayHome: 'pages/repay/home/index',
  pay: 'pages/repay/pay/index',
  repayResult: 'pages/repay/result/index',
  settled: 'pages/repay/settled/index',
  schedule: 'pages/repay/schedule/index',
  me: 'pages/me/index/index',
  consents: 'pages/me/consents/index',
  document: 'pages/me/document/index',
  messages: 'pages/me/messages/index',
  help: 'pages/me/help/index',
};

/** `push` can be gone back from, `replace` cannot, `restart` forgets every page before. */
export type How = 'push' | 'replace' | 'restart';

/** The hosts keep ten pages; one is left free for the host's own. */
export const maxPagesDeep = 9;

type GoTo = {
  [Name in ScreenName]: Partial<ScreenParams[Name]> extends ScreenParams[Name]
    ? (params?: ScreenParams[Name], how?: How) => Promise<void>
    : (params: ScreenParams[Name], how?: How) => Promise<void>;
};

export const goTo = Object.fromEntries(
  (Object.keys(screenPaths) as ScreenName[]).map((name) => [
    name,
    (params: Record<string, string> = {}, how: How = 'push') => open(addressOf(name, params), how),
  ]),
) as unknown as GoTo;

export function addressOf(name: ScreenName, params: Record<string, string | undefined>): string {
  const query = Object.entries(params)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  return `/${screenPaths[name]}${query === '' ? '' : `?${query}`}`;
}

async function open(url: string, how: How): Promise<void> {
  noteOpening();
  if (how === 'restart') await Taro.reLaunch({ url });
  else if (how === 'replace' || Taro.getCurrentPages().length >= maxPagesDeep) await Taro.redirectTo({ url });
  else await Taro.navigateTo({ url });
}

/** Back one page; from a page opened by a link, to the first one. */
export async function goBack(): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack();
  else await goTo.landing({}, 'restart');
}

/** The parameters of this page. A link may have lost any of them on its way. */
export function useScreenParams<Name extends ScreenName>(_name: Name): Partial<ScreenParams[Name]> {
  return useRouter().params as Partial<ScreenParams[Name]>;
}

/** A screen as `journey.whereabouts` names it. */
export type Screen = Answers['journey']['whereabouts']['screen'];

/** Handing in stands at the end of the page of the last step. */
const screenNames: Record<Screen, ScreenName> = {
  landing: 'landing',
  phone: 'phone',
  identity: 'identity',
  face: 'face',
  bank_card: 'bankCard',
  bureau: 'bureau',
  submit: 'bureau',
  waiting: 'waiting',
  result: 'result',
  declined: 'declined',
  payout: 'payout',
  repay_home: 'repayHome',
};

export const nameOfScreen = (screen: Screen): ScreenName => screenNames[screen];

export function goToScreen(screen: Screen, how: How = 'replace'): Promise<void> {
  return open(addressOf(nameOfScreen(screen), {}), how);
}

/** The name of the screen that is open now, or null for a page that is none of ours. */
export function currentScreen(): ScreenName | null {
  const pages = Taro.getCurrentPages();
  const route = String(pages[pages.length - 1]?.route ?? '').replace(/^\/|\?.*$/g, '');
  return (Object.keys(screenPaths) as ScreenName[]).find((name) => screenPaths[name] === route) ?? null;
}
