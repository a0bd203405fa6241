const $ = (id) => document.getElementById(id);
const element = (name, text, properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, properties);

const suggestions = [
  'Are you open on Sunday?',
  'How much is a women’s haircut?',
  'Can you text me the booking link?',
  'Yes please',
  'I want to talk to a person',
  'Stop texting me',
];

let call;
let began = 0;

async function send(path, body) {
  const answer = await fetch(`/sandbox/handset${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const told = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? 'The handset cannot be reached just now. Please try again.');
  return told;
}

async function trying(act) {
  $('failed').textContent = '';
  try {
    await act();
  } catch (error) {
    $('failed').textContent = error.message;
  }
}

function bubble(text, className) {
  const item = element('li', text, { className });
  $('said').append(item);
  $('said').scrollTop = $('said').scrollHeight;
  return item;
}

const words = {
  ringing: () => 'Ringing …',
  answered: () => 'Answered',
  listening: () => 'Listening',
  recording: ({ status }) => `Recording: ${status}`,
  dialling: ({ number }) => `Ringing ${number}`,
  whispered: ({ text }) => `Said to whoever picks up: ${text}`,
  bridged: ({ number }) => `Joined with ${number}`,
  dialled: ({ number, status }) => `${number}: ${status}`,
  fault: ({ code, message }) => `Fault ${code}: ${message}`,
  ended: ({ status, durationS }) => `Ended: ${status}, ${durationS} s`,
};
const states = ['ringing', 'answered', 'dialling', 'bridged', 'ended'];

/** The sentence that is being said. */
let sentence;

function happen(moment) {
  const { type } = moment;
  const line = words[type]?.(moment);
  if (line !== undefined) $('events').append(element('li', `${(moment.atMs / 1000).toFixed(1)} s ${line}`));
  if (states.includes(type)) $('state').textContent = line;
  if (type === 'answered') began = Date.now();
  if (type === 'speaking') sentence = bubble(moment.text, 'speaking');
  if (type === 'heard') {
    const item = sentence ?? bubble('', '');
    item.textContent = moment.whole ? moment.text : `${moment.text} …`;
    item.className = '';
    sentence = undefined;
  }
  if (type === 'said') bubble(moment.text, 'mine');
  if (type === 'ended') end();
}

function end() {
  call?.events.close();
  call = undefined;
  began = 0;
  $('call').disabled = false;
  for (const control of document.querySelectorAll('#talk button, #talk input')) control.disabled = true;
}

$('dial').addEventListener('submit', (event) => {
  event.preventDefault();
  void trying(async () => {
    $('call').disabled = true;
    try {
      const { callSid } = await send('/calls', {
        from: $('mine').value.trim(),
        to: $('line').value,
        isHidden: $('hidden').checked,
        isPretended: $('pretended').checked,
        recording: $('unrecorded').checked ? 'absent' : 'works',
      });
      $('said').replaceChildren();
      $('events').replaceChildren();
      $('talk').hidden = false;
      for (const control of document.querySelectorAll('#talk button, #talk input')) control.disabled = false;
      const events = new EventSource(`/sandbox/handset/calls/${callSid}/events`);
      events.addEventListener('message', ({ data }) => happen(JSON.parse(data)));
      call = { callSid, events };
      $('words').focus();
    } catch (error) {
      $('call').disabled = false;
      throw error;
    }
  });
});

const say = (text) => {
  if (call === undefined || text === '') return;
  void trying(() => send(`/calls/${call.callSid}/say`, { words: text }));
};
$('speak').addEventListener('submit', (event) => {
  event.preventDefault();
  say($('words').value.trim());
  $('words').value = '';
});
$('hang-up').addEventListener('click', () => {
  if (call !== undefined) void trying(() => send(`/calls/${call.callSid}/hang-up`, {}));
});
for (const text of suggestions) {
  const chip = element('button', text, { type: 'button' });
  chip.addEventListener('click', () => say(text));
  $('chips').append(chip);
}
for (const digit of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']) {
  const key = element('button', digit, { type: 'button' });
  key.addEventListener('click', () => {
    if (call !== undefined) void trying(() => send(`/calls/${call.callSid}/press`, { digits: digit }));
  });
  $('keys').append(key);
}

const write = (body) => {
  if (body === '') return;
  void trying(async () => {
    await send('/texts', { from: $('mine').value.trim(), to: $('line').value, body });
    await showTexts();
  });
};
$('text').addEventListener('submit', (event) => {
  event.preventDefault();
  write($('body').value.trim());
  $('body').value = '';
});
for (const text of ['STOP', 'HELP', 'START']) {
  const chip = element('button', text, { type: 'button' });
  chip.addEventListener('click', () => write(text));
  $('replies').append(chip);
}

let shown = '';
async function showTexts() {
  const mine = $('mine').value.trim();
  const answer = await fetch(`/sandbox/handset/texts.json?number=${encodeURIComponent(mine)}`);
  const { texts } = await answer.json();
  const drawn = JSON.stringify(texts);
  if (drawn === shown) return;
  shown = drawn;
  $('texts').replaceChildren(
    ...texts.map(({ from, body, status }) => {
      const item = element('li', body, { className: from === mine ? 'mine' : '' });
      item.append(element('small', status));
      return item;
    }),
  );
  if (texts.length === 0) $('texts').append(element('li', 'No texts yet.', { className: 'speaking' }));
  $('texts').scrollTop = $('texts').scrollHeight;
}

async function refresh() {
  await showTexts().catch(() => undefined);
  if (began > 0) {
    const seconds = Math.floor((Date.now() - began) / 1000);
    $('timer').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  setTimeout(refresh, 1000);
}

async function start() {
  const answer = await fetch('/sandbox/handset/lines.json');
  const { lines } = await answer.json();
  $('line').replaceChildren(
    ...lines.map(({ number, label }) => element('option', `${label}, ${number}`, { value: number })),
  );
  await refresh();
}
void trying(start);
