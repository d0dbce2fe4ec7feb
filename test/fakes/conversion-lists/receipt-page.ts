import { yuanText } from '../ad-platform/report';
import { escapeHtml } from '../marketing-core/inbox-row';
import type { BookCounts, BookedConversion, ConversionBook, DayCounts } from './conversion-book';

const shownConversions = 100;

const countLabels: [keyof BookCounts, string, string][] = [
  ['received', '收到', '到达的全部转化'],
  ['inEffect', '生效', '每个转化只生效一次'],
  ['repeated', '重复', '同一转化再次到达，没有再生效'],
  ['refused', '拒收', '格式、权限或点击不对'],
  ['failed', '故障', '按计划出错，没有生效'],
];

/** What the stand-in was told, for whoever wants to look: counts, days, and the latest conversions in effect. */
export function receiptPage(book: ConversionBook, title: string, nonce: string): string {
  const latest = book.inEffect().slice(-shownConversions).reverse();
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · 沙箱</title><style nonce="${nonce}">${style}</style></head><body><main>
<h1>${escapeHtml(title)}</h1>
<p>这里是沙箱里代替广告平台的一方。漏斗回传的每个转化，先逐项核对，再计数。</p>
<dl>${countLabels.map((label) => countBox(label, book.counts)).join('')}</dl>
<h2>按天和事件</h2>${dayTable(book.byEventAndDay())}
<h2>最近生效的转化</h2>${conversionTable(latest)}
</main></body></html>`;
}

const countBox = ([key, label, hint]: [keyof BookCounts, string, string], counts: BookCounts) =>
  `<div><dt>${label}</dt><dd>${counts[key]}</dd><p>${hint}</p></div>`;

function dayTable(days: readonly DayCounts[]): string {
  if (days.length === 0) return '<p>还没有收到转化。</p>';
  const rows = days.map((ofDay) => [
    ofDay.day,
    ofDay.event,
    ofDay.inEffect,
    ofDay.repeated,
    ofDay.refused,
    ofDay.failed,
  ]);
  return table(['日期', '事件', '生效', '重复', '拒收', '故障'], rows);
}

function conversionTable(conversions: readonly BookedConversion[]): string {
  if (conversions.length === 0) return '<p>还没有生效的转化。</p>';
  const rows = conversions.map((each) => [
    each.eventTime.toISOString(),
    each.accountId,
    each.event,
    each.clickId,
    each.externalId,
    each.amountFen === null ? '' : yuanText(each.amountFen),
    each.grade ?? '',
  ]);
  return table(['发生时间', '账号', '事件', '点击', '外部编号', '金额（元）', '评级'], rows);
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = (row: readonly (string | number)[], tag: 'th' | 'td') =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(String(cell))}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll"><table><thead>${cells(heads, 'th')}</thead><tbody>${rows
    .map((row) => cells(row, 'td'))
    .join('')}</tbody></table></div>`;
}

const style = `
:root { color-scheme: light dark }
body { margin: 0; font: 14px/22px Inter,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif; background: light-dark(#f6f7f9,#0f1216); color: light-dark(#14181e,#e8ebef) }
main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 64px } h1 { font-size: 20px } h2 { font-size: 15px; margin-top: 32px }
p { color: light-dark(#4b5563,#aeb6c1) }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px } dd { margin: 0; font-size: 24px; line-height: 34px; font-weight: 600 } dl p { margin: 0; font-size: 12px }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; background: light-dark(#fff,#161a20) } th, td { text-align: left; padding: 6px 12px; border-bottom: 1px solid light-dark(#e5e8ed,#2a3038); white-space: nowrap; font-variant-numeric: tabular-nums } th { font-weight: 500; color: light-dark(#4b5563,#aeb6c1) }`;
