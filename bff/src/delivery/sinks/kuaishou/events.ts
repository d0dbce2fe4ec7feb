import type { PlatformEvent } from '../sink-definition';

/** The platform's events are numbers; they go over the wire as written here. */
export const kuaishouEvents = [
  {
    name: '1',
    meaning: { zh: '激活：首次打开', en: 'Activation: first open' },
    depth: 'shallow',
    facts: ['ad_touch_landed'],
    byDefault: false,
  },
  {
    name: '2',
    meaning: { zh: '注册', en: 'Registration' },
    depth: 'shallow',
    facts: ['user_registered'],
    byDefault: true,
  },
  {
    name: '39',
    meaning: { zh: '人脸核验', en: 'Face check passed' },
    depth: 'shallow',
    facts: ['liveness_completed'],
    byDefault: false,
  },
  {
    name: '40',
    meaning: { zh: '身份证核验', en: 'Identity document checked' },
    depth: 'shallow',
    facts: ['id_captured'],
    byDefault: false,
  },
  {
    name: '41',
    meaning: { zh: '绑定银行卡', en: 'Bank card bound' },
    depth: 'shallow',
    facts: ['bank_card_bound'],
    byDefault: false,
  },
  {
    name: '10',
    meaning: { zh: '完件', en: 'Application complete' },
    depth: 'deep',
    facts: ['application_submitted'],
    byDefault: true,
  },
  {
    name: '11',
    meaning: { zh: '授信', en: 'Credit granted' },
    depth: 'deep',
    facts: ['credit_approved'],
    byDefault: true,
  },
  {
    name: '79',
    meaning: { zh: '用信', en: 'Loan paid out' },
    depth: 'deep',
    facts: ['loan_disbursed', 'repeat_drawn'],
    byDefault: true,
  },
  {
    name: '44',
    meaning: { zh: '有效线索', en: 'Effective lead' },
    depth: 'shallow',
    facts: ['lead_state_marked'],
    byDefault: false,
  },
] as const satisfies readonly PlatformEvent[];

export type KuaishouEvent = (typeof kuaishouEvents)[number]['name'];
export const loanEvent: KuaishouEvent = '79';
export const leadEvent: KuaishouEvent = '44';

const names: readonly string[] = kuaishouEvents.map(({ name }) => name);
export const isKuaishouEvent = (name: string): name is KuaishouEvent => names.includes(name);
