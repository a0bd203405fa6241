import type {
  ConversationEvent,
  ConversationReason,
  Conversing,
  ReplyKind,
  Source,
} from '../../domain/conversation/conversation.js';
import type { Ask, Detail } from '../../domain/conversation/conversation.js';
import { languageOf } from '../answering/words.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import { Fault } from '../ports/fault.js';
import type { NewId } from '../ports/ids.js';
import type { Answer, LanguageModel, Turn } from '../ports/language-model.js';
import type { Passage, Passages } from '../ports/passages.js';
import { askAgain, type Say, type Step } from './intake.js';
import type { HandleConversation } from './start-conversation.js';

interface Needs {
  readonly handleConversation: HandleConversation;
  readonly model: LanguageModel;
  readonly passages: Passages;
  readonly directory: ContactDirectory;
  readonly intake: (conversing: Conversing, text: string) => Step;
  /** What the desk has to know of the business it speaks for. */
  readonly businessOf: (tenant: string) => Promise<{ readonly name: string; readonly timeZone: string }>;
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

export type ReplySent = Extract<ConversationEvent, { type: 'ReplySent' }>['data'];

export interface AnswerVisitor {
  /** Once this resolves, the message is stored for good. The same id again is the same message. */
  receive(message: Message & { readonly text: string }): Promise<Received>;
  /** The one reply to a received message: a new one, or the one that was sent before. Clauses are released in order. */
  answer(message: Message, release: (clause: string) => void): Promise<ReplySent>;
}

/** What is about to be sent, whoever thought of it. */
interface Draft {
  readonly kind: ReplyKind;
  readonly text: string;
  readonly sources: readonly Source[];
  readonly asks: Ask | null;
  readonly told: { readonly detail: Detail; readonly value: string } | null;
  readonly confirmed: boolean;
}

const triesMax = 3;
const historyMax = 20;
const passageCountMax = 12;

/** Answers a visitor from what the business has published, and takes contact details where it cannot. */
export function answerVisitor({
  handleConversation,
  model,
  passages,
  directory,
  ...needs
}: Needs): AnswerVisitor {
  const { intake, businessOf, newId, now } = needs;
  const context = (tenant: string) => ({ tenant, actor: 'visitor', causationId: '' });

  const receive: AnswerVisitor['receive'] = async ({ tenant, conversationId, messageId, text }) => {
    const { decision } = await handleConversation(
      conversationId,
      { type: 'ReceiveMessage', data: { messageId, text }, commandId: messageId, now: now() },
      context(tenant),
    );
    return decision.outcome === 'rejected' ? decision : { outcome: 'received' };
  };

  const find = async (tenant: string, { text, before }: Turns): Promise<readonly Passage[]> => {
    // "And on Sunday?" finds nothing without what was asked before it.
    const previous = before.findLast(({ from }) => from === 'visitor');
    const isShort = text.split(/\s+/u).length <= 6;
    const found = await passages.find(tenant, text, passageCountMax);
    if (!isShort || previous === undefined) return found;
    const known = new Set(found.map(({ pageId, text: quote }) => `${pageId} ${quote}`));
    const more = await passages.find(tenant, previous.text, passageCountMax);
    return [...found, ...more.filter(({ pageId, text: quote }) => !known.has(`${pageId} ${quote}`))];
  };

  const askModel = async (
    tenant: string,
    turns: Turns,
    release: (clause: string) => void,
  ): Promise<Answer> => {
    const [business, found] = await Promise.all([businessOf(tenant), find(tenant, turns)]);
    const { text, language, before: history } = turns;
    const question = { text, language, history, passages: found, now: now() };
    return model.answer({ ...question, businessName: business.name, timeZone: business.timeZone }, release);
  };

  const draft = async (
    tenant: string,
    { state, turns }: { readonly state: Conversing; readonly turns: Turns },
    release: (clause: string) => void,
  ): Promise<Draft> => {
    const spoken = { ...state, language: turns.language };
    const step = intake(spoken, turns.text);
    if (step.next === 'say') {
      release(step.text);
      return fromIntake(step);
    }
    const answer = await askModel(tenant, turns, release);
    const then = step.then ?? (answer.kind === 'unpublished' && state.leadId === null ? 'offer' : null);
    const question = then === null ? '' : `\n\n${askAgain(spoken, then)}`;
    if (question !== '') release(question);
    return { ...answer, text: answer.text + question, asks: then, told: null, confirmed: false };
  };

  /** A confirmed lead gets its ids here: a random one of its own, and the one this person already has, if any. */
  const confirmation = async (tenant: string, { told }: Conversing) => {
    const handles = (['email', 'phone'] as const).flatMap((detail) => {
      const value = told[detail];
      return value === undefined || value === '' || isErased(value) ? [] : [`${detail}:${value}`];
    });
    return { leadId: newId(), contactId: await directory.resolve(tenant, handles, newId()) };
  };

  const answer: AnswerVisitor['answer'] = async (message, release) => {
    const { tenant, conversationId, messageId } = message;
    const began = Date.parse(now());
    for (let tries = 0; tries < triesMax; tries += 1) {
      const { state, events } = await handleConversation.load(tenant, conversationId);
      const sent = replyTo(events, messageId);
      if (sent !== undefined) return sent;
      if (state.status !== 'open') throw notFound();
      const turns = turnsUpTo(events, messageId, primaryLanguage(state.language));
      if (turns === undefined) throw notFound();

      const drafted = await draft(tenant, { state, turns }, (clause) => {
        // A second try words its reply anew; what was released already is replaced by the whole reply at the end.
        if (tries === 0) release(clause);
      });
      const confirmed = drafted.confirmed ? await confirmation(tenant, state) : null;
      const tookMs = Math.max(0, Date.parse(now()) - began);
      const data = { ...drafted, confirmed, replyId: newId(), inReplyTo: messageId, tookMs };
      const command = { type: 'SendReply', data, commandId: `${messageId}/reply`, now: now() } as const;
      const { decision } = await handleConversation(conversationId, command, context(tenant));
      if (decision.outcome === 'accepted') {
        const reply = replyTo(decision.events, messageId);
        if (reply !== undefined) return reply;
      }
      // Another message or another process was faster: look again.
    }
    throw new Fault('conflict', 'Too much was going on in this conversation. Please send that again.');
  };

  return { receive, answer };
}

interface Turns {
  /** The message to be answered. */
  readonly text: string;
  /** What was said before it, oldest first. */
  readonly before: readonly Turn[];
  /** Of the visitor's words, newest first; of the browser, where they do not tell. */
  readonly language: string;
}

function turnsUpTo(
  events: readonly ConversationEvent[],
  messageId: string,
  browserLanguage: string,
): Turns | undefined {
  const before: Turn[] = [];
  for (const { type, data } of events) {
    if (type === 'MessageReceived') {
      if (isErased(data.text)) continue;
      const { text } = data;
      if (data.messageId === messageId) {
        const said = [...before.filter(({ from }) => from === 'visitor').map((turn) => turn.text), text];
        const language = said.map(languageOf).findLast((one) => one !== undefined) ?? browserLanguage;
        return { text, before: before.slice(-historyMax), language };
      }
      before.push({ from: 'visitor', text: data.text });
    } else if (type === 'ReplySent' && !isErased(data.text)) {
      before.push({ from: 'desk', text: data.text });
    }
  }
  return undefined;
}

function replyTo(events: readonly ConversationEvent[], messageId: string): ReplySent | undefined {
  for (const { type, data } of events) {
    if (type === 'ReplySent' && data.inReplyTo === messageId) return data;
  }
  return undefined;
}

const fromIntake = ({ text, asks, told, confirmed }: Say): Draft => ({
  kind: 'intake',
  text,
  sources: [],
  asks,
  told,
  confirmed,
});

const notFound = (): Fault =>
  new Fault('conversation-not-found', 'This conversation is not open any more. Please start a new one.');

const primaryLanguage = (language: string): string => language.split('-')[0]?.toLowerCase() ?? 'en';
