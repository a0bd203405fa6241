import type { Calling } from '../../domain/call/call.js';
import { ownNumberId } from '../../domain/call/call.js';
import type { ConversationEvent, Conversing } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Line } from '../../domain/line/line.js';
import { asksSomething } from '../answering/asks-something.js';
import { masked } from '../answering/masking.js';
import { textLink } from '../conversation/intake.js';
import type { Business } from '../conversation/answer-visitor.js';
import { languageSpoken, replyTo } from '../conversation/turns.js';
import { Fault } from '../ports/fault.js';
import { beginRing } from './begin-ring.js';
import { callPhrases, filled, spokenLanguages } from './call-phrases.js';
import type { CallOf, Calls, Next, Speak, Turn, Utterance } from './calls.js';
import { byCaller, type CallNeeds } from './needs.js';
import { recordingConsent } from './recording-consent.js';
import { heardSoFar, lastReply, lastSpokenAt, restOf } from './so-far.js';
import { shortened } from './spoken-short.js';
import { spokenStyle } from './spoken-style.js';
import { textLinks, type LinkTurn } from './text-link.js';
import { consentIn } from './consents.js';
import { wantsNoTexts, wishIn } from './wishes.js';
import { writtenStyle } from './written-style.js';

/** One turn of a call with all that its answer depends on. */
interface Situation {
  readonly utterance: Utterance;
  readonly call: Calling;
  readonly line: Line;
  readonly business: Business;
  readonly state: Conversing;
  readonly events: readonly ConversationEvent[];
  readonly language: string;
  readonly speak: (clause: string, inLanguage?: string) => void;
}

/** What is said in the house's own words, and what happens then. */
interface Own {
  readonly text: string;
  readonly asks?: string | null;
  readonly handOff?: 'visitor';
  /** Where it is another than the caller spoke. */
  readonly language?: string;
  readonly next?: Next;
}

const holdMs = 3_000;
const lengthMaxMs = 28 * 60_000;
const voicemailSecondsMax = 180;
const ringSeconds = 25;
const whisperLengthMax = 160;
const listen: Next = { next: 'listen' };

/** Hears a caller and answers: what concerns the call itself by rules, everything else as the desk answers in the chat. */
export function hearCaller(needs: CallNeeds) {
  const { handleCall, handleConversation, handleLine, answering, businessOf, wait, now } = needs;
  const links = textLinks(needs);
  const ring = beginRing(needs);
  const recording = recordingConsent(needs);

  const situationOf = async (utterance: Utterance, speak: Speak): Promise<Situation | undefined> => {
    const { tenant, callId, words } = utterance;
    const [{ state: call }, { state: line }, { state, events }, business] = await Promise.all([
      handleCall.load(tenant, callId),
      handleLine.load(tenant, tenant),
      handleConversation.load(tenant, callId),
      businessOf(tenant),
    ]);
    if (call.status === 'unstarted') throw notFound();
    if (call.status === 'ended' || state.status !== 'open') return undefined;
    const language = languageSpoken([...heardSoFar(events), words], state.language);
    const spoken = (clause: string, inLanguage = language): void => {
      speak(spokenStyle(clause, inLanguage), inLanguage);
    };
    return { utterance, call, line, business, state, events, language, speak: spoken };
  };

  const messageOf = ({ tenant, callId, turnId }: Utterance) => ({
    ...{ tenant, conversationId: callId, messageId: `${callId}.${turnId}` },
  });

  /** Says something of the house's own, and writes it down. */
  const say = async ({ utterance, speak }: Situation, own: Own): Promise<Turn> => {
    const { text, asks = null, handOff = null, language } = own;
    const reply = await answering.say(messageOf(utterance), { text, asks, handOff });
    if (!isErased(reply.text)) speak(reply.text, language);
    return { next: own.next ?? listen, replyId: reply.replyId };
  };

  /** To a person, where one can be rung; otherwise to the answering machine. */
  const toPerson = async (situation: Situation): Promise<Own> => {
    const { utterance, call, line, language, business, events } = situation;
    const { callId, turnId } = utterance;
    const phrases = callPhrases(language);
    // Where the call comes from it has rung already, and it would come back.
    const isElsewhere = (one: string | null): boolean => one !== call.forwardedFrom;
    const transfer = line.transfers.find((one) => isElsewhere(one.number));
    const number = transfer?.number ?? (isElsewhere(line.ownNumber) ? line.ownNumber : null);
    const voicemail: Next = {
      ...{ next: 'voicemail', say: phrases.leaveMessage, secondsMax: voicemailSecondsMax },
    };
    // Nothing is kept of the voice of whoever does not want to be recorded: a message is taken down in words.
    const inWords: Own | undefined =
      call.recording.status === 'declined' ? { text: phrases.notAvailable, handOff: 'visitor' } : undefined;
    if (number === null) return inWords ?? { text: phrases.nothingYet, handOff: 'visitor', next: voicemail };
    const words = (heardSoFar(events).at(-1) ?? utterance.words).slice(0, whisperLengthMax);
    const next = await ring(utterance, {
      ...{ ringId: `${callId}.${turnId}`, transferId: transfer?.transferId ?? ownNumberId, number },
      ...{ seconds: ringSeconds, whisper: filled(phrases.whisper, { business: business.name, words }) },
    });
    if (next === undefined)
      return inWords ?? { text: phrases.notAvailable, handOff: 'visitor', next: voicemail };
    return { text: phrases.connecting, handOff: 'visitor', next };
  };

  /** The answer to whether a link shall be texted: only what is said right after the question counts. */
  const linkAnswer = async (situation: Situation): Promise<Own | undefined> => {
    const { state, events, utterance, call, language } = situation;
    // Who wants no texts at all says more than no to this one.
    const wish = wishIn(utterance.words, language)?.kind;
    if (state.asked !== textLink || wish === 'opt-out' || wish === 'erasure') return undefined;
    const requestId = await links.pending(utterance, call.contactId);
    if (requestId === undefined) return undefined;
    const answer = consentIn(utterance.words, language);
    const turn: LinkTurn = situation;
    if (answer === 'yes') {
      // The reply to the request, word for word as it was said.
      const question = replyTo(events, requestId)?.text;
      return { text: await links.confirm(turn, { requestId, question: question ?? erased }) };
    }
    if (answer === 'no') return { text: await links.decline(turn, requestId) };
    if (asksSomething(utterance.words)) return undefined;
    return { text: callPhrases(language).askAgain, asks: textLink };
  };

  const wishAnswer = async (situation: Situation): Promise<Own | undefined> => {
    const { utterance, language, events } = situation;
    const wish = wishIn(utterance.words, language);
    const phrases = callPhrases(language);
    switch (wish?.kind) {
      case 'opt-out':
        return { text: await links.optOut(situation) };
      case 'no-recording':
        return { text: await recording.decline(situation) };
      case 'erasure': {
        const { callId, tenant } = utterance;
        const about = { commandId: `${callId}/erasure`, now: now() };
        await handleCall(callId, { type: 'AskErasure', data: { callId }, ...about }, byCaller(tenant));
        // One wish does not swallow the other.
        if (wantsNoTexts(utterance.words)) await links.optOut(situation);
        return { text: phrases.erasureNoted };
      }
      case 'link': {
        const { isAsked, text } = await links.request(situation, wish.which);
        return { text, asks: isAsked ? textLink : null };
      }
      case 'person':
        return toPerson(situation);
      case 'goodbye':
        return { text: phrases.goodbye, next: { next: 'hang-up', say: null } };
      case 'hold':
        return { text: phrases.nothingYet };
      case 'repeat':
      case 'slower': {
        const last = lastReply(events);
        return { text: last?.text ?? phrases.nothingToRepeat, asks: last?.asks ?? null };
      }
      case 'language':
        return { text: callPhrases(wish.language).howCanIHelp, ...spokenIn(wish.language) };
      case undefined:
        return undefined;
    }
  };

  /** As in the chat. Whoever is understood twice in a row not at all is passed on. */
  const deskAnswer = async (situation: Situation): Promise<Turn> => {
    const { utterance, speak, language, events } = situation;
    const holding = new AbortController();
    void wait(holdMs, holding.signal).then(() => {
      if (!holding.signal.aborted) speak(callPhrases(language).oneMoment);
    });
    try {
      const short = shortened(speak, language);
      const { reply } = await answering.answer(messageOf(utterance), (clause) => {
        holding.abort();
        short.release(clause);
      });
      const heard = short.end();
      if (heard !== null) await interrupted({ ...utterance, replyId: reply.replyId, heard });
      const isLost = reply.kind === 'unpublished' && lastReply(events)?.kind === 'unpublished';
      if (!isLost) return { next: listen, replyId: reply.replyId };
      const { text, next = listen } = await toPerson(situation);
      speak(text);
      return { next, replyId: reply.replyId };
    } finally {
      holding.abort();
    }
  };

  /** History is what the caller heard. */
  const interrupted: Calls['interrupted'] = async ({ tenant, callId, replyId, heard }) => {
    const command = { type: 'InterruptReply', data: { replyId, heard } } as const;
    const about = { commandId: `${replyId}/interrupted`, now: now() };
    await handleConversation(callId, { ...command, ...about }, byCaller(tenant));
  };

  /** Who wants to hear the rest of a long answer hears it. */
  const restAnswer = ({ utterance, events, language, state }: Situation): Own | undefined => {
    const rest = state.asked === null ? restOf(events) : undefined;
    if (rest === undefined) return undefined;
    const wantsMore = consentIn(utterance.words, language) === 'yes' || asksForMore.test(utterance.words);
    return wantsMore ? { text: rest } : undefined;
  };

  const answerTurn = async (situation: Situation): Promise<Turn> => {
    const { utterance, call, state, language } = situation;
    const text = writtenStyle(utterance.words, state.asked, language);
    const received = await answering.receive({ ...messageOf(utterance), text });
    if (received.outcome === 'rejected') {
      // So much has been said that nothing more is written down: nobody is left without a word.
      if (received.reason === 'ConversationIsFull') situation.speak(callPhrases(language).tooLong);
      return ended;
    }
    if (Date.parse(now()) - Date.parse(call.answeredAt ?? now()) > lengthMaxMs) {
      const { tooLong } = callPhrases(language);
      return say(situation, { text: tooLong, next: { next: 'hang-up', say: null } });
    }
    const toRecording = await recording.answer(situation);
    if (toRecording !== undefined) return say(situation, { text: toRecording });
    const own = (await linkAnswer(situation)) ?? restAnswer(situation) ?? (await wishAnswer(situation));
    return own === undefined ? deskAnswer(situation) : say(situation, own);
  };

  const hear = async (said: Utterance, speak: Speak): Promise<Turn> => {
    // Card numbers and passwords are gone before anything is kept.
    const utterance = { ...said, words: masked(said.words) };
    const situation = await situationOf(utterance, speak);
    return situation === undefined ? ended : answerTurn(situation);
  };

  return {
    hear,
    interrupted,

    /** "0" is a person, "1" is yes and "2" is no. */
    press: ({ digit, ...key }: CallOf & { turnId: string; digit: string }, speak: Speak): Promise<Turn> => {
      const words = { '0': 'I want to talk to a person', '1': 'yes', '2': 'no' }[digit];
      const utterance = { ...key, words: words ?? '' };
      return words === undefined ? Promise.resolve({ next: listen, replyId: null }) : hear(utterance, speak);
    },

    silence: async (turn: CallOf & { turnId: string }, speak: Speak): Promise<Turn> => {
      const situation = await situationOf({ ...turn, words: '' }, speak);
      if (situation === undefined) return ended;
      const { call, events, language } = situation;
      const phrases = callPhrases(language);
      const sinceMs = Date.parse(now()) - Date.parse(lastSpokenAt(events) ?? call.answeredAt ?? now());
      const isGone = sinceMs > silenceMaxMs;
      situation.speak(isGone ? phrases.goodbye : phrases.stillThere);
      return { next: isGone ? { next: 'hang-up', say: null } : listen, replyId: null };
    },
  };
}

/** Whoever says nothing for so long is not there any more. */
const silenceMaxMs = 40_000;

const erased = { erased: true } as const;

const ended: Turn = { next: { next: 'hang-up', say: null }, replyId: null };

const notFound = (): Fault => new Fault('call-not-found', 'There is no such call.');

/** The house speaks it: then it answers in it. */
function spokenIn(language: string) {
  const spoken = spokenLanguages.find((one) => language === one || language.startsWith(`${one}-`));
  return spoken === undefined ? {} : { language: spoken };
}

const asksForMore =
  /^\W*(?:more|go on|continue|keep going|the rest|más|mas|siga|continúe|encore|la suite|continuez|weiter)\b/iu;
