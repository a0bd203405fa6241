const list = document.querySelector('#letters');
const reader = document.querySelector('#letter');
let shown = '';
let known = '';
let scheme = 'light';

const fates = {
  sent: 'on its way',
  delivered: 'delivered',
  delivery_delayed: 'delayed',
  bounced: 'bounced',
  complained: 'called spam',
  suppressed: 'suppressed',
  failed: 'failed',
};
const fateOf = ({ lastEvent }) => fates[lastEvent] ?? lastEvent;

const element = (name, text, properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, properties);

/** The address in a letter's text becomes a link; nothing else of it is more than text. */
function linked(text) {
  const body = element('pre', '');
  for (const part of text.split(/(https?:\/\/\S+)/u)) {
    body.append(/^https?:\/\//u.test(part) ? element('a', part, { href: part }) : part);
  }
  return body;
}

/** The letter as a reader in that scheme sees it: a frame takes its scheme from the element around it. */
function framed(letter) {
  const frame = element('iframe', '', {
    title: letter.subject,
    // Links open in a window of their own, as in a mail program; nothing runs in the letter.
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    srcdoc: letter.html,
  });
  frame.style.colorScheme = scheme;
  const button = element('button', scheme === 'light' ? 'Show it in the dark' : 'Show it in the light', {
    type: 'button',
    className: 'scheme',
  });
  button.addEventListener('click', () => {
    scheme = scheme === 'light' ? 'dark' : 'light';
    show(letter);
    reader.querySelector('.scheme').focus();
  });
  return [button, frame];
}

function show(letter) {
  shown = letter.id;
  const parts = [
    element('h2', letter.subject),
    element(
      'p',
      `From ${letter.from} to ${letter.to.join(', ')}, ${new Date(letter.sentAt).toLocaleString()}`,
    ),
    element('p', `What became of it: ${fateOf(letter)}`, { id: 'fate' }),
  ];
  if (letter.html) {
    parts.push(element('h3', 'As HTML'), ...framed(letter));
  }
  if (letter.text) parts.push(element('h3', 'As plain text'), linked(letter.text));
  reader.replaceChildren(...parts);
}

function draw(letters) {
  const drawn = JSON.stringify(letters.map(({ id, lastEvent }) => [id, lastEvent])) + shown;
  if (drawn === known) return;
  known = drawn;
  const open = letters.find(({ id }) => id === shown);
  const fate = document.querySelector('#fate');
  if (open && fate) fate.textContent = `What became of it: ${fateOf(open)}`;
  list.replaceChildren(
    ...letters.map((letter) => {
      const item = document.createElement('li');
      const button = element('button', '', { type: 'button' });
      button.setAttribute('aria-current', String(letter.id === shown));
      button.append(
        element('strong', letter.subject),
        element('small', `${letter.to.join(', ')} · ${fateOf(letter)}`),
      );
      button.addEventListener('click', () => {
        show(letter);
        reader.focus();
        draw(letters);
      });
      item.append(button);
      return item;
    }),
  );
  if (letters.length === 0)
    list.append(
      element('li', 'No letters yet. Sign up or log in, and one arrives here.', { className: 'empty' }),
    );
}

async function refresh() {
  try {
    const answer = await fetch('/sandbox/letters.json');
    const { letters } = await answer.json();
    if (shown === '' && letters.length > 0) show(letters[0]);
    draw(letters);
  } catch {
    list.replaceChildren(
      element('li', 'The mailbox cannot be read just now. Trying again …', { className: 'empty' }),
    );
    known = '';
  }
  list.setAttribute('aria-busy', 'false');
  setTimeout(refresh, 1500);
}
refresh();
