const byId = (id) => document.getElementById(id);
const eventsShown = 60;

byId('phone').src = `/app/${window.location.search}`;

fetch('/sandbox/links.json')
  .then((answer) => answer.json())
  .then((links) => {
    byId('links').replaceChildren(
      ...links.map((link) => linkItem(link, new URL(link.url).search === window.location.search)),
    );
  });

function linkItem(link, isCurrent) {
  const item = document.createElement('li');
  const anchor = document.createElement('a');
  const detail = document.createElement('small');
  anchor.href = link.url;
  if (isCurrent) anchor.setAttribute('aria-current', 'page');
  detail.textContent = new URL(link.url).search;
  anchor.append(link.title, detail);
  item.append(anchor);
  return item;
}

// The app in the frame tells which number waits for a code; only this page and the stand-in vendor know it.
window.addEventListener('message', async (message) => {
  if (message.origin !== window.location.origin || message.data?.type !== 'loudou:code-sent') return;
  const door = message.data.kind === 'card' ? '/sandbox/lender/codes' : '/sandbox/hosts/sms';
  const answer = await fetch(door, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phone: message.data.phone }),
  });
  const body = await answer.json();
  const code = message.data.kind === 'card' ? body[0] : body.messages?.[0]?.code;
  const strong = document.createElement('strong');
  strong.textContent = code ?? '还没有到';
  byId('inbox').replaceChildren('短信：验证码 ', strong);
});

const meanings = fetch('/sandbox/meanings.json').then((answer) => answer.json());

const stream = new EventSource('/sandbox/core/stream');
stream.onopen = () => (byId('state').textContent = '实时');
stream.onerror = () => (byId('state').textContent = '连接断开，正在重连');
stream.onmessage = async (message) => show(JSON.parse(message.data), await meanings);

function show(entry, words) {
  const event = entry.event ?? entry;
  const item = document.createElement('li');
  const part = (tag, name, text) => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  };
  const time = part('time', '', new Date(event.time).toLocaleTimeString('zh-CN', { hour12: false }));
  item.append(
    part('span', 'tick', '✓'),
    part('span', 'name', words[event.type] ?? event.type),
    time,
    part('span', 'meta', `${event.type} · ${event.subject}`),
  );
  byId('empty').hidden = true;
  byId('events').prepend(item);
  while (byId('events').children.length > eventsShown) byId('events').lastChild.remove();
}
