import { Failure, type createConversation } from './conversation.js';
import { element, link } from './element.js';
import type { Texts } from './speak.js';

interface Parts {
  readonly erase: HTMLButtonElement;
  readonly copy: HTMLButtonElement;
  readonly texts: Texts;
  readonly conversation: Pick<ReturnType<typeof createConversation>, 'copy' | 'erase'>;
  /** Into the log, at its end. */
  readonly put: (node: HTMLElement) => void;
  /** Read out. */
  readonly say: (text: string) => void;
  /** It was asked for: nothing of it stands here any more. `receiptUrl`: a page that says how far it is. */
  readonly onErased: (receiptUrl: string) => void;
}

/** "Get my data": a link that works once. "Erase my data": the button asks once more in its own place, because it cannot be undone. */
export function createRights({ erase, copy, texts, conversation, put, say, onErased }: Parts): void {
  copy.addEventListener('click', () => {
    if (copy.disabled) return;
    copy.disabled = true;
    conversation
      .copy()
      .then(
        (url) => {
          const ready = link(url, texts.copyReady);
          put(element('p', { class: 'came' }, ready));
          // Which reads it out.
          ready.focus();
        },
        (error: unknown) => {
          const why = (error instanceof Failure && error.message) || texts.unavailable;
          put(element('div', { class: 'failed' }, why));
          say(why);
        },
      )
      .finally(() => {
        copy.disabled = false;
      });
  });

  let isSure = false;
  const ask = (sure: boolean): void => {
    isSure = sure;
    erase.textContent = sure ? texts.eraseSure : texts.erase;
  };
  erase.addEventListener('blur', () => {
    ask(false);
  });
  erase.addEventListener('click', () => {
    if (!isSure) {
      ask(true);
      say(texts.eraseSure);
      return;
    }
    ask(false);
    conversation.erase().then(onErased, () => {
      say(texts.unavailable);
      erase.textContent = texts.unavailable;
    });
  });
}
