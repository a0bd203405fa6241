import type { Rating, WidgetMessage } from '../adapters/http/contract/widget.js';
import { createConversation, Failure, newId } from './conversation.js';
import { createErasing } from './erase.js';
import type { Host, Panel } from './host.js';
import { style } from './style.js';
import { textsFor, type Texts } from './texts.js';
import { createTranscript } from './transcript.js';

const lengthMax = 2_000;
const nearLimit = 200;

type Attributes = Readonly<Record<string, string>>;

/** Text is only ever text here: nothing from outside is parsed as HTML. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

interface Parts {
  readonly panel: HTMLElement;
  readonly log: HTMLElement;
  readonly notice: HTMLElement;
  readonly note: HTMLElement;
  readonly form: HTMLFormElement;
  readonly input: HTMLTextAreaElement;
  readonly send: HTMLButtonElement;
  readonly footer: HTMLElement;
  readonly mail: HTMLButtonElement;
  readonly erase: HTMLButtonElement;
  readonly end: HTMLButtonElement;
  readonly close: HTMLButtonElement;
  /** Reads out whole sentences, once. */
  readonly spoken: HTMLElement;
}

function createParts({ settings }: Host, texts: Texts): Parts {
  const { notice, businessName, language } = settings;
  const privacy = element('a', { href: notice.privacyUrl, target: '_blank', rel: 'noopener' }, texts.privacy);
  const title = texts.title.replace('{business}', () => businessName);
  const parts = {
    log: element('div', {
      class: 'log',
      tabindex: '0',
      role: 'log',
      'aria-live': 'off',
      'aria-label': title,
    }),
    notice: element('p', { class: 'notice', id: 'notice' }, `${notice.text} `, privacy),
    note: element('p', { class: 'note', hidden: '' }),
    input: element('textarea', {
      rows: '1',
      maxlength: String(lengthMax),
      placeholder: texts.placeholder,
      'aria-label': texts.placeholder,
      'aria-describedby': 'notice',
      enterkeyhint: 'send',
    }),
    send: element('button', { class: 'send', type: 'submit' }, texts.send),
    mail: element('button', { type: 'button' }, texts.mailMe),
    erase: element('button', { type: 'button' }, texts.erase),
    end: element('button', { type: 'button' }, texts.end),
    close: element('button', { class: 'close', type: 'button', 'aria-label': texts.close }, '\u00d7'),
    spoken: element('div', { class: 'hidden', 'aria-live': 'polite' }),
  };
  const form = element('form', {}, parts.input, parts.send);
  // No header and footer: those are landmarks of the page that the widget stands on.
  const footer = element('div', { class: 'foot' }, parts.mail, parts.erase, parts.end);
  const header = element('div', { class: 'head' }, element('h2', {}, businessName), parts.close);
  const { log, notice: said, note, spoken } = parts;
  const panel = element(
    'section',
    { class: 'panel', role: 'dialog', 'aria-label': title, lang: language, hidden: '' },
    ...[header, log, said, note, form, footer, spoken],
  );
  return { ...parts, form, footer, panel };
}

function createPanel(host: Host): Panel {
  const { root, settings } = host;
  const texts = textsFor(settings.language);
  const conversation = createConversation(host);
  const parts = createParts(host, texts);
  const { panel, log, notice, note, form, input, send, footer, mail, erase, end, close, spoken } = parts;
  let isResumed = false;
  let isBusy = false;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  root.append(panel);
  footer.hidden = true;
  mail.hidden = !settings.mailsTranscripts;
  const transcript = createTranscript({
    ...{ element, texts, conversation },
    onDone: () => {
      mail.focus();
    },
  });
  footer.before(transcript.box);
  mail.addEventListener('click', transcript.open);

  const scroll = (): void => {
    log.scrollTop = log.scrollHeight;
  };
  const add = (from: 'visitor' | 'desk', ...content: readonly (Node | string)[]): HTMLElement => {
    const who = element('span', { class: 'hidden' }, `${from === 'visitor' ? texts.you : texts.desk}: `);
    const words = element('span', {}, ...content);
    const bubble = element('div', { class: `message ${from}` }, who, words);
    log.append(bubble);
    scroll();
    return bubble;
  };
  const wordsOf = (bubble: HTMLElement): Element => bubble.children[1] ?? bubble;

  const complete = (bubble: HTMLElement, { messageId, text, sources, canBeRated }: WidgetMessage): void => {
    wordsOf(bubble).replaceChildren(text ?? texts.erased);
    const links = sources.filter(({ url }) => /^https?:\/\//u.test(url));
    if (links.length > 0) bubble.append(sourceList(links, texts));
    if (canBeRated) bubble.append(ratingOf((rating) => conversation.rate(messageId, rating), texts));
    scroll();
  };

  const show = (message: WidgetMessage): void => {
    if (message.from === 'visitor') add('visitor', message.text ?? texts.erased);
    else complete(add('desk', ''), message);
  };

  const greet = (): void => {
    log.replaceChildren();
    add('desk', settings.greeting);
    notice.hidden = false;
    footer.hidden = true;
    form.hidden = false;
    note.hidden = true;
  };

  const begun = (): void => {
    notice.hidden = true;
    footer.hidden = false;
  };

  const setBusy = (busy: boolean): void => {
    isBusy = busy;
    send.disabled = busy;
    log.setAttribute('aria-busy', String(busy));
  };

  /** The message stays where it is when it did not go out, and keeps its id when it is tried again. */
  const deliver = async (messageId: string, text: string): Promise<void> => {
    setBusy(true);
    const dots = element('span', {
      class: 'dots',
      role: 'img',
      'aria-label': `${texts.desk} ${texts.writing}`,
    });
    dots.append(element('i'), element('i'), element('i'));
    const reply = add('desk', dots);
    let isFirst = true;
    try {
      const message = await conversation.send({ messageId, text }, (clause) => {
        if (isFirst) wordsOf(reply).replaceChildren();
        isFirst = false;
        wordsOf(reply).append(clause);
        scroll();
      });
      complete(reply, message);
      spoken.textContent = message.text ?? '';
    } catch (error) {
      reply.remove();
      offerRetry(messageId, text, error instanceof Failure ? error : new Failure(''));
    } finally {
      setBusy(false);
    }
  };

  const offerRetry = (messageId: string, text: string, { message, isGone }: Failure): void => {
    const retry = element('button', { type: 'button' }, texts.retry);
    const failed = element('div', { class: 'failed', role: 'alert' }, `${message || texts.notSent} `, retry);
    retry.addEventListener('click', () => {
      failed.remove();
      // What is gone there begins anew here, with the same words.
      if (isGone) conversation.forget();
      void deliver(isGone ? newId() : messageId, text);
      input.focus();
    });
    log.append(failed);
    scroll();
  };

  const resume = async (): Promise<void> => {
    if (isResumed) return;
    isResumed = true;
    greet();
    try {
      const messages = await conversation.resume();
      if (messages === undefined || messages.length === 0) return;
      messages.forEach(show);
      begun();
    } catch {
      isResumed = false;
      note.textContent = texts.unavailable;
      note.hidden = false;
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '' || isBusy) return;
    input.value = '';
    note.hidden = true;
    begun();
    add('visitor', text);
    void deliver(newId(), text);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  input.addEventListener('input', () => {
    const left = lengthMax - input.value.length;
    note.hidden = left > nearLimit;
    note.textContent = texts.left.replace('{count}', String(left));
  });
  /** Nothing of it stands here any more. */
  const over = (text: string, ...more: readonly Node[]): void => {
    const fresh = element('button', { type: 'button' }, texts.fresh);
    fresh.addEventListener('click', () => {
      greet();
      input.focus();
    });
    log.replaceChildren(element('p', {}, text), ...more, fresh);
    form.hidden = true;
    footer.hidden = true;
    note.hidden = true;
    transcript.close();
    spoken.textContent = text;
    fresh.focus();
  };
  end.addEventListener('click', () => {
    void conversation.end();
    over(texts.ended);
  });
  createErasing({
    ...{ button: erase, texts, conversation },
    say: (text) => {
      spoken.textContent = text;
    },
    onErased: (receiptUrl) => {
      const receipt = element('a', { href: receiptUrl, target: '_blank', rel: 'noopener' }, texts.receipt);
      over(texts.erasing, element('p', {}, receipt));
    },
  });

  const api: Panel = {
    get isOpen() {
      return !panel.hidden;
    },
    open() {
      panel.hidden = false;
      input.focus();
      void resume();
    },
    close() {
      if (panel.hidden) return;
      panel.hidden = true;
      host.onClose();
    },
  };
  close.addEventListener('click', api.close);
  panel.addEventListener('keydown', (event) => {
    // Keys typed here are none of the page's business.
    event.stopPropagation();
    if (event.key === 'Escape') api.close();
  });
  return api;
}

function sourceList(sources: WidgetMessage['sources'], texts: Texts): HTMLElement {
  const items = sources.map(({ url, title }) =>
    element('li', {}, element('a', { href: url, target: '_blank', rel: 'noopener' }, title || url)),
  );
  return element('ul', { class: 'sources' }, element('li', {}, element('b', {}, texts.sources)), ...items);
}

/** What the visitor thinks of an answer; it may be changed, and one that did not arrive is not shown as given. */
function ratingOf(rate: (rating: Rating) => Promise<void>, texts: Texts): HTMLElement {
  const group = element(
    'div',
    { class: 'rating', role: 'group', 'aria-label': texts.helpful },
    texts.helpful,
  );
  for (const [rating, label] of [
    ['good', texts.yes],
    ['bad', texts.no],
  ] as const) {
    const button = element('button', { type: 'button', 'aria-pressed': 'false' }, label);
    button.addEventListener('click', () => {
      rate(rating).then(
        () => {
          for (const one of group.querySelectorAll('button')) {
            one.setAttribute('aria-pressed', String(one === button));
          }
        },
        () => undefined,
      );
    });
    group.append(button);
  }
  return group;
}

if (window.MiaPulse !== undefined) window.MiaPulse.panel = createPanel;
