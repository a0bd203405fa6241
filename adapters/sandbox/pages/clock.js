const main = document.querySelector('#clocks');
const names = {
  'ten-minutes': 'Ten minutes later',
  'next-day': 'Next day',
  'next-monday': 'Next Monday, 08:00',
  'trial-end': 'End of the trial',
  'twelve-months': 'Twelve months later',
};
let known = '';
let trouble = '';
let isMoving = false;

const element = (name, text, properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, properties);

const shown = (iso, timeZone, style = 'full') =>
  new Date(iso).toLocaleString('en', { dateStyle: style, timeStyle: 'short', timeZone });

function stepButton(clock, step) {
  const to = clock.steps[step];
  const button = element('button', names[step], { type: 'button', disabled: to === null || isMoving });
  button.id = `${clock.accountId}-${step}`;
  button.append(element('small', to === null ? 'no trial is running' : shown(to, clock.timeZone, 'medium')));
  button.addEventListener('click', () => void move(clock.accountId, step));
  return button;
}

function happened({ last, timeZone }) {
  if (last === null) return [element('p', 'It was not moved since the start.', { className: 'soft' })];
  const done = element('ul', '');
  done.append(...last.done.map(({ kind, count }) => element('li', `${kind}: ${count}`)));
  const letters = element('ul', '');
  letters.append(...last.letters.map(({ subject, to }) => element('li', `${subject} (to ${to.join(', ')})`)));
  const none = (text) => element('p', text, { className: 'soft' });
  return [
    element('p', `Moved from ${shown(last.from, timeZone, 'medium')}.`, { className: 'soft' }),
    element('h3', 'What was due and done since'),
    last.done.length > 0 ? done : none('Nothing was due.'),
    element('h3', 'Letters sent since'),
    last.letters.length > 0 ? letters : none('None.'),
  ];
}

function card(clock) {
  const section = element('section', '');
  const buttons = element('div', '', { className: 'steps' });
  buttons.append(...Object.keys(names).map((step) => stepButton(clock, step)));
  const about = clock.isMoved ? 'Its clock is ahead of the real one.' : 'Its clock is the real one.';
  section.append(
    element('h2', clock.name ?? 'Demo business'),
    element('p', shown(clock.now, clock.timeZone), { className: 'time' }),
    element('p', `${clock.timeZone}. ${about} It only goes forward.`, { className: 'soft' }),
    buttons,
    ...(trouble === '' ? [] : [element('p', trouble, { className: 'failed', role: 'alert' })]),
    ...happened(clock),
  );
  return section;
}

function draw(clocks) {
  const minute = (clock) => ({ ...clock, now: clock.now.slice(0, 16) });
  const drawn = JSON.stringify([clocks.map(minute), trouble, isMoving]);
  if (drawn === known) return;
  known = drawn;
  const focused = document.activeElement?.id ?? '';
  main.replaceChildren(...clocks.map(card));
  if (clocks.length === 0)
    main.replaceChildren(element('p', 'There is no demo business here.', { className: 'soft' }));
  // Drawn anew, but whoever was on a button stays there.
  if (focused !== '') document.getElementById(focused)?.focus();
}

async function read() {
  const answer = await fetch('/sandbox/clock/clocks.json');
  return (await answer.json()).clocks;
}

async function move(accountId, step) {
  isMoving = true;
  trouble = '';
  main.setAttribute('aria-busy', 'true');
  await refresh();
  const answer = await fetch('/sandbox/clock/move', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ accountId, step }),
  }).catch(() => undefined);
  if (!answer?.ok) trouble = 'The clock could not be moved. Please try again.';
  isMoving = false;
  await refresh();
}

async function refresh() {
  try {
    draw(await read());
    main.setAttribute('aria-busy', String(isMoving));
  } catch {
    known = '';
    main.replaceChildren(
      element('p', 'The clocks cannot be read just now. Trying again …', { className: 'failed' }),
    );
  }
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, 1500);
}
keepFresh();
