import { deliveryPromises } from './delivery-promises';
import { type PublishedFact, publishedFacts } from './fact-schemas';

const style = `
:root { color-scheme: light dark; --canvas: light-dark(#f6f7f9,#0f1216); --surface: light-dark(#fff,#161a20);
  --line: light-dark(#e5e8ed,#2a3038); --ink: light-dark(#14181e,#e8ebef); --ink-2: light-dark(#4b5563,#aeb6c1); --accent: light-dark(#2456c8,#86aeff) }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 14px/22px Inter,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif }
main { max-width: 960px; margin: 0 auto; padding: 40px 24px 64px }
h1 { font-size: 22px; line-height: 32px; margin: 0 0 4px } h2 { font-size: 15px; margin: 32px 0 8px }
p, li { color: var(--ink-2) } li { margin: 6px 0 } ul { padding-left: 18px } small { display: block; color: var(--ink-2) }
.table { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 10px }
table { width: 100%; border-collapse: collapse } th { text-align: left; font-weight: 600 } td, th { padding: 8px 14px; border-top: 1px solid var(--line); vertical-align: top }
tr:first-child th { border-top: 0 } a { color: var(--accent); text-decoration: none } a:hover { text-decoration: underline }
code { font: 12px/20px "JetBrains Mono","SF Mono","DejaVu Sans Mono",monospace }`;

/** The contract for a reader; the catalogue's own words, so nothing here needs escaping beyond them. */
export function contractPage(): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>漏斗事实 · Loudou facts</title><style>${style}</style></head>
<body><main>
<h1>漏斗事实</h1>
<p>漏斗发给营销中台的每一种事实。<small>Every fact that Loudou sends to the marketing core.</small></p>
<p><a href="/contract/asyncapi.json">AsyncAPI 3.0</a> · <a href="/contract/openapi.json">拉取、回放与指令 · Feed, replay and commands (OpenAPI 3.1)</a> · <a href="/contract/event.json">信封 · Envelope (JSON Schema)</a></p>
<h2>约定 · Promises</h2>
<ul>${deliveryPromises.map(({ zh, en }) => `<li>${escapeHtml(zh)}<small lang="en">${escapeHtml(en)}</small></li>`).join('')}</ul>
<h2>事实 · Facts（${publishedFacts.length}）</h2>
<div class="table"><table><thead><tr><th>名称 · Name</th><th>含义 · Meaning</th><th>唯一于 · Unique by</th><th>版本 · Version</th></tr></thead>
<tbody>${publishedFacts.map(row).join('')}</tbody></table></div>
</main></body></html>`;
}

function row(fact: PublishedFact): string {
  return `<tr><td><a href="${fact.path}"><code>${fact.name}</code></a></td><td>${escapeHtml(fact.meaning.zh)}<small lang="en">${escapeHtml(
    fact.meaning.en,
  )}</small></td><td>${escapeHtml(fact.once)}</td><td>${fact.version}</td></tr>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]!);
