/** The vendor's page as a phone sees it: one card, two buttons, light and dark. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const STYLE = `
  :root { color-scheme: light dark; --ground: #f4f6fa; --card: #fff; --text: #16202e; --quiet: #667085; --line: #d9dfe8; --accent: #1b62e0; --on-accent: #fff; }
  @media (prefers-color-scheme: dark) {
    :root { --ground: #0f141b; --card: #19212c; --text: #eef2f8; --quiet: #9aa7b8; --line: #303b4a; --accent: #6aa1ff; --on-accent: #0b1626; }
  }
  * { box-sizing: border-box; margin: 0 }
  body { min-height: 100vh; padding: 24px 20px; display: flex; align-items: center; justify-content: center; background: var(--ground); color: var(--text); font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif }
  main { width: 100%; max-width: 400px; padding: 32px 24px; background: var(--card); border-radius: 20px; text-align: center }
  svg { width: 112px; height: 112px; color: var(--accent) }
  h1 { margin: 20px 0 8px; font-size: 22px; line-height: 1.35 }
  p { color: var(--quiet) }
  form { display: grid; gap: 12px; margin-top: 28px }
  button { min-height: 52px; border: 1px solid var(--line); border-radius: 14px; background: transparent; color: var(--text); font: inherit; font-weight: 600 }
  button.main { border-color: transparent; background: var(--accent); color: var(--on-accent) }
  button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
  small { display: block; margin-top: 20px; color: var(--quiet); font-size: 13px }
`;

const FACE = `<svg viewBox="0 0 112 112" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" aria-hidden="true">
  <path d="M8 30V16a8 8 0 0 1 8-8h14M82 8h14a8 8 0 0 1 8 8v14M104 82v14a8 8 0 0 1-8 8H82M30 104H16a8 8 0 0 1-8-8V82"/>
  <circle cx="56" cy="46" r="19"/><path d="M24 90c3-15 16-22 32-22s29 7 32 22"/></svg>`;

export function vendorPage(check: { maskedName: string; state: 'open' | 'done' | 'expired' }): string {
  const actions = `<form method="post">
      <button class="main" name="result" value="passed">通过</button>
      <button name="result" value="failed">不通过</button>
    </form>`;
  const closed = check.state === 'done' ? '本次核验已完成' : '本次核验已过期';
  const heading = check.state === 'open' ? `请 ${escaped(check.maskedName)} 本人完成人脸核验` : closed;
  const advice = check.state === 'open' ? '请确保光线充足，正对屏幕。' : '请返回小程序查看结果。';
  return `<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <link rel="icon" href="data:,"><title>人脸核验</title>
  <style>${STYLE}</style>
</head>
<body>
  <main>
    ${FACE}
    <h1>${heading}</h1>
    <p>${advice}</p>
    ${check.state === 'open' ? actions : ''}
    <small>演示环境：不会拍摄，也不会保存人脸信息</small>
  </main>
</body>
</html>`;
}

/** 张三丰 becomes 张**. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}
