import type { InboxCounts, InboxEntry } from './inbox';
import { inboxScript } from './inbox-page.script';
import { inboxStyle } from './inbox-page.style';
import { escapeHtml, inboxRow } from './inbox-row';

export interface InboxPageView {
  /** Where the router is mounted, so that the page finds its stream. */
  base: string;
  nonce: string;
  person?: string;
  entries: readonly InboxEntry[];
  counts: InboxCounts;
}

const countLabels: [keyof InboxCounts, string, string][] = [
  ['received', '收到', '验签通过的全部事件'],
  ['inEffect', '生效', '每个编号只生效一次'],
  ['repeated', '重复', '同一编号再次到达，没有再生效'],
  ['refused', '拒收', '签名、结构或顺序不对'],
];

/** The inbox of the stand-in, for whoever walks through the sandbox and wants to see what arrives. */
export function inboxPage(view: InboxPageView): string {
  const person = escapeHtml(view.person ?? '');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>营销中台收件箱 · 沙箱</title><style nonce="${view.nonce}">${inboxStyle}</style></head>
<body data-base="${escapeHtml(view.base)}" data-person="${person}"><main>
<header><h1>营销中台收件箱</h1><span class="live" id="live">正在连接</span></header>
<p class="answer">这里是沙箱里代替营销中台的一方。漏斗发来的每个事实，先核对签名和结构，再按人、按顺序记下。</p>
<dl class="strip">${countLabels.map((label) => countBox(label, view.counts)).join('')}</dl>
<form class="filter" method="get" action="${escapeHtml(view.base)}/"><label for="person">只看一个人</label>
<input id="person" name="person" value="${person}" placeholder="psn_…" spellcheck="false"><button>查看</button>
${view.person ? `<a href="${escapeHtml(view.base)}/">看全部</a>` : ''}</form>
<section class="list" id="list" aria-label="收到的事实，最新的在前">${view.entries.map(inboxRow).join('')}</section>
<p class="empty" id="empty"${view.entries.length > 0 ? ' hidden' : ''}>还没有收到事实。打开小程序走一步，几百毫秒内就会出现在这里。</p>
</main><script nonce="${view.nonce}">${inboxScript}</script></body></html>`;
}

function countBox([key, label, hint]: [keyof InboxCounts, string, string], counts: InboxCounts): string {
  return `<div><dt>${label}</dt><dd id="${key}">${counts[key]}</dd><p>${hint}</p></div>`;
}
