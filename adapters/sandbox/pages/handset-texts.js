import { chips, element, find, get, keepAtEnd, post, spaced, unseen } from './handset-parts.js';

/** The messages between my number and the line; `unread` hears how many came in anew. */
export function createTexts({ parties, unread }) {
  const [thread, body, problem] = ['thread', 'body', 'text-problem'].map(find);
  let drawn = '';
  let known;

  const draw = ({ line, mine }, texts) => {
    thread.replaceChildren(...texts.map((text) => bubbleOf(text, text.from === mine)));
    if (texts.length === 0) thread.append(element('p', nothing, { className: 'empty' }));
    thread.setAttribute('aria-busy', 'false');
    find('texts-between').textContent = `${spaced(mine)} with ${spaced(line)}`;
  };
  const refresh = async () => {
    const between = parties();
    const { line, mine } = between;
    const { texts } = await get(`/texts.json?number=${encodeURIComponent(mine)}`);
    const thread = texts.filter(({ from, to }) => from === line || to === line);
    const now = JSON.stringify([line, mine, thread]);
    if (now === drawn) return;
    drawn = now;
    const theirs = thread.filter(({ from }) => from === line).map(({ sid }) => sid);
    if (known?.of === line + mine) unread(theirs.filter((sid) => !known.sids.has(sid)).length);
    known = { of: line + mine, sids: new Set(theirs) };
    draw(between, thread);
  };
  const watch = async () => {
    if (!document.hidden) {
      await refresh().catch(() => {
        // What is shown stays; the next look may work.
        if (drawn === '') thread.replaceChildren(element('p', unreadable, { className: 'empty' }));
      });
    }
    setTimeout(watch, 1_000);
  };
  const send = async (words) => {
    if (words.trim() === '') return;
    problem.textContent = '';
    const { line, mine } = parties();
    try {
      await post('/texts', { from: mine, to: line, body: words.trim() });
      if (body.value === words) body.value = '';
      await refresh();
      thread.scrollTop = thread.scrollHeight;
    } catch ({ message }) {
      problem.textContent = message;
    }
  };

  find('text').addEventListener('submit', (event) => {
    event.preventDefault();
    void send(body.value);
  });
  chips(find('keywords'), ['STOP', 'HELP', 'START'], (keyword) => void send(keyword));
  keepAtEnd(thread);
  void watch();
}

const nothing = 'No messages yet. Ask for a link in a call, and it arrives here.';
const unreadable = 'The messages cannot be read just now. Is that my number, like +1 202 555 0143?';

const statuses = {
  accepted: 'On its way …',
  queued: 'On its way …',
  sending: 'On its way …',
  sent: 'Sent',
  delivered: 'Delivered',
  received: 'Delivered',
};
const failures = {
  21610: 'the number has opted out',
  30003: 'the phone is switched off',
  30006: 'that is a landline',
  30007: 'filtered by the network',
};

function bubbleOf({ body, status, errorCode, createdAt }, isMine) {
  const bubble = element('p', '', { className: `bubble ${isMine ? 'mine' : 'theirs'}` });
  const isLost = status === 'failed' || status === 'undelivered';
  if (isLost) bubble.classList.add('lost');
  const state = isLost
    ? `Not delivered: ${failures[errorCode] ?? `error ${errorCode}`}`
    : (statuses[status] ?? status);
  const time = new Date(createdAt).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
  bubble.append(unseen(isMine ? 'You: ' : 'Line: '), ...linked(body), element('small', `${time} · ${state}`));
  return bubble;
}

/** Addresses become links; nothing else in a text is more than text. */
const linked = (text) =>
  text
    .split(/(https?:\/\/\S+)/u)
    .map((part) =>
      part.startsWith('http')
        ? element('a', part, { href: part, target: '_blank', rel: 'noreferrer' })
        : part,
    );
