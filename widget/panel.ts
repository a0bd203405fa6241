import type { WidgetMessage } from '../adapters/http/contract/widget.js';
import { createConversation, Failure, newId } from './conversation.js';
import { button, element, link } from './element.js';
import { createFollow } from './follow.js';
import type { Host, Panel } from './host.js';
import { createMessages } from './messages.js';
import { createParts, lengthMax } from './parts.js';
import { noticeText, waitingText } from './people.js';
import { createPlacing } from './placing.js';
import { createRights } from './rights.js';
import type { Texts } from './speak.js';
import { colour, style } from './style.js';
import { createTranscript } from './transcript.js';

const nearLimit = 200;
/** Of the field, by what is asked for. */
const fields = { name: ['text', 'name'], email: ['email', 'email'], phone: ['tel', 'tel'] } as const;

function createPanel(host: Host, texts: Texts): Panel {
  const { root, place, settings, options, emit } = host;
  const conversation = createConversation(host);
  const parts = createParts(host, texts);
  const { panel, log, notice, waiting, note, form, input, send, footer, spoken } = parts;
  const { person, mail, copy, erase, end, close } = parts;
  let isResumed = false;
  let isBusy = false;
  let hasNews = false;
  let unread = 0;
  let isHandedOff = false;
  let isPersonThere = false;
  /** Ids of what stands in the log, in order. */
  const shown = new Set<string>();

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  if (options.colour !== '') colour(panel, options.colour);
  place.append(panel);
  const placing = createPlacing(host, texts);
  const transcript = createTranscript({
    ...{ texts, conversation },
    onDone: () => {
      mail.focus();
    },
  });
  footer.before(transcript.box);
  mail.addEventListener('click', transcript.open);

  const say = (text: string): void => {
    spoken.textContent = text;
  };
  const messages = createMessages({
    ...{ log, texts, businessName: settings.businessName },
    rate: (replyId, rating) => conversation.rate(replyId, rating),
    choose: (text) => {
      write(text);
      input.focus();
    },
  });

  const setBegun = (begun: boolean): void => {
    notice.hidden = begun;
    copy.hidden = erase.hidden = !begun;
    mail.hidden = !begun || !settings.mailsTranscripts;
  };
  /** Whether a person was asked for, and whether one is there. */
  const setPerson = (asked: boolean, there: boolean): void => {
    isHandedOff = asked;
    isPersonThere = there;
    const wanted = asked ? waitingText(settings, texts) : '';
    waiting.textContent = there ? noticeText('came', settings.businessName, texts) : wanted;
    waiting.hidden = waiting.textContent === '';
    person.hidden = there;
  };
  const setNote = (text: string): void => {
    note.hidden = text === '';
    note.textContent = text;
  };
  const setAsked = (asks: keyof typeof fields | null): void => {
    const [mode, fill] = asks === null ? ['text', 'off'] : fields[asks];
    input.inputMode = mode;
    input.setAttribute('autocomplete', fill);
  };
  const greet = (): void => {
    log.replaceChildren();
    shown.clear();
    messages.add('desk', settings.greeting);
    footer.hidden = false;
    form.hidden = false;
    setBegun(false);
    setPerson(false, false);
    setNote('');
    setAsked(null);
  };

  const setUnread = (count: number): void => {
    if (count === unread) return;
    unread = count;
    host.onUnread(count, texts.unread.replace('{count}', String(count)));
    emit('unread', count);
  };
  const setBusy = (busy: boolean): void => {
    isBusy = busy;
    send.disabled = busy;
    person.disabled = busy;
    log.setAttribute('aria-busy', String(busy));
    if (!busy && hasNews) void refresh();
  };

  const onFollowed = (message: WidgetMessage): void => {
    if (shown.has(message.messageId)) return;
    // What is under way here would stand there twice.
    if (isBusy) {
      hasNews = true;
      return;
    }
    shown.add(message.messageId);
    const said = messages.show(message);
    if (message.notice !== null) setPerson(isHandedOff, message.notice === 'came');
    if (message.from === 'visitor') return;
    say(said);
    if (panel.hidden) setUnread(unread + 1);
    emit('reply');
  };
  const follow = createFollow({
    conversation,
    last: () => [...shown].at(-1) ?? '',
    onMessage: onFollowed,
    isWanted: () => isPersonThere || (isHandedOff && !panel.hidden),
  });
  /** Nobody is listened for before a person was asked for. */
  const listen = (): void => {
    if (isHandedOff || isPersonThere) follow.start();
  };

  /** The message stays where it is when it did not go out, and keeps its id when it is tried again. */
  const deliver = async (messageId: string, text: string): Promise<void> => {
    setBusy(true);
    const reply = messages.add('desk', `${texts.desk} ${texts.writing} \u2026`);
    reply.box.classList.add('writing');
    let heard = '';
    try {
      const answer = await conversation.send({ messageId, text }, (clause) => {
        reply.box.classList.remove('writing');
        heard += clause;
        messages.stream(reply, heard);
      });
      if (answer === undefined) {
        reply.box.remove();
        setPerson(isHandedOff, true);
      } else {
        const { message } = answer;
        reply.box.classList.remove('writing');
        messages.complete(reply, message);
        shown.add(message.messageId);
        setPerson(answer.isHandedOff, isPersonThere);
        setAsked(message.asks);
        say(reply.words.textContent);
        if (panel.hidden) setUnread(unread + 1);
        emit('reply');
      }
      listen();
    } catch (error) {
      reply.box.remove();
      offerRetry(messageId, text, error instanceof Failure ? error : new Failure(''));
    } finally {
      setBusy(false);
    }
  };

  /** The field stays: somebody in danger is answered all the same. */
  const tellClosed = (text: string): void => {
    messages.put(element('p', { class: 'failed' }, text));
    say(text);
  };
  const offerRetry = (messageId: string, text: string, { message, isGone, isClosed }: Failure): void => {
    if (isClosed) {
      tellClosed(message);
      return;
    }
    const again = (): void => {
      removeEventListener('online', again);
      if (!failed.isConnected) return;
      failed.remove();
      // What is gone there begins anew here, with the same words.
      if (isGone) conversation.forget();
      void deliver(isGone ? newId() : messageId, text);
    };
    const retry = button(texts.retry, () => {
      again();
      input.focus();
    });
    const why = message || (navigator.onLine ? texts.notSent : texts.offline);
    const failed = element('div', { class: 'failed' }, `${why} `, retry);
    addEventListener('online', again);
    messages.put(failed);
    say(why);
  };

  const write = (text: string): void => {
    if (text === '' || isBusy) return;
    setNote('');
    setBegun(true);
    messages.add('visitor', text);
    emit('sent');
    const messageId = newId();
    shown.add(messageId);
    void deliver(messageId, text);
  };

  /** Shows what was said so far, here or in another tab. */
  const refresh = async (): Promise<void> => {
    hasNews = false;
    const before = log.querySelectorAll('.desk').length;
    const resumed = await conversation.resume();
    if (resumed === undefined || resumed.messages.length === 0) return;
    greet();
    for (const message of resumed.messages) {
      messages.show(message);
      shown.add(message.messageId);
    }
    setBegun(true);
    setPerson(resumed.isHandedOff, resumed.isPersonThere);
    if (resumed.blocked !== null) tellClosed(resumed.blocked);
    listen();
    setAsked(resumed.messages.at(-1)?.asks ?? null);
    const now = log.querySelectorAll('.desk').length;
    if (panel.hidden) setUnread(unread + Math.max(0, now - before));
  };
  const resume = async (): Promise<void> => {
    if (isResumed) return;
    isResumed = true;
    greet();
    try {
      await refresh();
    } catch {
      isResumed = false;
      setNote(texts.unavailable);
      say(texts.unavailable);
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy) return;
    const text = input.value.trim();
    input.value = '';
    write(text);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  input.addEventListener('input', () => {
    const left = lengthMax - input.value.length;
    setNote(left > nearLimit ? '' : texts.left.replace('{count}', String(left)));
  });
  person.addEventListener('click', () => {
    write(texts.personAsk);
    setPerson(true, isPersonThere);
    say(waiting.textContent);
    input.focus();
  });

  /** Nothing of it stands here any more. */
  const over = (text: string, ...more: readonly Node[]): void => {
    const fresh = button(texts.fresh, () => {
      greet();
      input.focus();
    });
    log.replaceChildren(element('p', {}, text), ...more, fresh);
    for (const one of [notice, waiting, note, form, footer]) one.hidden = true;
    transcript.close();
    placing.forget();
    follow.stop();
    setUnread(0);
    say(text);
    if (!panel.hidden) fresh.focus();
  };
  end.addEventListener('click', () => {
    void conversation.end();
    over(texts.ended);
    emit('ended');
  });
  createRights({
    ...{ erase, copy, texts, conversation, say, put: messages.put },
    onErased: (receiptUrl) => {
      over(texts.erasing, element('p', {}, link(receiptUrl, texts.receipt)));
      emit('erased');
    },
  });
  conversation.onOtherTab((isOver) => {
    if (isOver) over(texts.ended);
    else if (isBusy) hasNews = true;
    else if (isResumed) void refresh().catch(() => undefined);
  });

  const api: Panel = {
    get isOpen() {
      return !panel.hidden;
    },
    visitorId: conversation.visitorId,
    identify: () => void conversation.identify(),
    open() {
      panel.hidden = false;
      placing.back();
      setUnread(0);
      listen();
      input.focus();
      void resume();
      emit('open');
    },
    close() {
      if (panel.hidden) return;
      panel.hidden = true;
      host.onClose();
      emit('close');
    },
  };
  close.addEventListener('click', api.close);
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') api.close();
  });
  // What is typed here is none of the page's business.
  for (const name of [
    'keydown',
    'keyup',
    'keypress',
    'beforeinput',
    'input',
    'change',
    'copy',
    'cut',
    'paste',
  ]) {
    root.addEventListener(name, (event) => {
      event.stopPropagation();
    });
  }
  return api;
}

if (window.MiaPulse !== undefined) window.MiaPulse.panel = createPanel;
