export type ReasonDetail = Readonly<Record<string, string | number>>;

export interface DeclineReason {
  reason: string;
  /** The figures behind it, when the lender told them. */
  explanation: string | null;
  whatMayHelp: readonly string[];
}

const alwaysHelps = ['现有贷款按时还款', '免费查一次自己的信用报告，有错可以更正'];

const reasons: Record<string, (detail: ReasonDetail) => DeclineReason> = {
  bureau_inquiries: ({ count, allowed }) => ({
    reason: '最近 6 个月申请贷款的次数较多',
    explanation: areCounts(count, allowed)
      ? `信用报告里有 ${count} 次「贷款审批」查询，审批要求不超过 ${allowed} 次。`
      : null,
    whatMayHelp: ['少提交新的贷款或信用卡申请', ...alwaysHelps],
  }),
  bureau_overdue: ({ count }) => ({
    reason: '信用报告里有没还清的逾期',
    explanation: areCounts(count) ? `有 ${count} 笔借款正在逾期。` : null,
    whatMayHelp: ['先还清逾期的借款', ...alwaysHelps],
  }),
  debt_ratio: () => ({
    reason: '现有贷款余额占收入的比例较高',
    explanation: null,
    whatMayHelp: ['先还掉一部分现有贷款', ...alwaysHelps],
  }),
};

/** A reason that we have no words for is told as what it is: the lender's conditions, not a judgement of a person. */
const withoutWords: DeclineReason = {
  reason: '申请不符合出借人当前的审批条件',
  explanation: '出借人没有给出更多说明，可以联系客服询问。',
  whatMayHelp: alwaysHelps,
};

export function declineReason(code: string, detail: ReasonDetail): DeclineReason {
  const told = Object.prototype.hasOwnProperty.call(reasons, code) ? reasons[code] : undefined;
  return told ? told(detail) : withoutWords;
}

const areCounts = (...values: unknown[]): boolean =>
  values.every((value) => typeof value === 'number' && value >= 0);
