import type { FactName } from '@loudou/shared/catalogue';
import type { Answers } from '../../../api';
import { momentInWords } from '../../words/days';

/** One thing that an ad platform was told of this person. */
export type Told = Answers['delivery']['alreadySent'][number];

/** The BFF tells the newest so many: behind a full answer there may be more. */
export const mostTold = 500;

const platformNames: Record<string, string> = {
  ocean_engine: '巨量引擎',
  tencent_ads: '腾讯广告',
  kuaishou: '快手',
  baidu: '百度',
};

const stepNames: Record<string, string> = {
  ad_touch_landed: '点开广告',
  phone_verified: '验证手机号',
  user_registered: '注册',
  precheck_completed: '预审',
  application_started: '开始申请',
  id_captured: '上传身份证',
  liveness_completed: '人脸核验',
  bank_card_bound: '绑定银行卡',
  application_submitted: '完件（提交申请）',
  credit_approved: '授信（审批通过）',
  loan_disbursed: '支用（放款）',
  repeat_drawn: '再次支用（放款）',
  lead_state_marked: '后续跟进结果',
} satisfies Partial<Record<FactName, string>>;

const kindNames: Record<string, string> = {
  click_id: '点击编号',
  host_account: '平台账号编号',
  funnel_step: '步骤',
  outcome_grade: '价值档位',
  outcome_value: '估值',
} satisfies Record<Told['fields'][number], string>;

const platformOf = (told: Told): string => platformNames[told.adPlatform] ?? '其他广告平台';

export interface ToldWords {
  step: string;
  platform: string;
  moment: string;
  /** Kinds of data, never the data themselves. */
  kinds: string;
}

export const toldInWords = (told: Told): ToldWords => ({
  step: stepNames[told.factName] ?? '其他步骤',
  platform: platformOf(told),
  moment: momentInWords(told.sentAt),
  kinds: told.fields.map((field) => kindNames[field] ?? '其他数据').join('、'),
});

/** What was told, in a line: what nobody answered is neither counted as told nor left out. */
export function toldSentence(told: readonly Told[]): string {
  if (told.length === 0) return '还没有告诉过任何平台';
  const times = (count: number) => `${told.length < mostTold ? '' : '至少'} ${count} 次`;
  const confirmed = told.filter((one) => one.confirmed);
  const unanswered = told.length - confirmed.length;
  if (confirmed.length === 0) return `可能已告诉${byPlatform(told, times)}，没有收到回音`;
  const perhaps = unanswered > 0 ? `，另有${times(unanswered)}没有收到回音` : '';
  return `已告诉${byPlatform(confirmed, times)}${perhaps}`;
}

/** `巨量引擎 3 次、腾讯广告 1 次`: the platform that was told last stands first. */
function byPlatform(told: readonly Told[], times: (count: number) => string): string {
  const counts = new Map<string, number>();
  for (const one of told) counts.set(platformOf(one), (counts.get(platformOf(one)) ?? 0) + 1);
  return Array.from(counts, ([platform, count]) => platform + times(count)).join('、');
}

/** What a withdrawal cannot change. Without the answer it still says so, only without the number. */
export function beyondRecall(told: readonly Told[] | undefined): string {
  if (!told) return '之前告诉过平台的，收不回来。';
  return told.length === 0 ? '之前没有告诉过任何平台。' : `之前${toldSentence(told)}。这些收不回来。`;
}
