export const zhMapping = {
  mappingLead:
    '打开的每一行，<b>事实一发生就告诉平台</b>。现在回传 {{count}} 行：浅层 {{shallow}}，深层 {{deep}}。',
  mappingNeeds: '至少要一个浅层和一个深层目标，平台才学得会。',
  mappingShallow: '浅层：从到达到填表',
  mappingDeep: '深层：从完件到放款',
  mappingFact: '我们的事实',
  mappingEvent: '平台的事件',
  mappingGoal: '目标',
  mappingOn: '回传',
  mappingTouch: '算给哪次到达',
  mappingReset: '恢复默认',
  mappingTouchShow: '看归属',
  mappingTouchHide: '收起归属',
  touch: { arrival: '当时那次', registration: '注册那次' },
  touchHelp: '「注册那次」：注册归给哪次点击，后面的授信、放款也归给它。',
  goal: { shallow: '浅层', deep: '深层' },
};
