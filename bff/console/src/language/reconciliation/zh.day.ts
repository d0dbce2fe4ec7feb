export const zhDay = {
  title: '对账',
  answerRed:
    '{{day}}应回传 <b>{{should}} 条</b>，平台计入 <b>{{platform}} 条</b>。对不上的 {{apart}} 条里，{{explained}} 条有原因，<bad>{{unexplained}} 条还没有</bad>，都在<whole>{{accounts}}</whole>；查清之前，这里的账户不能换新设置，也不能重新开始。',
  answerRedOnly:
    '{{day}}应回传 <b>{{should}} 条</b>，平台计入 <b>{{platform}} 条</b>，<bad>{{unexplained}} 条对不上，还没有原因</bad>，都在<whole>{{accounts}}</whole>；查清之前，这里的账户不能换新设置，也不能重新开始。',
  answerBalanced:
    '{{day}}应回传 <b>{{should}} 条</b>，平台计入 <b>{{platform}} 条</b>；对不上的 {{apart}} 条都有原因，三方对平。',
  answerExact: '{{day}}应回传 <b>{{should}} 条</b>，平台一条不差地计入了 <b>{{platform}} 条</b>。',
  answerClosed:
    '{{day}}应回传 <b>{{should}} 条</b>，平台计入 <b>{{platform}} 条</b>；对不上的 {{apart}} 条都有原因，其中 <b>{{closed}} 条</b>由人查清记下。',
  answerAwaiting:
    '{{day}}应回传 <b>{{should}} 条</b>，账本已确认 <b>{{accepted}} 条</b>；<whole>{{accounts}}</whole>的平台日报还没来，导入后才知道平台计了多少。',
  answerRunning:
    '今天还没结束：到现在应回传 <b>{{should}} 条</b>，账本已确认 <b>{{accepted}} 条</b>。平台日报来了之后才能对平。',
  answerQuiet: '{{day}}没有可以回传的事实，平台也没有计入。',
  answerNotCompared: '{{day}}还没有对过账。每天凌晨自动对前一天，也可以现在对。',
  answerTodayNotCompared: '今天还没结束，明天凌晨自动对账；现在对一次可以先看到在途和缺口。',
  andMore: '{{names}}等 {{count}} 个账户',
  basisFacts: '业务事实来自借款与申请的状态',
  basisLedger: '账本来自每一次发送的确认',
  basisReports: '平台数取自 {{count}} 份日报，最近一份 {{day}} {{time}} 导入',
  basisNoReport: '{{accounts}}还没有这一天的日报',
  basisAmount: '金额：账本 {{ours}}，平台 {{theirs}}，差 {{difference}}',
  comparedAt: '{{time}} 对的账',
  compareNow: '现在对账',
  compareAgain: '重新对账',
  onlyAdmin: '只有管理员可以做',
  older: '更早还有没查清的：',
  olderDay: '{{day}} {{account}} {{count}} 条',
  strip: '最近 14 天',
  status: {
    running: '未结束',
    not_compared: '未对账',
    unexplained: '{{count}} 未解释',
    awaiting_report: '待日报',
    closed_by_hand: '{{count}} 已查清',
    balanced: '对平',
    quiet: '无事实',
  },
  filter: {
    day: '日期',
    platform: '平台',
    allPlatforms: '全部平台',
    by: '按',
    fact: '事实',
    grade: '等级',
    measure: '数什么',
    count: '条数',
    amount: '金额',
  },
  export: {
    title: '导出当日明细',
    lines: '三方逐项（CSV）',
    differences: '逐条差异（CSV）',
    failed: '没有导出（{{code}}）。请再试一次。',
  },
  empty: {
    title: '还没有投放账户',
    lead: '对账回答一个问题：该告诉平台的，平台是不是都计入了？先接入一个账户，第二天这里就有结果。',
    start: '去接入账户',
  },
  computing: '正在把这一天的事实、账本和平台日报逐条对上，通常不到 1 秒。',
};
