import type {
  AskedLink,
  CallRow,
  Calls,
  CallView,
  Texts,
  TextThread,
} from '../../adapters/http/contract/calls.js';
import type { Replay, TextConversation, TranscriptMessage } from '../../adapters/http/contract/inbox.js';
import { provenanceOf, replayOf, site } from './desk-answers.js';
import { soundOf } from './sound.js';

/** What a server would answer about the calls of a made-up hairdresser's. The recorded call begins at nine. */
const at = (seconds: number): string =>
  new Date(Date.UTC(2026, 2, 2, 9, 0, 0) + seconds * 1_000).toISOString();

export const callOf = (changes: Partial<CallRow> = {}): CallRow => ({
  callId: 'call-1',
  contactId: 'contact-1',
  callerEnding: '0143',
  erased: false,
  attestation: 'passed',
  status: 'ended',
  treatment: 'assistant',
  treatmentReason: 'mode',
  isAfterHours: false,
  rangAt: at(0),
  answeredAt: at(1),
  endedAt: at(49),
  seconds: 48,
  outcome: 'answered',
  recording: 'stored',
  lastRing: null,
  text: null,
  voicemail: null,
  ...changes,
});

const unrecorded = { answeredAt: null, recording: 'none', seconds: 22 } as const;

export const callsOf = (): Calls => ({
  calls: [
    callOf({
      callId: 'call-9',
      status: 'live',
      outcome: null,
      endedAt: null,
      seconds: null,
      recording: 'started',
      rangAt: at(9_000),
    }),
    callOf({ text: 'texted' }),
    callOf({
      callId: 'call-2',
      text: 'refused',
      callerEnding: null,
      outcome: 'transferred',
      lastRing: 'answered',
      seconds: 312,
      rangAt: at(-900),
      attestation: 'unknown',
    }),
    callOf({
      ...unrecorded,
      callId: 'call-3',
      callerEnding: '0177',
      treatment: 'own-number',
      outcome: 'rung-through',
      rangAt: at(-1_800),
    }),
    callOf({
      callId: 'call-4',
      text: 'lapsed',
      voicemail: 'unheard',
      callerEnding: '0118',
      outcome: 'voicemail',
      isAfterHours: true,
      recording: 'lost',
      seconds: 41,
      rangAt: at(-40_000),
    }),
    callOf({
      ...unrecorded,
      callId: 'call-5',
      outcome: 'missed',
      isAfterHours: true,
      rangAt: at(-42_000),
      lastRing: 'no-answer',
      treatment: 'own-number',
    }),
    callOf({
      callId: 'call-6',
      callerEnding: null,
      erased: true,
      recording: 'declined',
      rangAt: at(-50_000),
    }),
    callOf({
      ...unrecorded,
      callId: 'call-7',
      callerEnding: '0102',
      outcome: 'blocked',
      treatment: 'refused',
      treatmentReason: 'blocked',
      seconds: 0,
      rangAt: at(-51_000),
    }),
    callOf({
      ...unrecorded,
      callId: 'call-8',
      callerEnding: '0199',
      outcome: 'spam',
      attestation: 'failed',
      seconds: 3,
      rangAt: at(-52_000),
    }),
  ],
  gone: null,
  nextCursor: null,
});

export const linkOf = (changes: Partial<AskedLink> = {}): AskedLink => ({
  requestId: 'request-1',
  status: 'delivered',
  refusal: null,
  request: { words: 'Can you text me the booking link?', fromMs: 22_000, toMs: 24_500 },
  question: 'Shall I text Book a visit to the number you are calling from? You will get one text.',
  answer: { words: 'Yes, please.', fromMs: 31_000, toMs: 32_000 },
  body: `Corner Studio: here is the booking link you asked for: ${site}/book Reply STOP to opt out, HELP for help. Msg&data rates may apply.`,
  code: null,
  requestedAt: at(25.5),
  confirmedAt: at(33),
  begunAt: at(33.2),
  acceptedAt: at(33.9),
  settledAt: at(37),
  revoked: null,
  ...changes,
});

const version = '9f2c41d07be85a6c31f0aa57c2d9e4b86d13570f9e2ac4b8d6071f35e89ac214';
const sha256 = '3b1e8f60c7d29a54e0f7b8361c2d95aa40e9c7f1528d63b04f9ae17c8d2065be';

export const callViewOf = (changes: Partial<CallView> = {}): CallView => ({
  call: callOf(),
  blockedUntil: null,
  announcement: {
    version,
    script: 'Thanks for calling {business}. I am an AI assistant, and this call is recorded.',
  },
  recording: { durationMs: 47_000, sha256, from: at(1) },
  message: null,
  links: [linkOf()],
  ...changes,
});

export const refusedLink = linkOf({
  requestId: 'request-2',
  status: 'refused',
  refusal: 'opted-out',
  request: { words: null, fromMs: 22_000, toMs: 24_500 },
  question: null,
  answer: null,
  body: null,
  confirmedAt: null,
  begunAt: null,
  acceptedAt: null,
  settledAt: at(26),
});

const said = (id: string, seconds: number, from: 'visitor' | 'desk', text: string): TranscriptMessage => ({
  messageId: id,
  from,
  text,
  at: at(seconds),
  kind: from === 'desk' ? 'answered' : null,
  sources: [],
  provenance:
    from === 'desk'
      ? provenanceOf({ inputTokens: 0, outputTokens: 0, costMicros: 0, model: 'extractive-2' })
      : null,
  rating: null,
  tookMs: from === 'desk' ? 38 : null,
});

export const spokenOf = (): Replay => ({
  conversation: {
    ...replayOf().conversation,
    conversationId: 'call-1',
    channel: 'phone',
    openedOn: null,
    identity: null,
    device: 'unknown',
    alert: null,
    status: 'closed',
    lastText: 'Yes, please.',
  },
  person: null,
  noticeVersion: version,
  pageContext: [],
  notes: [],
  messages: [
    said('m1', 12, 'visitor', 'How much is a haircut for women?'),
    said('r1', 12.6, 'desk', 'A haircut for women is sixty-two dollars.'),
    said('m2', 25.5, 'visitor', 'Can you text me the booking link?'),
    {
      ...said('r2', 26.7, 'desk', 'Shall I text it to the number you are calling from?'),
      kind: 'call',
      provenance: null,
      tookMs: 4,
    },
    said('m3', 33, 'visitor', 'Yes, please.'),
    {
      ...said('r3', 33.4, 'desk', 'I am sending it now. You will get one text.'),
      kind: 'call',
      provenance: null,
      tookMs: 12,
    },
  ],
});

export const recordingOf = (): Buffer =>
  soundOf(47_000, [
    { side: 'assistant', fromMs: 300, toMs: 6_000 },
    { side: 'caller', fromMs: 8_000, toMs: 11_000 },
    { side: 'assistant', fromMs: 11_700, toMs: 16_000 },
    { side: 'caller', fromMs: 22_000, toMs: 24_500 },
    { side: 'assistant', fromMs: 25_700, toMs: 30_500 },
    { side: 'caller', fromMs: 31_000, toMs: 32_000 },
    { side: 'assistant', fromMs: 32_400, toMs: 36_000 },
    { side: 'caller', fromMs: 40_000, toMs: 42_000 },
    { side: 'assistant', fromMs: 43_000, toMs: 46_000 },
  ]);

export const textsOf = (): Texts => ({
  texts: [
    {
      messageId: 'text-1',
      contactId: 'contact-1',
      kind: 'cancel',
      via: 'text',
      words: 'cancel',
      at: at(900),
    },
    {
      messageId: 'text-2',
      contactId: 'contact-2',
      kind: 'stop',
      via: 'call',
      words: 'Please do not text me again.',
      at: at(800),
    },
    { messageId: 'text-3', contactId: 'contact-2', kind: 'start', via: 'text', words: 'START', at: at(700) },
    { messageId: 'text-4', contactId: 'contact-3', kind: 'help', via: 'text', words: 'HELP', at: at(600) },
    {
      messageId: 'text-5',
      contactId: 'contact-4',
      kind: 'other',
      via: 'text',
      words: 'Is the blue door yours?',
      at: at(500),
    },
    { messageId: 'text-6', contactId: 'contact-5', kind: 'other', via: 'text', words: null, at: at(400) },
  ],
  nextCursor: null,
});

/** All texts with one caller, who wants no more. */
export const threadOf = (changes: Partial<TextThread> = {}): TextThread => ({
  ...{ contactId: 'contact-1', phone: '+12025550143', ending: '0143', isOptedOut: true, messageCount: 4 },
  ...{ assigneeId: null, isSpam: false, notes: [] },
  texts: [
    {
      ...{ messageId: 'r1', kind: 'sent', via: 'text', callId: 'call-1', status: 'delivered', at: at(40) },
      words: 'Corner Studio: book here https://corner.example/booking Reply STOP for no texts.',
    },
    {
      ...received,
      messageId: 'text-1',
      kind: 'other',
      words: 'Thanks! Is the blue door yours?',
      at: at(800),
    },
    { ...received, messageId: 'text-2', kind: 'cancel', words: 'cancel', at: at(900) },
    { ...received, messageId: 'text-3', kind: 'other', words: null, at: at(950) },
  ],
  ...changes,
});
const received = { via: 'text', callId: null, status: null } as const;

export const threadRowOf = (changes: Partial<TextConversation> = {}): TextConversation => ({
  ...{ conversationId: 'contact-1', channel: 'text', startedAt: at(40), lastMessageAt: at(900) },
  ...{ lastText: 'cancel', messageCount: 4, ending: '0143', isOptedOut: true },
  ...{ assigneeId: null, isSpam: false },
  ...changes,
});
