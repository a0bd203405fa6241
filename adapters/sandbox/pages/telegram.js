const part = (id) => document.getElementById(id);
const element = (name, text, properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, properties);

/** What came with the link; it is used with the first Start. */
let token = new URL(window.location.href).searchParams.get('start') ?? '';
let chats = [];
let chosen = 0;
let drawn = '';
let isBusy = false;

const nameOf = ({ name, username }) => (username ? `${name} (@${username})` : name);
const current = () => chats.find(({ chatId }) => chatId === chosen);

function drawChats() {
  part('chats').replaceChildren(
    ...chats.map((chat) => {
      const item = document.createElement('li');
      const button = element('button', '', { type: 'button' });
      button.setAttribute('aria-current', String(chat.chatId === chosen));
      const last = chat.messages.at(-1);
      button.append(
        element('strong', nameOf(chat)),
        element('small', last?.isOfBot ? last.text.slice(0, 60) : kindOf(chat)),
      );
      button.addEventListener('click', () => {
        chosen = chat.chatId;
        part('note').textContent = '';
        draw();
        part(chat.hasStarted ? 'words' : 'start').focus();
      });
      item.append(button);
      return item;
    }),
  );
  if (chats.length === 0)
    part('chats').append(element('li', 'Nobody has a chat here.', { className: 'empty' }));
}

const kindOf = ({ kind }) => (kind === 'private' ? 'A private chat' : 'A group');

function standingOf({ hasStarted, isBlocked, kind }) {
  if (!hasStarted) return `${kind === 'private' ? 'Private chat' : 'Group'}, not started`;
  return isBlocked
    ? 'The bot is blocked'
    : kind === 'private'
      ? 'Private chat with the bot'
      : 'Group with the bot';
}

function drawMessage(message) {
  const box = element('div', '', { className: message.isOfBot ? 'message' : 'message mine' });
  // As Telegram does: what came with the link is not shown.
  box.append(element('p', message.isOfBot ? message.text : message.text.replace(/^\/start .*/u, '/start')));
  const keys = element('div', '', { className: 'keys' });
  for (const key of message.keyboard.flat()) {
    if (key.url) {
      keys.append(element('a', key.text, { href: key.url, target: '_blank', rel: 'noreferrer' }));
      continue;
    }
    const button = element('button', key.text, { type: 'button' });
    button.addEventListener('click', () => void press(message, key));
    keys.append(button);
  }
  if (keys.childElementCount > 0) box.append(keys);
  return box;
}

function draw() {
  const state = JSON.stringify([chats, chosen, token !== '']);
  if (state === drawn) return;
  drawn = state;
  drawChats();
  const chat = current();
  part('chat').hidden = chat === undefined;
  if (chat === undefined) return;
  const isOpen = chat.hasStarted && !chat.isBlocked;
  part('name').textContent = nameOf(chat);
  part('standing').textContent = standingOf(chat);
  part('block').hidden = !isOpen;
  part('begin').hidden = isOpen && token === '';
  part('write').hidden = !isOpen;
  part('start').textContent = chat.isBlocked ? 'Restart the bot' : 'Start';
  part('invitation').textContent = token === '' ? '' : 'A link of the dashboard opened this chat.';
  const thread = part('thread');
  thread.replaceChildren(
    ...(chat.messages.length === 0
      ? [element('p', 'No messages yet. Press Start to begin.', { className: 'empty' })]
      : chat.messages.map(drawMessage)),
  );
  thread.scrollTop = thread.scrollHeight;
}

async function act(path, body = {}) {
  if (isBusy) return undefined;
  isBusy = true;
  try {
    const answer = await fetch(`/sandbox/telegram/chats/${String(chosen)}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error((await answer.json()).detail);
    return answer.status === 204 ? {} : await answer.json();
  } catch (error) {
    part('note').textContent = error.message || 'This did not work. Please try again.';
    return undefined;
  } finally {
    isBusy = false;
    await read();
  }
}

async function press(message, { callback_data: data }) {
  part('note').textContent = 'Pressed …';
  const { pressId } = (await act('press', { messageId: message.messageId, data })) ?? {};
  for (let tries = 0; pressId !== undefined && tries < 50; tries += 1) {
    const { answer } = await (await fetch(`/sandbox/telegram/presses/${pressId}`)).json();
    if (answer !== null) {
      part('note').textContent = answer;
      await read();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (pressId !== undefined) part('note').textContent = 'The bot does not answer.';
}

part('start').addEventListener('click', async () => {
  const done = await act('start', token === '' ? {} : { token });
  if (done === undefined) return;
  token = '';
  // Used: whoever reloads the page does not use it again.
  window.history.replaceState(null, '', '/sandbox/telegram/');
  draw();
});
part('block').addEventListener('click', () => void act('block'));
part('write').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = part('words').value.trim();
  if (text !== '' && (await act('write', { text })) !== undefined) part('words').value = '';
});

async function read() {
  try {
    ({ chats } = await (await fetch('/sandbox/telegram/chats.json')).json());
    if (current() === undefined) chosen = chats[0]?.chatId ?? 0;
    draw();
  } catch {
    drawn = '';
    part('chats').replaceChildren(
      element('li', 'The chats cannot be read just now. Trying again …', { className: 'empty' }),
    );
  }
  part('chats').setAttribute('aria-busy', 'false');
}

async function refresh() {
  await read();
  setTimeout(refresh, 1000);
}
refresh();
