import { followCall } from './handset-call.js';
import { createDial } from './handset-dial.js';
import { chips, clockText, find, leaveWith, post } from './handset-parts.js';
import { watchRinging } from './handset-ringing.js';
import { createTalk } from './handset-talk.js';
import { createTexts } from './handset-texts.js';
import { createVoice } from './handset-voice.js';

const phrases = [
  'Are you open on Sunday?',
  'How much is a women’s haircut?',
  'Can you text me the booking link?',
  'Yes please',
  'I want to talk to a person',
  'Stop texting me',
];
const [words, state, timer, keypad] = ['words', 'state', 'timer', 'keypad'].map(find);
const { body, title } = document;
const talk = createTalk({ log: find('talk'), technical: find('technical') });
const voice = createVoice({
  say: (heard, samples) => void say(heard, samples),
  hear: (heard) => {
    words.value = heard;
  },
});
const dial = createDial({ placed: show });

/** The call under way. */
let callSid;
let stopFollowing = () => undefined;

function setPhase(phase, said) {
  body.dataset.call = phase;
  state.textContent = said;
  const isLive = ['calling', 'talking', 'holding'].includes(phase);
  document.title = isLive ? `${said} · ${title}` : title;
  find('dial').hidden = phase !== 'none';
  find('in-call').hidden = phase === 'none';
  find('live').hidden = !isLive;
  find('after').hidden = phase !== 'over';
  if (isLive) return;
  callSid = undefined;
  voice.end();
  setKeypad(false);
  setRecorded(false);
  if (phase === 'over') find('again').focus();
}

/** Shows a call, from its start. */
function show(sid, label = dial.label()) {
  stopFollowing();
  callSid = sid;
  talk.clear();
  timer.textContent = '';
  find('name').textContent = label;
  find('face').textContent = label.slice(0, 1);
  setPhase('calling', 'Calling …');
  words.focus();
  stopFollowing = followCall(sid, {
    phase: setPhase,
    moment(moment) {
      talk.tell(moment);
      voice.tell(moment);
      if (moment.type === 'recording') setRecorded(moment.status === 'in-progress');
      if (moment.type === 'ended') timer.textContent = clockText(moment.durationS);
    },
    tick(age) {
      talk.reveal(age);
      body.dataset.speaking = String(talk.isSpeaking());
      if (age.answeredMs === undefined) return;
      timer.textContent = clockText(Math.max(0, Math.floor((age.ageMs - age.answeredMs) / 1_000)));
    },
    lost() {
      // Browsers close the stream before they say that the page goes.
      leave();
      setPhase('over', 'The call is no longer there');
    },
  });
}

async function say(text, samples) {
  const said = text.trim();
  if (said === '' || callSid === undefined) return;
  const takeBack = talk.say(said);
  words.value = '';
  try {
    find('say-problem').textContent = '';
    await post(`/calls/${callSid}/say`, { words: said, samples });
  } catch ({ message }) {
    takeBack();
    words.value = said;
    find('say-problem').textContent = message;
  }
}

const act = (what, asked) => {
  if (callSid === undefined) return;
  void post(`/calls/${callSid}/${what}`, asked).catch(({ message }) => {
    find('say-problem').textContent = message;
  });
};

/** Whoever closes the window has put the telephone down. */
function leave() {
  if (callSid !== undefined) leaveWith(`/calls/${callSid}/hang-up`);
}

function setKeypad(isShown) {
  keypad.hidden = !isShown;
  for (const beneath of ['phrases', 'say']) find(beneath).hidden = isShown;
  find('keys').setAttribute('aria-expanded', String(isShown));
}
function setRecorded(isRecorded) {
  find('recorded').hidden = !isRecorded;
}

function showApp(app) {
  body.dataset.shows = app;
  for (const tab of document.querySelectorAll('[data-app]'))
    tab.setAttribute('aria-pressed', String(tab.dataset.app === app));
  if (app === 'messages') find('unread').textContent = '';
}

/** On a narrow window the messages are behind the call. */
function countUnread(count) {
  const badge = find('unread');
  if (count === 0 || body.dataset.shows === 'messages') return;
  badge.textContent = `${(Number.parseInt(badge.textContent, 10) || 0) + count} new`;
}

find('say').addEventListener('submit', (event) => {
  event.preventDefault();
  void say(words.value);
});
chips(find('phrases'), phrases, (phrase) => void say(phrase));
chips(keypad, [...'123456789*0#'], (digits) => act('press', { digits }));
find('keys').addEventListener('click', () => setKeypad(keypad.hidden));
find('hang-up').addEventListener('click', () => act('hang-up'));
find('again').addEventListener('click', () => void dial.place());
find('done').addEventListener('click', () => {
  setPhase('none', '');
  find('call').focus();
});
for (const tab of document.querySelectorAll('[data-app]'))
  tab.addEventListener('click', () => showApp(tab.dataset.app));
window.addEventListener('pagehide', leave);

await dial.load();
watchRinging({ taken: (sid) => show(sid, 'Your front desk'), isBusy: () => callSid !== undefined });
createTexts({ parties: dial.parties, unread: countUnread });
