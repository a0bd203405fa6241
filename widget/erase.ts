import type { createConversation } from './conversation.js';
import type { Texts } from './speak.js';

interface Parts {
  readonly button: HTMLButtonElement;
  readonly texts: Texts;
  readonly conversation: Pick<ReturnType<typeof createConversation>, 'erase'>;
  /** Read out. */
  readonly say: (text: string) => void;
  /** It was asked for: nothing of it stands here any more. `receiptUrl`: a page that says how far it is. */
  readonly onErased: (receiptUrl: string) => void;
}

/** "Erase my data": the button asks once more in its own place, because it cannot be undone. */
export function createErasing({ button, texts, conversation, say, onErased }: Parts): void {
  let isSure = false;
  const ask = (sure: boolean): void => {
    isSure = sure;
    button.textContent = sure ? texts.eraseSure : texts.erase;
  };
  button.addEventListener('blur', () => {
    ask(false);
  });
  button.addEventListener('click', () => {
    if (!isSure) {
      ask(true);
      say(texts.eraseSure);
      return;
    }
    ask(false);
    conversation.erase().then(onErased, () => {
      say(texts.unavailable);
      button.textContent = texts.unavailable;
    });
  });
}
