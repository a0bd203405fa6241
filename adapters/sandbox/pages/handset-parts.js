export const find = (id) => document.querySelector(`#${id}`);

/** An element with its text and properties; what people wrote is never more than text. */
export const element = (name, text = '', properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text, ...properties });

/** Words for those who cannot see whose bubble it is. */
export const unseen = (text) => element('span', text, { className: 'unseen' });

/** Keeps whoever reads the end of a log there, whatever comes in and however small it becomes. */
export function keepAtEnd(log) {
  let isAtEnd = true;
  const keep = () => {
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  };
  log.addEventListener('scroll', () => {
    isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  });
  new MutationObserver(keep).observe(log, { childList: true });
  new ResizeObserver(keep).observe(log);
}

/** Fills a row with buttons that each stand for some words. */
export function chips(row, phrases, choose) {
  for (const phrase of phrases) {
    const chip = element('button', phrase, { type: 'button' });
    chip.addEventListener('click', () => choose(phrase));
    row.append(chip);
  }
}

/** `+1 202 555 0143`. */
export const spaced = (number) => number.replace(/^(\+1)(\d{3})(\d{3})(\d{4})$/u, '$1 $2 $3 $4');

export const compact = (number) => number.replaceAll(/[\s().-]/gu, '');

/** `1:05`. */
export const clockText = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const base = '/sandbox/handset';
const unreachable = 'The handset cannot be reached just now. Please try again.';

/** Raises an error whose message can be shown. */
export async function post(path, body = {}) {
  const answer = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (answer === undefined) throw new Error(unreachable);
  const told = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? unreachable);
  return told;
}

export async function get(path) {
  const answer = await fetch(`${base}${path}`);
  if (!answer.ok) throw new Error(unreachable);
  return answer.json();
}

export const follow = (path) => new EventSource(`${base}${path}`);

/** Still arrives when the page goes. */
export const leaveWith = (path) =>
  navigator.sendBeacon(`${base}${path}`, new Blob(['{}'], { type: 'application/json' }));
