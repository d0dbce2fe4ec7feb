/** How new the figures are, and how far the first ones have come. */
export const zhResultsFreshness = {
  freshness: {
    low: '<b>数偏低</b>：数据副本只收到 {{copied}}，还在补。收全以前，规则不给建议，看护也不判断。',
    low_updating: '<b>数偏低</b>：这是数据副本收全以前算的。副本已收全，正在重算，算完再给建议。',
    updating: '这是截至 {{moment}} 的数，正在更新；算完以前规则不给建议。',
    old: '这是截至 {{moment}} 的数，暂时没有更新的；规则不给建议。',
    behind: '这是截至 {{moment}} 的数。数据副本只收到 {{copied}}，收全以后才更新，那时规则再给建议。',
    building:
      '这是截至 {{moment}} 的数。数据副本正在重建，已有 {{events}} / 约 {{about}} 行；建好以后才更新，那时规则再给建议。',
    no_copy: '这是截至 {{moment}} 的数。这台机器打不开数据副本，不会更新；规则不给建议。',
  },
  underWay: {
    counting: '<b>正在第一次算这个阶段的结果</b>，算完自动出现在这里。',
    building: '<b>还不能算</b>：数据副本正在重建，已有 {{events}} / 约 {{about}} 行，建好就开始算。',
    leave: '不用守着这一页，关掉也会算完。',
  },
};
