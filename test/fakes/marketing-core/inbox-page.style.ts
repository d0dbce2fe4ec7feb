export const inboxStyle = `
:root { color-scheme: light dark; --canvas: light-dark(#f6f7f9,#0f1216); --surface: light-dark(#fff,#161a20); --sunken: light-dark(#f3f5f7,#1b2027);
  --line: light-dark(#e5e8ed,#2a3038); --line-strong: light-dark(#ccd2da,#3b434e); --ink: light-dark(#14181e,#e8ebef); --ink-2: light-dark(#4b5563,#aeb6c1);
  --ink-3: light-dark(#636c79,#8f99a6); --accent: light-dark(#2456c8,#86aeff); --accent-tint: light-dark(#edf2fd,#1b2740); --good: light-dark(#12724f,#5cc79a);
  --mono: "JetBrains Mono","SF Mono","DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace }
* { box-sizing: border-box }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 13px/20px Inter,"PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif; font-feature-settings: "tnum" 1 }
main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 64px }
header { display: flex; align-items: baseline; gap: 14px } h1 { font-size: 20px; line-height: 32px; margin: 0; font-weight: 600 }
.live { color: var(--ink-3); font-size: 12.5px } .live.on { color: var(--good) } .live.on::before { content: "● "; font-size: 9px }
.answer { margin: 2px 0 0; color: var(--ink-2) }
.strip { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); border-block: 1px solid var(--line); margin: 20px 0 }
.strip > div { padding: 12px 20px 13px 0 } .strip dt { color: var(--ink-2); font-size: 12.5px } .strip dd { margin: 0; font-size: 24px; line-height: 34px; font-weight: 600 } .strip p { margin: 0; color: var(--ink-3); font-size: 12px }
.filter { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 14px; color: var(--ink-2) }
input, button { height: 32px; padding: 0 10px; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface); color: var(--ink); font: inherit } input { width: 22em; max-width: 100%; font-family: var(--mono); font-size: 12px }
a { color: var(--accent); text-decoration: none } a:hover { text-decoration: underline; text-underline-offset: 3px } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
.list { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; overflow: hidden } .list:empty { display: none }
.row + .row { border-top: 1px solid var(--line) }
summary { display: grid; grid-template-columns: 76px minmax(200px, 1fr) minmax(0, 250px) 64px 96px 108px; gap: 12px; align-items: center; padding: 9px 16px; cursor: pointer; list-style: none } summary::-webkit-details-marker { display: none } summary:hover { background: var(--sunken) }
.tick { color: var(--good) } .quiet { font-size: 12px } .name b { font-weight: 500; margin-right: 8px } code, .person { font-family: var(--mono); font-size: 11.5px; color: var(--ink-3) } .person { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.sequence, .state, time { color: var(--ink-3); font-size: 12px; white-space: nowrap } time { text-align: right }
pre { margin: 0; padding: 12px 16px 16px; background: var(--sunken); overflow-x: auto; font: 12px/19px var(--mono) } .empty { color: var(--ink-3); padding: 32px 0; text-align: center }
.new summary { animation: arrive 2.4s ease-out } @keyframes arrive { from { background: var(--accent-tint) } } @media (prefers-reduced-motion: reduce) { .new summary { animation: none } }
@media (max-width: 760px) { summary { grid-template-columns: auto 1fr auto; } .person { grid-column: 1 / -1; grid-row: 2 } .state { display: none } .quiet, .sequence { display: none } }`;
