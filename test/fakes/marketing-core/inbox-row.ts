import { findFact } from '@loudou/shared/catalogue';
import type { InboxEntry } from './inbox';

/** One fact as a row that unfolds; the same markup for the page and for what is told live. */
export function inboxRow({ event, receivedAt, inEffect }: InboxEntry): string {
  const name = event.type.replace(/^loudou\./, '');
  const meaning = findFact(name)?.meaning.zh ?? name;
  const person = escapeHtml(event.subject);
  return `<details class="row" data-person="${person}">
<summary><span class="tick" title="签名和结构都已核对">✓<span class="quiet"> 已验签</span></span>
<span class="name"><b>${escapeHtml(meaning)}</b><code>${escapeHtml(name)}</code></span>
<a class="person" href="?person=${encodeURIComponent(event.subject)}" title="只看这个人">${person}</a>
<span class="sequence">第 ${Number(event.sequence)} 步</span>
<span class="state">${inEffect ? '' : '重复，未再生效'}</span>
<time datetime="${escapeHtml(receivedAt)}">${escapeHtml(localTime(event.time))}</time></summary>
<pre>${escapeHtml(JSON.stringify(event, null, 2))}</pre></details>`;
}

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function localTime(instant: string): string {
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? instant : shanghai.format(time);
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character]!);
