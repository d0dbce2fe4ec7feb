import { zhFresh } from './zh.fresh';
import { zhQuarantine } from './zh.quarantine';
import { zhTraffic } from './zh.traffic';

/** The page that says how far the figures of all other pages can be trusted. */
export const zhQuality = {
  title: '数据质量',
  answer: {
    held: '手机报来的有 <b>{{rows}} 条</b>没收下，最多的是「{{event}}」：{{why}}，<b>{{most}} 条</b>。',
    heldNone: '手机报来的<b>都收下了</b>。',
    marked: '<b>{{people}} 人</b>不是客户，报表没算他们。',
    markedNone: '没有人被判为非客户。',
    fresh: '报表<b>跟得上</b>。',
    behind: '报表落后 <b>{{time}}</b>，新的数还在路上。',
    notBuilt: '计数表<b>还没建好</b>，漏斗暂时都是 0。',
    copyBuilding: '列式副本还在建，路径、事件、留存稍后再问。',
    copyUnavailable: '列式副本没有装载，路径、事件、留存问不了。',
    lost: '近 {{days}} 天手机丢了 <b>{{events}} 条</b>记录。',
  },
  basis: {
    held: '没收下的不进任何报表',
    wait: '保留 {{days}} 天，可以重放',
    marks: '标记可以收回，由新的一行写下',
  },
  strip: {
    held: '没收下',
    heldNote: '{{groups}} 组，最近 {{moment}}',
    heldNone: '没有在等的',
    marked: '不是客户',
    markedNote: '其中 {{people}} 人由规则标',
    markedNone: '没有人',
    behind: '计数落后',
    behindNone: '不落后',
    asOf: '算到 {{moment}}',
    lost: '手机丢掉',
    lostNote: '近 {{days}} 天，{{people}} 人的手机',
    lostNone: '近 {{days}} 天没有',
    unknown: '现在答不了',
  },
  showAll: '看全部 {{count}} 行',
  computing: '正在数没收下的上报，通常不到 1 秒。',
  empty: {
    title: '还没有什么可以担心的',
    lead: '这一页回答：别的页面上的数，能信到什么程度。没收下的上报、不是客户的人、落后多少，有了就会出现在这里。',
    events: '看近 28 天手机报来了什么',
    live: '看今天有没有人在走',
  },
  quarantine: zhQuarantine,
  traffic: zhTraffic,
  fresh: zhFresh,
};
