/** Runs in the page: puts every new fact on top as it is told, and keeps the list bounded. */
export const inboxScript = `
const maxRows = 500;
const { base, person } = document.body.dataset;
const list = document.getElementById('list');
const live = document.getElementById('live');
const stream = new EventSource(base + '/stream');
stream.onopen = () => { live.textContent = '实时'; live.classList.add('on'); };
stream.onerror = () => { live.textContent = '连接断开，正在重连'; live.classList.remove('on'); };
stream.onmessage = ({ data }) => {
  const entry = JSON.parse(data);
  for (const [key, count] of Object.entries(entry.counts)) document.getElementById(key).textContent = count;
  if (person && entry.event.subject !== person) return;
  document.getElementById('empty').hidden = true;
  list.insertAdjacentHTML('afterbegin', entry.html);
  list.firstElementChild.classList.add('new');
  while (list.children.length > maxRows) list.lastElementChild.remove();
};
`;
