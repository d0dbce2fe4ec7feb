export const zhParameters = {
  landing_opening: { name: '首屏先放什么', help: '价格区间或测算器' },
  landing_title: { name: '首屏标题', help: '全角逗号处可以换行' },
  landing_note: { name: '标题下一行', help: '可以不写' },
  landing_startText: { name: '开始按钮', help: '给还没开始申请的人看' },
  landing_rateSize: { name: '利率字号', help: '合规要求与额度同级' },
  landing_example: { name: '还款示例', help: '一笔借款算到最后一分' },
  consent_intro: { name: '同意页说明', help: '每项仍然一勾一用途' },
  application_progress: { name: '步骤提示', help: '数第几步，或还剩几步' },
  application_note: { name: '步骤标题下一行', help: '可以不写' },
  result_explanation: { name: '结果说明', help: '获批结果下写多少' },
  result_nextText: { name: '下一步按钮', help: '获批后去看方案' },
};
export const zhValues = {
  landing_opening: { price: '价格区间', calculator: '测算器' },
  landing_rateSize: { equal: '与额度同级', small: '小一级' },
  application_progress: { steps: '第几步', left: '还剩几步' },
  result_explanation: { short: '短说明', full: '完整说明' },
};
