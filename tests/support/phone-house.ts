import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { createContactDetails } from '../../adapters/contact-details/contact-details.js';
import { keywordOf } from '../../adapters/twilio/keywords.js';
import { createExtractiveModel } from '../../adapters/extractive/extractive.js';
import { closedService } from '../../application/billing/service.js';
import { answerQuestion } from '../../application/answering/answer-question.js';
import { defaultBudgets } from '../../application/answering/budgets.js';
import { assignNumber } from '../../application/call/assign-number.js';
import type { Incoming, TextIn, Turn } from '../../application/call/calls.js';
import { callerHandle, type CallNeeds } from '../../application/call/needs.js';
import { serveCalls } from '../../application/call/serve-calls.js';
import { fullService, type Service } from '../../application/billing/service.js';
import { answerVisitor } from '../../application/conversation/answer-visitor.js';
import { startConversation } from '../../application/conversation/start-conversation.js';
import { deskOf } from '../../application/desk/desk-of.js';
import type { Policy } from '../../application/handling/follow.js';
import type { ContactDirectory } from '../../application/ports/contact-directory.js';
import type { Passages } from '../../application/ports/passages.js';
import type { CallStanding } from '../../application/ports/telephony.js';
import type { TextReceipt, Texting, Text } from '../../application/ports/texting.js';
import { receiveText } from '../../application/texting/receive-text.js';
import { sendTextLink } from '../../application/texting/send-text-link.js';
import type { LineCommand } from '../../domain/line/line.js';
import { createMemoryHouse, type OtherParts } from './memory-house.js';
import { passage } from './passage.js';
import { noHours } from './no-hours.js';

export const tenant = 'acme';
export const lineNumber = '+12025550100';
export const callerNumber = '+12025550143';
const context = { tenant, actor: 'owner', causationId: '' };

/** A business with a phone line in memory: a clock that is set by hand, and a carrier that answers as it is told. */
export const phoneHouse = (...settings: readonly LineCommand[]) => phoneHouseOf({}, ...settings);

/** The same with other parts. */
export async function phoneHouseOf(other: OtherParts, ...settings: readonly LineCommand[]) {
  const house = createMemoryHouse(other);
  let instant = Date.parse('2026-11-26T10:00:00.000Z');
  const now = (): string => new Date(instant).toISOString();
  const stopped: string[] = [];
  let isSuspended = false;
  const sent: Text[] = [];
  const receipts: TextReceipt[] = [];
  const written = new Map<string, string | null>();
  const standing: { now: CallStanding | 'unanswered' | undefined } = { now: undefined };
  const directory = memoryDirectory();
  const suppressed = new Set<string>();
  const extractive = createExtractiveModel();
  const wait: CallNeeds['wait'] = (_ms, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  const plan: { service: Service } = { service: fullService };
  const agreed: { mayHearCallers: boolean } = { mayHearCallers: true };
  const businessOf = async () => ({
    ...{ service: plan.service, ...agreed },
    ...{ name: 'Marigold Hair Studio', timeZone: 'UTC', hours: noHours, costMicrosToday: 0 },
    desk: await deskOf(house.handleDesk)(tenant),
    standing: { isSuspended, costMicrosPerDayMax: null },
    ...(isSuspended && { service: closedService }),
    contacts: ['https://marigold.example/'],
  });
  const details = createContactDetails();
  const { handleConversation, handleConsent, handleDesk } = house;
  const answering = answerVisitor({
    ...{ handleConversation, handleConsent, passages, directory, details, businessOf, now, newId: uuidv7 },
    answerQuestion: answerQuestion({
      ...{ model: extractive, extractive, passages, budgets: defaultBudgets, wait, now },
      onBug(error) {
        throw error;
      },
    }),
  });
  const needs: CallNeeds = {
    ...house,
    ...{ answering, directory, details, businessOf, wait, now, newId: uuidv7 },
    suppressions: {
      has: (scope, handle) => Promise.resolve(suppressed.has(`${scope} ${handle}`)),
      lift(scope, handle) {
        suppressed.delete(`${scope} ${handle}`);
        return Promise.resolve();
      },
    },
    websiteOf: () => Promise.resolve('https://marigold.example/'),
    textCountLastHour: () => Promise.resolve(0),
    hashOf: (text) => createHash('sha256').update(text).digest('hex'),
    telephony: {
      call: () =>
        standing.now === 'unanswered'
          ? Promise.reject(new Error('The phone company does not answer'))
          : Promise.resolve(standing.now),
      startRecording: () => Promise.resolve(),
      stopRecording(callRef) {
        stopped.push(callRef);
        return Promise.resolve();
      },
      recording: () => Promise.resolve(undefined),
      removeRecording: () => Promise.resolve(),
    },
  };
  const texting: Texting = {
    send(text) {
      sent.push(text);
      return Promise.resolve(
        receipts.shift() ?? { outcome: 'accepted', textRef: `SM${String(sent.length)}` },
      );
    },
    find: () => Promise.resolve(undefined),
    writtenAt(textRef) {
      const at = written.has(textRef) ? written.get(textRef) : now();
      if (at === 'unanswered') return Promise.reject(new Error('The carrier does not answer'));
      return Promise.resolve(at ?? null);
    },
  };
  const calls = serveCalls(needs);
  const sending = sendTextLink({ ...needs, handleAllowance: house.handleAllowance, texting });
  const texted = receiveText({ ...needs, texting, contactOf: () => Promise.resolve('marigold.example') });
  await assignNumber(needs)(tenant, lineNumber);
  const links = [{ linkId: 'booking', label: 'Booking', url: 'https://marigold.example/book' }];
  await handleDesk(
    tenant,
    { type: 'SetLinks', data: { accountId: tenant, links }, commandId: 'l', now: now() },
    context,
  );
  const ready: LineCommand = {
    ...{ type: 'SetTextingReadiness', commandId: 'ready', now: now() },
    data: { accountId: tenant, readiness: 'ready', reason: null },
  };
  for (const setting of [ready, ...settings]) await house.handleLine(tenant, setting, context);

  return {
    ...{ plan, agreed },
    ...{ house, calls, sent, receipts, standing, stopped, needs },
    /** The operator serves this business no more. */
    suspend: (): void => {
      isSuspended = true;
    },
    /** Lets minutes pass. */
    later: (minutes: number): void => {
      instant += minutes * 60_000;
    },
    /** Somebody writes in the chat, in a browser of this language. */
    chat: async (language = 'en') => {
      const conversationId = uuidv7();
      await startConversation({ handleConversation, newId: uuidv7, now })({
        ...{ tenant, conversationId, noticeVersion: '1', pageUrl: 'https://marigold.example/' },
        ...{ language, device: 'desktop' },
      });
      const say = async (text: string, messageId = uuidv7()) => {
        const message = { tenant, conversationId, messageId };
        await answering.receive({ ...message, text });
        return (await answering.answer(message, () => undefined)).reply;
      };
      return { conversationId, say };
    },
    /** What the person with this number has said about texts. */
    consentOf: async (number: string) => {
      const contactId = await directory.find(tenant, callerHandle(number));
      return contactId === undefined ? undefined : house.handleConsent.load(tenant, contactId);
    },
    /** Somebody texts to the line, whose carrier keeps its default keywords. */
    text: (text: Pick<TextIn, 'messageId' | 'body'> & Partial<TextIn>) =>
      texted({
        ...{ to: lineNumber, from: callerNumber, keyword: keywordOf('', text.body) },
        textRef: `SM-${text.messageId}`,
        ...text,
      }),
    /** When a text reached the carrier; now, where nothing is said. `unanswered`: it cannot be asked. */
    wrote: (messageId: string, at: string | null): void => {
      written.set(`SM-${messageId}`, at);
    },
    now,
    sendTexts: () => house.follow(sending),
    /** As several processes would, all of them at the same moment. */
    sendTextsAtOnce: async (): Promise<void> => {
      const { events } = await house.store.readAll(0n, sending.filter, 1_000);
      const { signal } = new AbortController();
      // Who was passed too often is dealt with again, as by the follower.
      await Promise.allSettled(events.map((one) => (sending as unknown as Policy).when(one, signal)));
    },

    /** Somebody calls; what they say is heard turn by turn. */
    call: async (change: Partial<Incoming> = {}) => {
      const callId = change.callId ?? uuidv7();
      const { then } = await calls.ring({
        ...{ callId, callRef: `CA-${callId}`, to: lineNumber, from: callerNumber },
        ...{ forwardedFrom: null, attestation: 'passed', ...change },
      });
      const of = { tenant, callId };
      let turnCount = 0;
      const heard = async (hear: (turnId: string, speak: (clause: string) => void) => Promise<Turn>) => {
        const said: string[] = [];
        turnCount += 1;
        const turn = await hear(String(turnCount), (clause) => said.push(clause));
        return { ...turn, said: said.join(' ') };
      };
      return {
        ...{ callId, of, then },
        recorded: () => calls.recordingStarted({ ...of, recordingRef: `RE-${callId}` }),
        say: (words: string) => heard((turnId, speak) => calls.hear({ ...of, turnId, words }, speak)),
        press: (digit: string) => heard((turnId, speak) => calls.press({ ...of, turnId, digit }, speak)),
        hangUp: () => calls.ended({ ...of, by: 'caller', seconds: 60 }),
        state: async () => (await house.handleCall.load(tenant, callId)).state,
        consent: async () => {
          const { state } = await house.handleCall.load(tenant, callId);
          return house.handleConsent.load(tenant, state.status === 'unstarted' ? '' : state.contactId);
        },
      };
    },
  };
}

const passages: Passages = {
  publish: () => Promise.resolve(),
  teach: () => Promise.resolve(),
  expect: () => undefined,
  find: () =>
    Promise.resolve([
      passage({ text: 'A haircut costs 40 USD.', headings: ['Prices'] }),
      passage({ text: 'We are closed on Sundays.', headings: ['Opening hours'] }),
    ]),
  standing: () => Promise.resolve([]),
  at: () => Promise.resolve([]),
};

function memoryDirectory(): ContactDirectory {
  const ids = new Map<string, string>();
  return {
    resolve(scope, handles, freshId) {
      const known = handles.map((handle) => ids.get(`${scope} ${handle}`)).find((id) => id !== undefined);
      const id = known ?? freshId;
      for (const handle of handles) ids.set(`${scope} ${handle}`, id);
      return Promise.resolve(id);
    },
    find: (scope, handle) => Promise.resolve(ids.get(`${scope} ${handle}`)),
    forget: () => Promise.resolve(0),
  };
}
