import { follow, spaced } from './handset-parts.js';

/**
 * Follows a call from its start: `phase` hears what it is doing, with words for it (`calling`, `talking`, `holding` or `over`),
 * `moment` all that happens, and `tick` how old it is. Returns how to stop.
 */
export function followCall(callSid, { phase, moment, tick, lost }) {
  const source = follow(`/calls/${callSid}/events`);
  const since = { at: Date.now(), msPerCharacter: 65, answeredMs: undefined };
  let isOver = false;
  const beat = setInterval(() => {
    if (isOver) return;
    const { msPerCharacter, answeredMs } = since;
    tick({ ageMs: Date.now() - since.at, msPerCharacter, answeredMs });
  }, 80);
  const stop = () => {
    clearInterval(beat);
    source.close();
  };

  source.addEventListener('since', ({ data }) => {
    const { ageMs, msPerCharacter } = JSON.parse(data);
    Object.assign(since, { at: Date.now() - ageMs, msPerCharacter });
  });
  source.addEventListener('moment', ({ data }) => {
    const one = JSON.parse(data);
    if (one.type === 'answered') since.answeredMs = one.atMs;
    moment(one);
    const next = phases[one.type]?.(one);
    if (next !== undefined && !isOver) phase(...next);
    if (one.type === 'ended') isOver = true;
  });
  source.addEventListener('over', stop);
  source.addEventListener('error', () => {
    // Otherwise it connects again by itself, and is told what came meanwhile.
    if (source.readyState !== EventSource.CLOSED) return;
    stop();
    if (!isOver) lost();
  });
  return stop;
}

const phases = {
  ringing: () => ['calling', 'Ringing …'],
  answered: () => ['talking', 'Connected'],
  dialling: ({ number }) => ['holding', `Ringing ${spaced(number)} …`],
  bridged: ({ number }) => ['talking', `Connected with ${spaced(number)}`],
  dialled: () => ['talking', 'Connected'],
  ended: ({ status }) => ['over', endings[status] ?? 'Call ended'],
};
const endings = {
  busy: 'The line is busy',
  failed: 'The call failed',
  'no-answer': 'Nobody answered',
  canceled: 'Call cancelled',
};
