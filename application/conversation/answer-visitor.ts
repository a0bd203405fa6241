import type { OpenRange, OtherDay } from '../../domain/account/account.js';
import {
  knownOf,
  type Ask,
  type Conversation,
  type ConversationReason,
  type Conversing,
  type DetailTold,
  type EmergencyKind,
  type PageContext,
  type Provenance,
  type ReplyKind,
  type Source,
} from '../../domain/conversation/conversation.js';
import type { Desk } from '../../domain/desk/desk.js';
import { isBlocked } from '../../domain/kernel/block.js';
import { isErased } from '../../domain/kernel/personal.js';
import { ownWords, type AnswerQuestion } from '../answering/answer-question.js';
import { asksSomething } from '../answering/asks-something.js';
import { withoutCourtesies } from '../answering/courtesies.js';
import { masked } from '../answering/masking.js';
import { phrasesFor } from '../answering/phrases.js';
import { countryOf } from '../desk/desk-of.js';
import { emergencyAnswer } from '../desk/emergency-answer.js';
import { blockedText, closedText } from '../billing/closed-text.js';
import { fullService, type Service } from '../billing/service.js';
import type { HandleConsent } from '../call/needs.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDetails } from '../ports/contact-details.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import { Fault } from '../ports/fault.js';
import type { NewId } from '../ports/ids.js';
import type { Passages } from '../ports/passages.js';
import { askAgain, createIntake, type Say } from './intake.js';
import { intakeItems, isKnown } from './intake-items.js';
import { phrasesFor as wordsFor } from './phrases.js';
import { wantsToBeContacted, wantsToBook } from './replies-heard.js';
import type { HandleConversation } from './start-conversation.js';
import { chatOptOut } from '../texting/chat-opt-out.js';
import { askedOf, languageSpoken, replyTo, turnsUpTo, type ReplySent, type Turns } from './turns.js';

/** What the desk has to know of the business it speaks for. */
export interface Business {
  readonly name: string;
  readonly timeZone: string;
  readonly hours: {
    /** Empty: not known. */
    readonly week: readonly OpenRange[];
    readonly otherDays: readonly OtherDay[];
  };
  readonly desk: Desk;
  readonly costMicrosToday: number;
  /** What the operator has decided on it; left out where nothing was. */
  readonly standing?: Standing;
  /** By its plan, and closed where it is suspended; left out where it is that of everybody. */
  readonly service?: Service;
  /** Whether the assistant may take its calls: not those of a sensitive business that has no agreement with the phone company. Left out: it may. */
  readonly mayHearCallers?: boolean;
  /** Where it publishes that it can be reached, for whoever nobody answers here. */
  readonly contacts?: readonly string[];
}

export interface Standing {
  readonly isSuspended: boolean;
  readonly costMicrosPerDayMax: number | null;
}

interface Needs {
  readonly handleConversation: HandleConversation;
  readonly handleConsent: HandleConsent;
  readonly answerQuestion: AnswerQuestion;
  readonly passages: Pick<Passages, 'expect'>;
  readonly directory: ContactDirectory;
  readonly details: ContactDetails;
  readonly businessOf: (tenant: string) => Promise<Business>;
  readonly newId: NewId;
  readonly now: Clock;
}

export interface Message {
  readonly tenant: string;
  readonly conversationId: string;
  readonly messageId: string;
}

export type Received =
  { readonly outcome: 'received' } | { readonly outcome: 'rejected'; readonly reason: ConversationReason };

/** A reply, and what else is known once it is sent. */
export interface Answered {
  readonly reply: ReplySent;
  /** Of the message that it answers. */
  readonly language: string;
  /** Whether a person was asked for, now or before. */
  readonly isHandedOff: boolean;
}

export interface AnswerVisitor {
  /**
   * Once this resolves, the message is stored for good. The same id again is the same message. Raises `visitor-blocked` for
   * whatever speaks of no danger.
   */
  receive(message: Message & { readonly text: string; readonly context?: PageContext }): Promise<Received>;
  /**
   * The one reply to a received message: a new one, or the one that was sent before. Clauses are released in order. Raises
   * `person-has-it` where a person answers or has answered.
   */
  answer(message: Message, release: (clause: string) => void): Promise<Answered>;
  /** The one reply to a received message, in words that are given: about the call itself. The one that was sent before, if any. */
  say(
    message: Message,
    own: Pick<Draft, 'text' | 'asks'> & Partial<Pick<Draft, 'handOff'>>,
  ): Promise<ReplySent>;
}

/** What is about to be sent, whoever thought of it. */
interface Draft {
  readonly kind: ReplyKind;
  readonly text: string;
  readonly sources: readonly Source[];
  readonly consulted: readonly string[];
  readonly asks: Ask | null;
  readonly told: readonly DetailTold[];
  readonly confirmed: boolean;
  readonly emergency: EmergencyKind | null;
  readonly handOff: 'visitor' | 'model' | null;
  readonly provenance: Provenance;
}

const ofTheHouse = {
  sources: [],
  consulted: [],
  asks: null,
  told: [],
  confirmed: false,
  emergency: null,
  handOff: null,
  provenance: ownWords,
} as const;

const triesMax = 3;

/** Answers a visitor from what the business has published, and takes contact details where it cannot. */
export function answerVisitor({
  handleConversation,
  handleConsent,
  answerQuestion,
  passages,
  directory,
  ...needs
}: Needs): AnswerVisitor {
  const { details, businessOf, newId, now } = needs;
  const intake = createIntake({ details });
  const optOut = chatOptOut({ handleConsent, directory, details, intake, newId, now });
  const context = (tenant: string) => ({ tenant, actor: 'visitor', causationId: '' });

  /** Raises `visitor-blocked`. */
  const onlyInDanger = async (tenant: string, text: string, state: Conversation): Promise<void> => {
    const business = await businessOf(tenant);
    const language = languageSpoken([text], state.status === 'unstarted' ? '' : state.language);
    const spoken = { text, language, timeZone: business.timeZone };
    if (emergencyAnswer(business.desk, spoken) === undefined) throw visitorBlocked(business, language);
  };

  const receive: AnswerVisitor['receive'] = async ({ text: said, context: page = [], ...message }) => {
    const { tenant, conversationId, messageId } = message;
    // Card numbers and passwords are gone before anything is kept or shown to a model. What the page told is shown to none.
    const text = masked(said);
    const told = page.map(({ key, value }) => ({ key: masked(key), value: masked(value) }));
    const give = (isEmergency: boolean) => {
      const data = { messageId, text, context: told, isEmergency };
      const command = { type: 'ReceiveMessage', data, commandId: messageId, now: now() } as const;
      return handleConversation(conversationId, command, context(tenant));
    };
    const first = await give(false);
    const isRefused = first.decision.outcome === 'rejected' && first.decision.reason === 'VisitorIsBlocked';
    if (isRefused) await onlyInDanger(tenant, text, first.state);
    const { decision, state } = isRefused ? await give(true) : first;
    if (decision.outcome === 'rejected') return decision;
    const isFree = state.status === 'open' && state.asked === null && state.person === null;
    if (isFree) {
      const language = languageSpoken([text], state.language);
      passages.expect({ text: withoutCourtesies(text), language });
    }
    return { outcome: 'received' };
  };

  const draft = async (
    { tenant, conversationId, messageId }: Message,
    { state, turns }: { readonly state: Conversing; readonly turns: Turns },
    release: (clause: string) => void,
  ): Promise<Draft> => {
    const business = await businessOf(tenant);
    const { desk } = business;
    const { text, language } = turns;
    const spoken = { ...state, language };
    const setup = { items: desk.intake, country: countryOf(desk) };
    // Whatever else is in the message, and before any model.
    const left = await optOut({ tenant, conversationId, messageId, text, state: spoken, ...setup });
    const emergency = emergencyAnswer(desk, { text, language, timeZone: business.timeZone });
    if (emergency !== undefined) {
      const { kind, reply } = emergency;
      release(reply);
      return { ...ofTheHouse, kind: 'emergency', text: reply, emergency: kind };
    }
    if (isBlocked(state.blockedUntil, now())) throw visitorBlocked(business, language);
    if (state.person !== null) throw personHasIt();
    if (left !== undefined) {
      release(left.text);
      return { ...ofTheHouse, kind: 'intake', ...left };
    }
    const { [state.channel]: service } = { ...fullService, ...business.service };
    if (service === 'closed') {
      // Nobody would read a message: nothing is asked for.
      const closed = closedText(business, language);
      release(closed);
      return { ...ofTheHouse, kind: 'paused', text: closed };
    }
    const step = intake(spoken, text, setup);
    if (step.next === 'say') {
      release(step.text);
      const isFree = state.asked === null || state.asked === 'offer';
      const handOff = isFree && wantsToBeContacted(text) ? 'visitor' : null;
      return { ...fromIntake(step), handOff };
    }
    // "Tuesday is fine, thank you" was said to whoever has left by now, and no page has an answer to it.
    const isThanks = turns.isToPerson && !asksSomething(text) && !wantsToBook(text);
    const takesMessagesOnly = service === 'take-message' || service === 'ring-through';
    const answer =
      desk.isPaused || takesMessagesOnly
        ? {
            ...ofTheHouse,
            kind: 'paused' as const,
            text: phrasesFor(language).paused,
            wantsContact: false,
            wantsPerson: false,
          }
        : await answerQuestion(
            askedOf({ tenant, business, state, turns }),
            isThanks ? () => undefined : release,
          );
    if (isThanks && answer.kind === 'unpublished') {
      const { anythingElse } = wordsFor(language);
      release(anythingElse);
      return { ...ofTheHouse, kind: 'small-talk', text: anythingElse };
    }
    if (isThanks || answer.kind === 'paused') release(answer.text);
    const { wantsContact, wantsPerson, ...reply } = answer;
    const isOpenEnded = ['unpublished', 'off-limits', 'paused'].includes(reply.kind) || wantsToBook(text);
    const first = intakeItems(desk.intake, language).find((item) => !isKnown(state, item))?.key ?? 'offer';
    const then =
      step.then ?? (state.leadId !== null ? null : wantsContact ? first : isOpenEnded ? 'offer' : null);
    const question = then === null ? '' : `\n\n${askAgain(spoken, then, desk.intake)}`;
    if (question !== '') release(question);
    const handOff = wantsPerson ? ('model' as const) : null;
    return { ...ofTheHouse, ...reply, text: reply.text + question, asks: then, handOff };
  };

  /**
   * A confirmed lead gets its ids here: a random one of its own, and the one this person already has, if any. The address says who they are,
   * and the number only where there is none: whoever types their own address beside somebody else's number is not that person.
   */
  const confirmation = async (tenant: string, state: Conversing) => {
    const known = knownOf(state);
    const [handle] = (['email', 'phone'] as const).flatMap((detail) => {
      const value = known[detail];
      return value === undefined || value === '' || isErased(value) ? [] : [`${detail}:${value}`];
    });
    const handles = handle === undefined ? [] : [handle];
    return { leadId: newId(), contactId: await directory.resolve(tenant, handles, newId()) };
  };

  const reply = async (
    message: Message,
    think: (
      situation: { readonly state: Conversing; readonly turns: Turns },
      tries: number,
    ) => Promise<Draft>,
  ): Promise<Answered> => {
    const { tenant, conversationId, messageId } = message;
    const began = Date.parse(now());
    for (let tries = 0; tries < triesMax; tries += 1) {
      const loaded = await handleConversation.load(tenant, conversationId);
      const { state, events } = loaded;
      if (state.status === 'unstarted') throw notFound();
      const turns = turnsUpTo(events, messageId, state.language);
      const { language } = turns ?? state;
      const sent = replyTo(events, messageId);
      if (sent !== undefined) return { reply: sent, language, isHandedOff: state.isHandedOff };
      if (state.status !== 'open') throw notFound();
      if (state.messages[messageId] === 'answered') throw personHasIt();
      if (turns === undefined) throw notFound();

      const drafted = await think({ state, turns }, tries);
      const confirmed = drafted.confirmed ? await confirmation(tenant, state) : null;
      const tookMs = Math.max(0, Date.parse(now()) - began);
      const data = { ...drafted, confirmed, replyId: newId(), inReplyTo: messageId, tookMs };
      const command = { type: 'SendReply', data, commandId: `${messageId}/reply`, now: now() } as const;
      const { decision } = await handleConversation(conversationId, command, context(tenant), loaded);
      if (decision.outcome === 'accepted') {
        const written = replyTo(decision.events, messageId);
        if (written !== undefined) {
          const isHandedOff = state.isHandedOff || drafted.handOff !== null;
          return { reply: written, language, isHandedOff };
        }
      }
      // Another message or another process was faster: look again.
    }
    throw new Fault('conflict', 'Too much was going on in this conversation. Please send that again.');
  };

  return {
    receive,
    answer: (message, release) =>
      reply(message, (situation, tries) =>
        draft(message, situation, (clause) => {
          // A second try words its reply anew; what was released already is replaced by the whole reply at the end.
          if (tries === 0) release(clause);
        }),
      ),
    async say(message, own) {
      const said = await reply(message, () => Promise.resolve({ ...ofTheHouse, kind: 'call', ...own }));
      return said.reply;
    },
  };
}

const fromIntake = ({ text, asks, told, confirmed }: Say): Draft => ({
  ...ofTheHouse,
  kind: 'intake',
  text,
  asks,
  told,
  confirmed,
});

const notFound = (): Fault =>
  new Fault('conversation-not-found', 'This conversation is not open any more. Please start a new one.');

export const visitorBlockedCode = 'visitor-blocked';
const visitorBlocked = (business: Business, language: string): Fault =>
  new Fault(visitorBlockedCode, blockedText(business, language));

export const personHasItCode = 'person-has-it';
const personHasIt = (): Fault => new Fault(personHasItCode, 'A person answers this conversation.');
