import type { Ask, Conversing, DetailTold } from '../../domain/conversation/conversation.js';
import type { IntakeItem } from '../../domain/desk/desk.js';
import { isErased } from '../../domain/kernel/personal.js';
import { callerHandle, type HandleConsent } from '../call/needs.js';
import { textLink, whichNumber, askAgain, type Intake } from '../conversation/intake.js';
import { intakeItems } from '../conversation/intake-items.js';
import { phrasesFor } from '../conversation/phrases.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDetails } from '../ports/contact-details.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { NewId } from '../ports/ids.js';
import { sentencesOf } from './bare-sentences.js';
import { asksToBeLeftAlone } from './opt-out-phrases.js';

interface Needs {
  readonly handleConsent: HandleConsent;
  readonly directory: Pick<ContactDirectory, 'resolve'>;
  readonly details: Pick<ContactDetails, 'phone'>;
  readonly intake: Intake;
  readonly newId: NewId;
  readonly now: Clock;
}

interface Said {
  readonly tenant: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  readonly state: Conversing;
  readonly items: readonly IntakeItem[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

interface Answer {
  readonly text: string;
  readonly asks: Ask | null;
  readonly told: readonly DetailTold[];
}

/**
 * Somebody in the chat who wants no texts gets none, by the number in the message or else by those told in this conversation, found
 * as a caller's or a texter's is. Where none is known it is asked for. Undefined where nobody asked for that.
 */
export const chatOptOut =
  ({ handleConsent, directory, details, intake, newId, now }: Needs) =>
  async (said: Said): Promise<Answer | undefined> => {
    const { tenant, conversationId, text, state, country } = said;
    // On the phone it is heard with the call, and the number is the caller's.
    if (state.channel !== 'chat') return undefined;
    const phrases = phrasesFor(state.language);
    const wishes = wishesIn(text);
    const isTelling = state.asked === whichNumber;
    if (wishes.length === 0 && !isTelling) return undefined;

    const written = details.phone(text, country);
    const numbers = written !== null ? [written] : wishes.length > 0 ? toldNumbers(said) : [];
    if (numbers.length === 0) {
      if (isTelling && looksLikeNumber.test(text)) {
        return { text: phrases.notAPhone, asks: whichNumber, told: [] };
      }
      // Without a number nothing can be done, and who did not speak of texts may mean something else.
      if (!wishes.some((wish) => texts.test(wish) || unsubscribes.test(wish))) return undefined;
      return { text: phrases.whichNumber, asks: whichNumber, told: [] };
    }
    const messageId = `${conversationId}.${said.messageId}`;
    for (const number of numbers) {
      const contactId = await directory.resolve(tenant, [callerHandle(number)], newId());
      const data = { messageId, contactId, words: text, via: 'chat' as const, isCancel: false };
      const command = { type: 'RecordOptOut', data, commandId: messageId, now: now() } as const;
      await handleConsent(contactId, command, { tenant, actor: 'visitor', causationId: '' });
    }
    const shown = numbers.map((number) => number.slice(-shownDigits)).join(', ');
    const { text: rest, ...more } = goOn(intake, said);
    const done = phrases.noMoreTexts.replace('{digits}', () => shown);
    return { text: [done, rest].join(rest.includes('\n') ? '\n\n' : ' '), ...more };
  };

const shownDigits = 4;

/** Every number that was told in this conversation. */
const toldNumbers = ({ state: { told, language }, items }: Said): readonly string[] =>
  intakeItems(items, language).flatMap(({ kind, key }) => {
    const value = kind === 'phone' && Object.hasOwn(told, key) ? told[key] : undefined;
    return value === undefined || value === '' || isErased(value) ? [] : [value];
  });

/** What was being taken down is gone on with: a number or a message may stand in the same words. */
function goOn(intake: Intake, { state, text, items, country }: Said): Answer {
  const { asked, language } = state;
  const item = intakeItems(items, language).find(({ key }) => key === asked);
  const isTaking = item !== undefined || asked === 'confirmation';
  if (asked === null || asked === textLink || asked === whichNumber || !isTaking) {
    return { text: phrasesFor(language).anythingElse, asks: null, told: [] };
  }
  if (item?.kind === 'phone' || item?.kind === 'text') {
    const step = intake(state, text, { items, country });
    if (step.next === 'say') return { text: step.text, asks: step.asks, told: step.told };
  }
  return { text: askAgain(state, asked, items), asks: asked, told: [] };
}

/** The sentences in which somebody asks to be left alone, bare; not those about letters only. */
const wishesIn = (text: string): readonly string[] =>
  sentencesOf(text.slice(0, lengthMax).replaceAll(number, ' this number '))
    .filter(asksToBeLeftAlone)
    .filter((sentence) => !letters.test(sentence) || texts.test(sentence));

const lengthMax = 2_000;
const number = /\+?\(?\d[\d\s().-]{5,18}\d/gu;
const looksLikeNumber = /\d\D*\d\D*\d/u;
const letters =
  /(?<![a-z])(?:emails?|newsletters?|letters?|mail|correos?|boletin(?:es)?|courriels?|infolettres?|mails?|post)(?![a-z])/u;
const texts =
  /(?<![a-z])(?:text(?:s|ing|ed|ear|e|en|ez|er|o|os)?|sms|messag(?:e|es|ing)|msgs?|mensajes?|mensagens|nachrichten?|number|phone|numero|telephone|telefono|nummer|escrib\w*|ecri\w*)(?![a-z])/u;
const unsubscribes =
  /(?<![a-z])(?:unsub(?:scribe)?|opt(?:ing)?(?: me| us)? out|desabonn\w*|desinscri\w*|baja)(?![a-z])/u;
