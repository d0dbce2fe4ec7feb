/** What is there for looking and not for deciding: a part of the people, one look, the other metrics. */
export const zhResultsPart = {
  part: {
    choose: '看谁',
    everybody: '所有人',
    only: '<b>只看「{{part}}」的人</b>。',
    lead: '建议、护栏和分流检查永远按所有人；这里的数没有按分组个数校正，只供了解，不用来决定。',
    back: '看所有人',
    recoBy: '按冻结规则的建议 · 所有人，不是这一部分人',
    decide: '要决定，先回到所有人。',
  },
  once: '参考：如果只看这一次，{{level}}% 区间是 {{range}}，{{p}}。天天看它会误报，谁也不照它决定。',
  others: {
    title: '其他指标',
    note: '两侧都看；护栏只问有没有变坏',
    footer: '这 {{count}} 项没有按项数校正：看得多，总会有一项碰巧偏出去。只当线索，不下结论，所以都是灰的。',
  },
};
