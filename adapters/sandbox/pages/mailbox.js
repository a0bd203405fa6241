const list = document.querySelector('#letters');
const reader = document.querySelector('#letter');
let shown = '';
let known = '';

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

function show(letter) {
  shown = letter.id;
  const parts = [
    element('h2', letter.subject),
    element(
      'p',
      `From ${letter.from} to ${letter.to.join(', ')}, ${new Date(letter.sentAt).toLocaleString()}`,
    ),
  ];
  if (letter.html) {
    parts.push(
      element('iframe', '', {
        title: letter.subject,
        sandbox: 'allow-top-navigation-by-user-activation',
        srcdoc: letter.html,
      }),
    );
  }
  if (letter.text) parts.push(linked(letter.text));
  reader.replaceChildren(...parts);
}

function draw(letters) {
  const drawn = JSON.stringify(letters.map(({ id }) => id)) + shown;
  if (drawn === known) return;
  known = drawn;
  list.replaceChildren(
    ...letters.map((letter) => {
      const item = document.createElement('li');
      const button = element('button', '', { type: 'button' });
      button.setAttribute('aria-current', String(letter.id === shown));
      button.append(element('strong', letter.subject), element('small', letter.to.join(', ')));
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
