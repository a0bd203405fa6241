import { clockText, element, keepAtEnd, spaced, unseen } from './handset-parts.js';

/** What is said in a call as it is spoken: the line's sentences word by word, the caller's words, and what happens between. */
export function createTalk({ log, technical }) {
  let sentence;
  let unsaid = [];
  keepAtEnd(log);
  keepAtEnd(technical);

  const bubble = (who, ...content) => {
    const one = element('p', '', { className: `bubble ${who}` });
    one.append(unseen(who === 'mine' ? 'You: ' : 'Line: '), ...content);
    log.append(one);
    return one;
  };
  const begin = ({ text, atMs }) => {
    const [said, ahead] = [
      element('span', '', { className: 'said' }),
      element('span', text, { className: 'ahead' }),
    ];
    sentence = { text, atMs, said, ahead, bubble: bubble('theirs', said, ahead) };
  };
  const show = ({ text, said, ahead }, length) => {
    if (said.textContent.length === length) return;
    said.textContent = text.slice(0, length);
    ahead.textContent = text.slice(length);
  };
  const finish = ({ text, whole, atMs }) => {
    // Whoever was passed on to is heard only once they have spoken.
    if (sentence === undefined) begin({ text, atMs });
    show(sentence, whole ? sentence.text.length : text.length);
    if (!whole) sentence.bubble.classList.add('cut');
    if (!whole) sentence.bubble.append(unseen(' (cut off)'));
    sentence = undefined;
  };
  const confirm = (text) => {
    const one = unsaid.find((waiting) => waiting.text === text);
    if (one === undefined) bubble('mine', text);
    else one.bubble.classList.remove('unsaid');
    unsaid = unsaid.filter((waiting) => waiting !== one);
  };

  return {
    clear() {
      [sentence, unsaid] = [undefined, []];
      log.replaceChildren();
      technical.replaceChildren();
    },
    isSpeaking: () => sentence !== undefined,
    /** Words that are to be said: they count once the line has heard them. Returns how to take them back. */
    say(text) {
      const one = { text, bubble: bubble('mine', text) };
      one.bubble.classList.add('unsaid');
      unsaid.push(one);
      log.scrollTop = log.scrollHeight;
      return () => {
        one.bubble.remove();
        unsaid = unsaid.filter((waiting) => waiting !== one);
      };
    },
    /** Shows the sentence as far as it is spoken when the call is so old; a word that was begun is not shown. */
    reveal({ ageMs, msPerCharacter }) {
      if (sentence === undefined) return;
      const count = Math.floor((ageMs - sentence.atMs) / msPerCharacter);
      const { text } = sentence;
      show(sentence, count >= text.length ? text.length : text.lastIndexOf(' ', Math.max(0, count)) + 1);
    },
    tell(moment) {
      const { type, atMs } = moment;
      if (type === 'speaking') begin(moment);
      if (type === 'heard') finish(moment);
      if (type === 'said') confirm(moment.text);
      const note = notes[type]?.(moment);
      if (note !== undefined) log.append(element('p', note, { className: 'note' }));
      const line = note ?? inside[type]?.(moment);
      if (line === undefined) return;
      const item = element('li', '', { className: type === 'fault' ? 'fault' : '' });
      item.append(element('time', clockText(Math.floor(atMs / 1_000))), line);
      technical.append(item);
    },
  };
}

/** What a caller notices too. */
const notes = {
  pressed: ({ digits }) => `You pressed ${digits}`,
  dialling: ({ number }) => `You are being put through to ${spaced(number)}`,
  bridged: ({ number }) => `${spaced(number)} has picked up`,
  dialled: ({ number, status }) => `${spaced(number)}: ${status}`,
  tone: () => 'A tone: speak now',
};
/** What happens on the line that nobody hears. */
const inside = {
  ringing: () => 'Ringing',
  answered: () => 'Answered',
  listening: ({ to }) => `Listens (${to})`,
  recording: ({ status }) => `Recording: ${status}`,
  relay: ({ state }) => `Relay: ${state}`,
  whispered: ({ number, text }) => `Whispered to ${spaced(number)}: “${text}”`,
  fault: ({ code, message }) => `Fault ${code}: ${message}`,
  ended: ({ status, durationS }) => `Ended: ${status}, ${durationS} s`,
};
