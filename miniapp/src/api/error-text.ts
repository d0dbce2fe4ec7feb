import { formatYuan } from '@loudou/shared/money';
import type { ApiError, ApiErrorCode, ApiErrorDetails } from './api-error';

/** What the button under the sentence does. */
export type WayOut = 'retry' | 'correct' | 'resend' | 'authorise' | 'restart' | 'wait' | 'call' | 'none';

export const wayOutText: Record<WayOut, string> = {
  retry: '再试一次',
  correct: '去修改',
  resend: '重新获取验证码',
  authorise: '去看授权说明',
  restart: '回到首页',
  wait: '知道了',
  call: '联系客服',
  none: '知道了',
};

export interface ErrorText {
  message: string;
  wayOut: WayOut;
}

type Sentence = [message: string | ((details: ApiErrorDetails) => string), wayOut: WayOut];

const triesLeft = ({ triesLeft: left }: ApiErrorDetails): string =>
  typeof left === 'number' && left > 0
    ? `验证码不对，还可以试 ${left} 次`
    : '验证码不对。重新获取一个，再填一次';

const waitSeconds = ({ waitSeconds: seconds }: ApiErrorDetails): string =>
  typeof seconds === 'number' ? `${seconds} 秒后可重新发送` : '刚刚发送过，等一会儿再获取';

const coolingDown = ({ retryOn }: ApiErrorDetails): string =>
  typeof retryOn === 'string' ? `${retryOn} 起可以再申请` : '上次申请没有通过，过一段时间可以再申请';

const amountRange = ({ minAmountFen: min, maxAmountFen: max }: ApiErrorDetails): string => {
  if (typeof max !== 'number') return '金额不在可选的范围内，换一个金额';
  return typeof min === 'number'
    ? `金额要在 ${formatYuan(min)} 元到 ${formatYuan(max)} 元之间`
    : `金额不能超过 ${formatYuan(max)} 元`;
};

const stillReading = ({ waitSeconds: seconds }: ApiErrorDetails): string =>
  typeof seconds === 'number' ? `还需阅读 ${seconds} 秒，看完再确认` : '费用说明还没看完，看完再确认';

const sentences: Record<ApiErrorCode, Sentence> = {
  offline: ['没有连上网络，你填的内容都在。检查网络后，点「再试一次」', 'retry'],
  session_missing: ['页面停留太久，需要重新打开。你填的内容都在', 'restart'],
  session_expired: ['页面停留太久，需要重新打开。你填的内容都在', 'restart'],
  not_registered: ['先验证手机号，再接着办理', 'restart'],
  operator_sign_in_failed: ['登录没有成功，检查后再试一次', 'correct'],
  operator_required: ['这一页只给工作人员使用', 'none'],
  not_allowed: ['这一步现在不能操作。回到首页，从当前这一步继续', 'restart'],
  not_found: ['没有找到这条记录。回到首页，从当前这一步继续', 'restart'],
  invalid_input: ['有内容填得不对，检查后再提交', 'correct'],
  key_reused: ['内容有改动，没有提交。请再点一次', 'retry'],
  consent_required: ['这一步需要你先同意授权说明', 'authorise'],
  document_changed: ['授权说明有更新，需要你重新看一遍再同意', 'authorise'],
  too_many_requests: ['操作次数较多，1 分钟后可以再试', 'wait'],
  code_wrong: [triesLeft, 'correct'],
  code_expired: ['这个验证码已过期，重新获取一个', 'resend'],
  code_too_soon: [waitSeconds, 'wait'],
  code_cap_reached: ['今天的验证码已发满，明天可以再试', 'wait'],
  sms_not_sent: ['短信没有发出去，点「再试一次」', 'retry'],
  host_phone_unavailable: ['没有取到手机号，可以改用短信验证', 'resend'],
  host_login_failed: ['没有登录成功，点「再试一次」', 'retry'],
  step_not_open: ['这一步已经办好，或者还没轮到。回到当前这一步继续', 'restart'],
  identity_number_invalid: ['身份证号码不对，对照证件检查一遍', 'correct'],
  identity_expired: ['身份证已过有效期，换发新证后可以继续', 'correct'],
  identity_age_refused: ['年龄不在可申请的范围内，这次不能申请', 'none'],
  identity_taken: ['这个身份证号码已在另一个手机号下办理。用那个手机号登录，或联系客服', 'call'],
  face_check_failed: ['没有确认是你本人。到光线好的地方，再试一次', 'retry'],
  face_check_unavailable: ['人脸核验现在打不开，没有收取任何费用。过几分钟再试一次', 'retry'],
  card_invalid: ['银行卡号不对，对照卡面检查一遍', 'correct'],
  card_mismatch: ['卡号或预留手机号与银行登记的不一致，检查后再提交', 'correct'],
  cooling_down: [coolingDown, 'wait'],
  offer_expired: ['这个方案已过期，重新看看现在能借的方案', 'retry'],
  quote_expired: ['这份费用说明已过期，重新看一遍再确认', 'retry'],
  price_changed: ['费用有变化，还没有借款。看过新的费用再确认', 'retry'],
  reading_not_finished: [stillReading, 'wait'],
  amount_out_of_range: [amountRange, 'correct'],
  loan_not_open: ['这笔借款现在不能这样操作。回到首页看它的进度', 'restart'],
  payout_already_under_way: ['已经在放款，没有重复借款。回到首页看进度', 'restart'],
  nothing_due: ['现在没有要还的款', 'none'],
  payment_in_progress: ['上一笔还款还在处理，没有重复扣款。过一会儿再看结果', 'wait'],
  payment_unavailable: ['没有付款成功，没有扣款。点「再试一次」', 'retry'],
  lender_unavailable: ['青杉消费金融暂时没有回应，你填的内容都在。点「再试一次」', 'retry'],
  outside_unavailable: ['没有提交成功，你填的内容都在。点「再试一次」', 'retry'],
  overloaded: ['没有提交成功，你填的内容都在。点「再试一次」', 'retry'],
  internal: ['没有提交成功，你填的内容都在。点「再试一次」', 'retry'],
};

/** What to say of a failed call, and what to offer. */
export function errorText({ code, details }: Pick<ApiError, 'code' | 'details'>): ErrorText {
  const [message, wayOut] = sentences[code];
  return { message: typeof message === 'string' ? message : message(details), wayOut };
}
