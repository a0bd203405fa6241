import type { createConversation } from './conversation.js';
import { Failure } from './conversation.js';
import { element } from './element.js';
import type { Texts } from './speak.js';

interface Parts {
  readonly texts: Texts;
  readonly conversation: Pick<ReturnType<typeof createConversation>, 'mail' | 'confirmMail'>;
  /** Where the focus goes once it is over. */
  readonly onDone: () => void;
}

/** "E-mail me this chat": an address, then the code that went there. What was sent stands there until the chat is closed. */
export function createTranscript({ texts, conversation, onDone }: Parts) {
  const said = element('p', { role: 'status' });
  const box = element('form', { class: 'mail', hidden: '', novalidate: '' });

  const ask = (label: string, input: HTMLInputElement, submit: (value: string) => Promise<void>): void => {
    const button = element('button', { class: 'send', type: 'submit' }, texts.mailNext);
    const cancel = element('button', { type: 'button' }, texts.mailCancel);
    cancel.addEventListener('click', () => {
      box.hidden = true;
      onDone();
    });
    box.replaceChildren(element('label', {}, label, input), button, cancel, said);
    box.onsubmit = async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      button.disabled = true;
      said.textContent = '';
      try {
        await submit(input.value.trim());
      } catch (error) {
        said.textContent = (error instanceof Failure && error.message) || texts.notSent;
        button.disabled = false;
      }
    };
    box.hidden = false;
    input.focus();
  };

  const askCode = (): void => {
    const input = element('input', {
      ...{ inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: '6', required: '' },
    });
    ask(texts.mailCode, input, async (code) => {
      await conversation.confirmMail(code);
      box.replaceChildren(said);
      said.textContent = texts.mailSent;
      onDone();
    });
  };

  return {
    box,
    open: (): void => {
      const input = element('input', {
        type: 'email',
        autocomplete: 'email',
        maxlength: '254',
        required: '',
      });
      said.textContent = '';
      ask(texts.mailAddress, input, async (email) => {
        await conversation.mail(email);
        askCode();
      });
    },
    close(): void {
      box.hidden = true;
    },
  };
}
