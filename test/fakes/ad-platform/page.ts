import { escapeHtml } from '../marketing-core/inbox-row';
import { inboxStyle } from '../marketing-core/inbox-page.style';
import type { ConversionBook, ConversionCounts } from './conversion-book';
import { reportRow } from './report';

export interface PageView {
  title: string;
  platform: string;
  /** Where the router is mounted. */
  base: string;
  nonce: string;
  book: ConversionBook;
}

const newestConversions = 200;
const newestRefusals = 20;

const countLabels: [keyof ConversionCounts, string, string][] = [
  ['received', '收到', '全部回传请求'],
  ['inEffect', '生效', '同一次点击的同一事件只计一次'],
  ['repeated', '重复', '再次到达，没有再生效'],
  ['refused', '拒收', '字段、单位、时间、点击或签名不对'],
  ['failed', '故障', '按计划出错，没有生效'],
];

const tableStyle = `
h2 { font-size: 15px; margin: 28px 0 10px } table { width: 100%; border-collapse: collapse; background: var(--surface); border: 1px solid var(--line); border-radius: 10px }
th, td { text-align: left; padding: 8px 14px; border-top: 1px solid var(--line); font-size: 12.5px; white-space: nowrap } thead th { border-top: 0; color: var(--ink-2); font-weight: 500 }
td.number { font-variant-numeric: tabular-nums } td.click { max-width: 220px; overflow: hidden; text-overflow: ellipsis; font-family: var(--mono) } .scroll { overflow-x: auto }`;

/** What the stand-in counted, for whoever walks through the sandbox. */
export function conversionsPage(view: PageView): string {
  const { title, book, nonce } = view;
  const rows = book.inEffect().slice(-newestConversions).reverse();
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}收到的转化 · 沙箱</title><style nonce="${nonce}">${inboxStyle}${tableStyle}</style></head>
<body><main><header><h1>${escapeHtml(title)}收到的转化</h1></header>
<p class="answer">这里是沙箱里代替${escapeHtml(title)}的一方。每个回传先按平台的规则核对，再按点击和事件各计一次。</p>
<dl class="strip">${countLabels.map(([key, label, hint]) => box(label, book.counts[key], hint)).join('')}</dl>
${table('每天每个事件', ['日期', '事件', '生效', '重复', '报表'], daysOf(view))}
${table(
  '最近生效',
  ['日期', '北京时间', '事件', '点击', '金额（元）', '等级'],
  rows.map((each) => conversionRow(view, each)),
)}
${table('最近拒收', ['北京时间', '原因'], refusalsOf(view))}
</main></body></html>`;
}

function box(label: string, count: number, hint: string): string {
  return `<div><dt>${label}</dt><dd>${count}</dd><p>${hint}</p></div>`;
}

function table(title: string, heads: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return `<h2>${title}</h2><p class="empty">还没有</p>`;
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('');
  return `<h2>${title}</h2><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function daysOf({ book, base }: PageView): string[] {
  return book.byEventAndDay().map(
    ({ day, event, inEffect, repeated }) =>
      `<tr><td>${day}</td><td>${escapeHtml(event)}</td><td class="number">${inEffect}</td>
<td class="number">${repeated}</td><td><a href="${escapeHtml(base)}/report.csv?day=${day}">下载</a></td></tr>`,
  );
}

function conversionRow(view: PageView, conversion: Parameters<typeof reportRow>[1]): string {
  const row = reportRow(view.platform, conversion);
  return `<tr><td>${row.day}</td><td>${beijingTime(conversion.eventTimeMs).slice(11)}</td><td>${escapeHtml(row.event)}</td>
<td class="click">${escapeHtml(row.click_id)}</td><td class="number">${row.amount}</td><td>${row.grade}</td></tr>`;
}

function refusalsOf({ book }: PageView): string[] {
  return book.refusals
    .slice(-newestRefusals)
    .reverse()
    .map(
      ({ at, reason }) =>
        `<tr><td>${beijingTime(Date.parse(at)).replace('T', ' ')}</td><td>${escapeHtml(reason)}</td></tr>`,
    );
}

const beijingOffsetMs = 8 * 3_600_000;

/** To the millisecond, as conversions are told. */
function beijingTime(epochMs: number): string {
  return new Date(epochMs + beijingOffsetMs).toISOString().slice(0, 23);
}
