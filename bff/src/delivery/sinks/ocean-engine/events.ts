import { z } from 'zod';
import type { PlatformEvent } from '../sink-definition';

/** Names that may be changed to other facts in one place only: an account maps by them and the ledger keeps them. */
export const oceanEngineEvents = [
  {
    name: 'page_view',
    meaning: { zh: '落地页访问', en: 'Landing page viewed' },
    depth: 'shallow',
    facts: ['ad_touch_landed'],
    byDefault: false,
  },
  {
    name: 'active',
    meaning: { zh: '激活：首次打开', en: 'Activation: first open' },
    depth: 'shallow',
    facts: ['ad_touch_landed'],
    byDefault: false,
  },
  {
    name: 'authorization',
    meaning: { zh: '授权登录', en: 'Sign-in authorised' },
    depth: 'shallow',
    facts: ['phone_verified'],
    byDefault: false,
  },
  {
    name: 'active_register',
    meaning: { zh: '注册', en: 'Registration' },
    depth: 'shallow',
    facts: ['user_registered'],
    byDefault: true,
  },
  {
    name: 'form',
    meaning: { zh: '表单提交', en: 'Form submitted' },
    depth: 'shallow',
    facts: ['application_started'],
    byDefault: false,
  },
  {
    name: 'pre_loan_credit',
    meaning: { zh: '预授信', en: 'Pre-credit' },
    depth: 'deep',
    facts: ['precheck_completed'],
    byDefault: true,
    options: {
      eligibleOnly: {
        meaning: { zh: '只回传预审通过的人', en: 'Only people who passed the pre-check' },
        schema: z.boolean(),
        initial: true,
      },
    },
  },
  {
    name: 'loan_completion',
    meaning: { zh: '完件', en: 'Application complete' },
    depth: 'deep',
    facts: ['application_submitted'],
    byDefault: true,
  },
  {
    name: 'loan_credit',
    meaning: { zh: '授信', en: 'Credit granted' },
    depth: 'deep',
    facts: ['credit_approved'],
    byDefault: true,
  },
  {
    name: 'high_loan_credit',
    meaning: { zh: '高价值授信', en: 'Credit granted, high value' },
    depth: 'deep',
    facts: ['credit_approved'],
    byDefault: false,
  },
  {
    name: 'low_loan_credit',
    meaning: { zh: '低价值授信', en: 'Credit granted, low value' },
    depth: 'deep',
    facts: ['credit_approved'],
    byDefault: false,
  },
  {
    name: 'loan',
    meaning: { zh: '放款', en: 'Loan paid out' },
    depth: 'deep',
    facts: ['loan_disbursed', 'repeat_drawn'],
    byDefault: true,
  },
  {
    name: 'clue_confirm',
    meaning: { zh: '线索确认', en: 'Lead confirmed' },
    depth: 'shallow',
    facts: ['lead_state_marked'],
    byDefault: false,
  },
  {
    name: 'clue_interflow',
    meaning: { zh: '线索互通', en: 'Lead got in touch' },
    depth: 'shallow',
    facts: ['lead_state_marked'],
    byDefault: false,
  },
  {
    name: 'clue_high_intention',
    meaning: { zh: '高意向线索', en: 'Lead of high intention' },
    depth: 'shallow',
    facts: ['lead_state_marked'],
    byDefault: false,
  },
  {
    name: 'failed_lead',
    meaning: { zh: '无效线索', en: 'Lead failed' },
    depth: 'shallow',
    facts: ['lead_state_marked'],
    byDefault: false,
  },
] as const satisfies readonly PlatformEvent[];

export type OceanEngineEvent = (typeof oceanEngineEvents)[number]['name'];
export const oceanEngineEventNames = oceanEngineEvents.map(({ name }) => name) as [
  OceanEngineEvent,
  ...OceanEngineEvent[],
];

const creditEvents: ReadonlySet<string> = new Set<OceanEngineEvent>([
  'loan_credit',
  'high_loan_credit',
  'low_loan_credit',
]);

const leadEvents: ReadonlySet<string> = new Set<OceanEngineEvent>([
  'clue_confirm',
  'clue_interflow',
  'clue_high_intention',
  'failed_lead',
]);

export const isOceanEngineEvent = (name: string): name is OceanEngineEvent =>
  (oceanEngineEventNames as string[]).includes(name);

/** The quality of people is told with these and with no other event. */
export const isCreditEvent = (name: OceanEngineEvent): boolean => creditEvents.has(name);

/** Named as the state of the lead that it tells of. */
export const isLeadEvent = (name: OceanEngineEvent): boolean => leadEvents.has(name);
