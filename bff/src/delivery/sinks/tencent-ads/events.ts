import { z } from 'zod';
import type { PlatformEvent } from '../sink-definition';

const offByDefault = (zh: string, en: string) => ({
  meaning: { zh, en },
  schema: z.boolean(),
  initial: false,
});

/** The action types that a lending funnel can be told as. The platform knows no type of its own for a loan. */
export const tencentEvents: readonly PlatformEvent[] = [
  {
    name: 'VIEW_CONTENT',
    meaning: { zh: '到达落地页', en: 'Reached the landing page' },
    depth: 'shallow',
    facts: ['ad_touch_landed'],
    byDefault: false,
  },
  {
    name: 'AUTHORIZE',
    meaning: { zh: '授权手机号', en: 'Proved the phone number' },
    depth: 'shallow',
    facts: ['phone_verified'],
    byDefault: false,
  },
  {
    name: 'REGISTER',
    meaning: { zh: '注册', en: 'Registered' },
    depth: 'shallow',
    facts: ['user_registered'],
    byDefault: true,
  },
  {
    name: 'PRE_CREDIT',
    meaning: { zh: '预授信', en: 'Passed the pre-check' },
    depth: 'shallow',
    facts: ['precheck_completed'],
    byDefault: true,
  },
  {
    name: 'RESERVATION',
    meaning: { zh: '表单预约', en: 'Started the form' },
    depth: 'shallow',
    facts: ['application_started'],
    byDefault: false,
  },
  {
    name: 'BIND_CARD',
    meaning: { zh: '绑卡', en: 'Bound a bank card' },
    depth: 'deep',
    facts: ['bank_card_bound'],
    byDefault: false,
  },
  {
    name: 'CONFIRM_EFFECTIVE_LEADS',
    meaning: { zh: '有效线索', en: 'Effective lead' },
    depth: 'deep',
    facts: ['precheck_completed', 'application_submitted'],
    byDefault: false,
  },
  {
    name: 'APPLY',
    meaning: { zh: '完件', en: 'Submitted the application' },
    depth: 'deep',
    facts: ['application_submitted'],
    byDefault: true,
  },
  {
    name: 'CREDIT',
    meaning: { zh: '授信', en: 'Credit was granted' },
    depth: 'deep',
    facts: ['credit_approved'],
    byDefault: true,
    options: {
      risk_interestrate: offByDefault('附上利率档位（1–7 档）', 'Tell the band of the annual rate, 1 to 7'),
      credit_amount: offByDefault('附上授信额度（整元）', 'Tell the limit, in whole yuan'),
    },
  },
  {
    name: 'WITHDRAW_DEPOSITS',
    meaning: { zh: '提现放款', en: 'A loan was paid out' },
    depth: 'deep',
    facts: ['loan_disbursed', 'repeat_drawn'],
    byDefault: true,
    // The platform has no other name for a later loan: whether it counts is for the account to say.
    onlyByRule: ['repeat_drawn'],
  },
  {
    name: 'FIRST_WITHDRAW',
    meaning: { zh: '首次提现', en: 'The first loan was paid out' },
    depth: 'deep',
    facts: ['loan_disbursed'],
    byDefault: false,
  },
];

const byName = new Map(tencentEvents.map((event) => [event.name, event]));

export const findTencentEvent = (name: string): PlatformEvent | undefined => byName.get(name);
