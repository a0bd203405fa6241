import type { Rating, WidgetMessage } from '../adapters/http/contract/widget.js';
import { button, element, link } from './element.js';
import { rendered } from './markdown.js';
import { noticeText } from './people.js';
import type { Texts } from './speak.js';

interface Needs {
  readonly log: HTMLElement;
  readonly texts: Texts;
  readonly businessName: string;
  readonly rate: (replyId: string, rating: Rating) => Promise<void>;
  /** Sends one of the offered replies. */
  readonly choose: (text: string) => void;
}

/** What was said, as it stands in the log. */
export function createMessages({ log, texts, businessName, rate, choose }: Needs) {
  const names = { visitor: texts.you, desk: texts.desk, person: texts.personName };
  let offered: HTMLElement | undefined;
  const scroll = (): void => {
    log.scrollTop = log.scrollHeight;
    // Where the window is too low for a log of its own, all of the panel scrolls.
    const { parentElement: panel } = log;
    if (panel !== null) panel.scrollTop = log.offsetTop + log.offsetHeight - panel.clientHeight;
  };
  const put = (node: HTMLElement): void => {
    log.append(node);
    scroll();
  };
  const add = (from: WidgetMessage['from'], ...content: readonly (Node | string)[]) => {
    const who = element('span', { class: from === 'person' ? 'who' : 'hidden' }, `${names[from]}: `);
    const words = element('div', { dir: 'auto' }, ...content);
    const box = element('div', { class: `message ${from}` }, who, words);
    put(box);
    return { box, words };
  };
  type Message = ReturnType<typeof add>;

  const complete = ({ box, words }: Message, message: WidgetMessage): void => {
    const { messageId, text, sources, canBeRated, choices } = message;
    words.replaceChildren(...(text === null ? [texts.erased] : rendered(text)));
    const pages = sources.filter(({ url }) => /^https?:\/\//u.test(url));
    if (pages.length > 0) box.append(sourceList(pages, texts));
    if (canBeRated) box.append(ratingOf((rating) => rate(messageId, rating), texts));
    offered?.remove();
    if (choices.length > 0) {
      const taps = choices.map((choice) =>
        button(choice, () => {
          choose(choice);
        }),
      );
      offered = element('div', { class: 'choices', role: 'group', 'aria-label': texts.choices }, ...taps);
      log.append(offered);
    }
    scroll();
  };

  return {
    put,
    add: (from: 'visitor' | 'desk', text: string): Message => {
      offered?.remove();
      return add(from, ...(from === 'desk' ? rendered(text) : [text]));
    },
    complete,
    /** A message that was written before, elsewhere or by a person; answers how it reads. */
    show: (message: WidgetMessage): string => {
      offered?.remove();
      if (message.notice !== null) {
        const said = noticeText(message.notice, businessName, texts);
        put(element('p', { class: 'came' }, said));
        return said;
      }
      if (message.from !== 'visitor') {
        const shown = add(message.from);
        complete(shown, message);
        return shown.box.textContent;
      }
      add('visitor', message.text ?? texts.erased);
      return '';
    },
    /** What is there of a reply that still comes. */
    stream: ({ words }: Message, text: string): void => {
      words.replaceChildren(...rendered(text));
      scroll();
    },
  };
}

function sourceList(sources: WidgetMessage['sources'], texts: Texts): HTMLElement {
  const items = sources.map(({ url, title }) => element('li', {}, link(url, title || url)));
  return element('ul', { class: 'sources' }, element('li', {}, element('b', {}, texts.sources)), ...items);
}

/** What the visitor thinks of an answer; it may be changed, and one that did not arrive is not shown as given. */
function ratingOf(rate: (rating: Rating) => Promise<void>, texts: Texts): HTMLElement {
  const label = { role: 'group', 'aria-label': texts.helpful };
  const group = element('div', { class: 'rating', ...label }, texts.helpful);
  for (const [rating, words] of [
    ['good', texts.yes],
    ['bad', texts.no],
  ] as const) {
    const one = button(words, () => {
      rate(rating).then(
        () => {
          for (const other of group.querySelectorAll('button')) {
            other.setAttribute('aria-pressed', String(other === one));
          }
        },
        () => undefined,
      );
    });
    one.setAttribute('aria-pressed', 'false');
    group.append(one);
  }
  return group;
}
