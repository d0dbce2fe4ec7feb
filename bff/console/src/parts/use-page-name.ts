import { useTranslation } from 'react-i18next';
import { zh } from '../language/zh';

type PageKey = keyof typeof zh.analysis.pageName;

/** The pages as their events name them. */
export const knownPages: string[] = [
  'entry.landing',
  'apply.phone',
  'apply.code',
  'apply.identity',
  'apply.face',
  'apply.bank-card',
  'apply.bureau',
  'apply.waiting',
  'apply.result',
  'apply.declined',
  'loan.offers',
  'loan.cost',
  'loan.contract',
  'loan.payout',
  'repay.home',
  'repay.pay',
  'repay.result',
  'repay.settled',
  'repay.schedule',
  'me.index',
  'me.consents',
  'me.document',
  'me.messages',
  'me.help',
];

const keyOf = (page: string) => page.replaceAll(/[.-]/g, '_');
const isKey = (key: string): key is PageKey => Object.hasOwn(zh.analysis.pageName, key);

/** The name of a page of the mini-program; one that is new to us stands for itself. */
export function usePageName(): (page: string) => string {
  const { t } = useTranslation();
  return (page) => {
    const key = keyOf(page);
    return isKey(key) ? t(`analysis.pageName.${key}`) : page;
  };
}
