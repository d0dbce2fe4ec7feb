/** What a bank or the lender said of money that did not move; another code is told without a reason. */
const failureReasons: Record<string, string> = {
  card_rejected: '银行没有接受这张卡',
  account_closed: '这张卡的账户已经注销',
  account_frozen: '这张卡的账户暂时不能收付款',
  insufficient_funds: '卡里余额不够',
  order_closed: '没有在时限内付款，订单已关闭',
  lender_refused: '出借人没有接受这笔放款',
};

export const failureReason = (code: string | null): string | null =>
  (code !== null && failureReasons[code]) || null;
