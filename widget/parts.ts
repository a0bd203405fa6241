import { element, link } from './element.js';
import type { Host } from './host.js';
import type { Texts } from './speak.js';

export const lengthMax = 2_000;

/** What the panel is made of. */
export function createParts({ settings }: Host, texts: Texts) {
  const { notice, businessName } = settings;
  const title = texts.title.replace('{business}', () => businessName);
  const quiet = (text: string): HTMLButtonElement => element('button', { type: 'button' }, text);
  const parts = {
    log: element('div', {
      class: 'log',
      tabindex: '0',
      role: 'log',
      'aria-live': 'off',
      'aria-label': title,
    }),
    notice: element(
      'p',
      { class: 'notice', id: 'notice' },
      `${notice.text} `,
      link(notice.privacyUrl, texts.privacy),
    ),
    /** That a person was asked for, and when one is there. */
    waiting: element('p', { class: 'notice', hidden: '' }),
    note: element('p', { class: 'notice', hidden: '' }),
    input: element('textarea', {
      ...{ rows: '1', maxlength: String(lengthMax), placeholder: texts.placeholder },
      ...{ 'aria-label': texts.placeholder, 'aria-describedby': 'notice', enterkeyhint: 'send' },
    }),
    send: element('button', { class: 'send', type: 'submit' }, texts.send),
    person: quiet(texts.person),
    mail: quiet(texts.mailMe),
    copy: quiet(texts.copy),
    erase: quiet(texts.erase),
    end: quiet(texts.end),
    close: element('button', { class: 'close', type: 'button', 'aria-label': texts.close }, '\u00d7'),
    /** Reads out whole sentences, once. */
    spoken: element('div', { class: 'hidden', 'aria-live': 'polite' }),
  };
  const {
    log,
    notice: said,
    waiting,
    note,
    input,
    send,
    person,
    mail,
    copy,
    erase,
    end,
    close,
    spoken,
  } = parts;
  const form = element('form', {}, input, send);
  // No header and footer: those are landmarks of the page that the widget stands on.
  const footer = element('div', { class: 'foot' }, person, mail, copy, erase, end);
  const header = element('div', { class: 'head' }, element('h2', {}, businessName), close);
  const panel = element(
    'section',
    { class: 'panel', role: 'dialog', 'aria-label': title, hidden: '' },
    ...[header, log, said, waiting, note, form, footer, spoken],
  );
  return { ...parts, form, footer, panel };
}
