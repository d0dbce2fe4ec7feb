import type { Purpose } from '@loudou/shared/consent';
import type { Answers } from '../../../api';
import { dayOf } from '../../words/days';

export type ConsentRow = Answers['consent']['list'][number];

const decisionWords: Record<NonNullable<ConsentRow['decision']>, string> = {
  granted: '已同意',
  declined: '没有同意',
  withdrawn: '已撤回',
};

/** `2026年11月22日 已同意` */
export const decisionInWords = ({
  decision,
  decidedAt,
}: Pick<ConsentRow, 'decision' | 'decidedAt'>): string =>
  decision === null || decidedAt === null ? '还没有询问' : `${dayOf(decidedAt)} ${decisionWords[decision]}`;

/** What happens when a purpose is withdrawn, so that nobody finds out afterwards. */
export const afterWithdrawal: Record<Purpose, string> = {
  application_processing:
    '正在办理的申请会停下来，不再交给出借人。已经借的款照常还，还款记录按法律规定保存。',
  usage_analysis: '从现在起不再记录你看了哪些页面。申请和还款不受影响。',
  ad_measurement: '从现在起不再把完成的步骤告诉投放广告的平台。申请和还款不受影响。',
  marketing_messages: '从现在起不再发产品通知。还款提醒照常发。',
  identity_document: '正在办理的申请无法继续核实身份，会停在这一步。已经借的款不受影响。',
  face_recognition: '以后不再做人脸核验。正在办理的申请会停在这一步，可以联系客服改用其他方式核实。',
  bank_card: '正在办理的申请会停在收款卡这一步。已经借的款，还款方式不变。',
  bureau_query: '还没有查询的不再查询。已经查询过的记录无法撤销，会在信用报告里展示 2 年。',
};
