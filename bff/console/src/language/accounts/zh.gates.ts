export const zhGates = {
  gate: { authorised: '授权', mapped: '映射', healthy: '健康', reconciled: '对账' },
  gateLead: {
    authorised: '平台认得我们，令牌没到期',
    mapped: '每一行都对得上，没有人抢同样的点击',
    healthy: '最近的回传平台都收了，没有积压',
    reconciled: '账上每一条差异都有解释',
  },
  gateState: { green: '通过', red: '没过', pending: '待定', unknown: '不清楚' },
  checkedAt: '{{time}} 查',
  gatesLead: '四道门由机器查。<b>前两道要通过</b>才能开始；健康和对账要等真实回传，开始之后会自己亮。',
  gatesReady: '可以开始了：授权和映射都通过，健康和对账等真实回传。',
  gatesNotReady: '还差 <b>{{gates}}</b> 才能开始。',
  checkNow: '现在检查',
};
