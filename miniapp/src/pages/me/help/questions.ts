/** What people ask when something stands still, and what they can do about it themselves. */
export const questions: readonly { question: string; answer: string }[] = [
  {
    question: '这个月还不上怎么办',
    answer:
      '可以先还一部分，再打客服电话说明情况，申请调整还款安排。我们只联系你本人，不联系你的家人、朋友或单位。',
  },
  {
    question: '还款一直在处理',
    answer: '银行的回音有时要等几分钟。同一时间只处理一笔，不会重复扣款；没有成功也会写在「消息」里。',
  },
  {
    question: '放款没有到账',
    answer: '放款时间以收款银行到账为准。没有成功时不产生利息，放款进度里会写明原因，可以再试一次。',
  },
  {
    question: '想提前还清',
    answer: '随时可以，付剩余本金和到当天为止的利息，不收违约金。当天的金额写在「我的借款」里。',
  },
  {
    question: '多还了钱',
    answer: '多还的部分会原路退回，不需要申请。',
  },
  {
    question: '怎么核对结清证明',
    answer: '结清证明上有编号和验真码，拿到证明的人可以打客服电话核对。',
  },
  {
    question: '有人以我们的名义收费',
    answer: '费用说明之外不收任何费用，也不会让你向个人账户转账。遇到这样的事，请打客服电话，也可以报警。',
  },
];
