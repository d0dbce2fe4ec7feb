/**
 * One purpose, one decision (个人信息保护法 art. 13-17, 23, 29): what is used, what is not, who gets it.
 * The phone shows these lines, the BFF records the version and the hash of the full text behind them.
 */
export const purposes = [
  'application_processing',
  'usage_analysis',
  'ad_measurement',
  'marketing_messages',
  'identity_document',
  'face_recognition',
  'bank_card',
  'bureau_query',
] as const;
export type Purpose = (typeof purposes)[number];

export interface PurposeDescription {
  purpose: Purpose;
  title: string;
  required: boolean;
  uses: string;
  excludes?: string;
  recipients: string[];
  recipientLine: string;
  /** The machine-readable names of what is used; what is not named here is not told. */
  fields: string[];
  /** Where it is asked: on the sheet before the phone number, or on the page that needs it. */
  askedAt: 'sheet' | 'identity' | 'face' | 'bank_card' | 'bureau';
}

const lender = '青杉消费金融有限公司';

export const purposeDescriptions: Record<Purpose, PurposeDescription> = {
  application_processing: {
    purpose: 'application_processing',
    title: '处理这次申请',
    required: true,
    uses: '手机号、申请进度',
    recipients: [lender],
    recipientLine: '青杉消费金融',
    fields: ['phone', 'application_progress'],
    askedAt: 'sheet',
  },
  usage_analysis: {
    purpose: 'usage_analysis',
    title: '改进页面',
    required: false,
    uses: '看了哪些页面、停留多久',
    excludes: '你填写的内容',
    recipients: [],
    recipientLine: '不交给其他人',
    fields: ['page_views', 'dwell_time'],
    askedAt: 'sheet',
  },
  ad_measurement: {
    purpose: 'ad_measurement',
    title: '衡量广告效果',
    required: false,
    uses: '广告点击编号、平台账号编号、完成了哪一步、这一步的价值档位和估值',
    excludes: '姓名、证件、手机号、额度',
    // Named as `adPlatform` names them: only the platform of the ad that was tapped is ever told.
    recipients: ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'],
    recipientLine: '投放这条广告的平台',
    fields: ['click_id', 'host_account', 'funnel_step', 'outcome_grade', 'outcome_value'],
    askedAt: 'sheet',
  },
  marketing_messages: {
    purpose: 'marketing_messages',
    title: '接收产品通知',
    required: false,
    uses: '手机号',
    recipients: [lender],
    recipientLine: '青杉消费金融，每月最多发 2 条',
    fields: ['phone'],
    askedAt: 'sheet',
  },
  identity_document: {
    purpose: 'identity_document',
    title: '核对身份证信息',
    required: true,
    uses: '姓名、证件号码、有效期',
    recipients: [lender],
    recipientLine: '青杉消费金融',
    fields: ['name', 'identity_number', 'identity_validity'],
    askedAt: 'identity',
  },
  face_recognition: {
    purpose: 'face_recognition',
    title: '核对是本人',
    required: true,
    uses: '人脸图像，只在核验时使用',
    excludes: '我们不保存人脸图像',
    recipients: [lender, '人脸核验服务机构'],
    recipientLine: '青杉消费金融和它委托的核验机构',
    fields: ['face_image'],
    askedAt: 'face',
  },
  bank_card: {
    purpose: 'bank_card',
    title: '核对收款银行卡',
    required: true,
    uses: '银行卡号、银行预留手机号',
    recipients: [lender],
    recipientLine: '青杉消费金融',
    fields: ['card_number', 'reserved_phone'],
    askedAt: 'bank_card',
  },
  bureau_query: {
    purpose: 'bureau_query',
    title: '查询个人征信',
    required: true,
    uses: '姓名、证件号码',
    recipients: [lender, '中国人民银行征信中心'],
    recipientLine: '青杉消费金融向中国人民银行征信中心查询',
    fields: ['name', 'identity_number', 'credit_report'],
    askedAt: 'bureau',
  },
};

export const sheetPurposes = purposes.filter((purpose) => purposeDescriptions[purpose].askedAt === 'sheet');
