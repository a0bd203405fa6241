import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { Happened } from '../../domain/kernel/decider.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { RehearsalEvent } from '../../domain/rehearsal/rehearsal.js';
import type { ThreadEvent } from '../../domain/thread/thread.js';
import type { TranscriptEvent } from '../../domain/transcript/transcript.js';
import { provenance } from './replied.js';

/** What a stream holds, in order. */
export type Stream = readonly [category: string, id: string, events: readonly Happened[]];

const day = '2026-11-24';
const at = (clock: string): string => `${day}T${clock}:00.000Z`;
const number = '+12025550143';

/** Words of a conversation: what was said, what was told by it, and the answer. */
function turn(
  visitorId: string,
  id: string,
  clock: string,
  { text, reply, told }: { text: string; reply: string; told?: readonly [detail: string, value: string] },
): readonly ConversationEvent[] {
  const said = { messageId: id, visitorId };
  return [
    { type: 'MessageReceived', data: { ...said, text, receivedAt: at(clock) } },
    ...(told === undefined
      ? []
      : [
          {
            type: 'ContactDetailTold' as const,
            data: { ...said, detail: told[0], value: told[1], toldAt: at(clock) },
          },
        ]),
    {
      type: 'ReplySent',
      data: {
        ...{
          replyId: `${id}-r`,
          inReplyTo: id,
          visitorId,
          kind: 'answered',
          text: reply,
          asks: null,
          tookMs: 9,
        },
        sources: [
          {
            ...{ origin: 'page', pageId: 'p', version: '', passageId: 'passage-1', title: 'Opening hours' },
            ...{ url: 'https://example.com/hours', excerpt: 'Open from nine to five.' },
          },
        ],
        ...{ consulted: ['passage-1'], provenance, sentAt: at(clock) },
      },
    },
  ];
}

const begun = (
  id: string,
  visitorId: string,
  channel: 'chat' | 'phone',
  clock: string,
): readonly ConversationEvent[] => [
  { type: 'NoticeShown', data: { visitorId, noticeVersion: 'notice-7', shownAt: at(clock) } },
  {
    type: 'ConversationStarted',
    data: {
      ...{ conversationId: id, visitorId, channel, language: 'en', device: 'desktop', startedAt: at(clock) },
      opening: { pageUrl: channel === 'chat' ? 'https://example.com/ann-page' : '' },
    },
  },
];
const confirmed = (
  visitorId: string,
  messageId: string,
  contactId: string,
  clock: string,
): ConversationEvent => ({
  type: 'ContactDetailsConfirmed',
  data: { messageId, visitorId, contactId, leadId: `lead of ${contactId}`, confirmedAt: at(clock) },
});
const lead = (
  contactId: string,
  conversationId: string,
  name: string,
  email: string,
): readonly LeadEvent[] => [
  {
    type: 'LeadCaptured',
    data: {
      ...{ leadId: `lead of ${contactId}`, contactId, conversationId, name, email, phone: null },
      ...{ note: `Note of ${name}`, capturedAt: at('10:09') },
      answers: [{ key: 'size', label: 'Which size?', value: `Size of ${name}` }],
    },
  },
];
const rang = (callId: string, clock: string): CallEvent => ({
  type: 'CallRang',
  data: {
    ...{ callId, callRef: `${callId}-ref`, contactId: 'number', callerNumber: number, forwardedFrom: null },
    ...{ attestation: 'passed', treatment: 'assistant', treatmentReason: 'mode', isAfterHours: false },
    rangAt: at(clock),
  },
});
const noted = (
  conversationId: string,
  visitorId: string,
  clock: string,
  text: string,
): ConversationEvent => ({
  type: 'NoteTaken',
  data: { noteId: `note of ${conversationId}`, conversationId, visitorId, text, takenAt: at(clock) },
});

const chatOfAnn: readonly ConversationEvent[] = [
  ...begun('chat', 'visitor', 'chat', '10:00'),
  ...turn('visitor', 'm1', '10:01', { text: 'Are you open on Ann’s day?', reply: 'From nine, Ann.' }),
  {
    type: 'ReplyRated',
    data: {
      replyId: 'm1-r',
      inReplyTo: 'm1',
      changeId: 'x',
      visitorId: 'visitor',
      rating: 'good',
      ratedAt: at('10:02'),
    },
  },
  ...turn('visitor', 'm2', '10:03', {
    text: 'Ann Archer',
    reply: 'And your address?',
    told: ['name', 'Ann Archer'],
  }),
  ...turn('visitor', 'm3', '10:04', {
    text: 'ann@example.com',
    reply: 'Right?',
    told: ['email', 'ann@example.com'],
  }),
  confirmed('visitor', 'm4', 'ann', '10:05'),
  ...turn('visitor', 'm4', '10:05', { text: 'yes, that is Ann', reply: 'Noted for Ann.' }),
  ...turn('visitor', 'm5', '10:06', {
    text: 'And for Ben Bystander?',
    reply: 'What is Bystander’s address?',
  }),
  ...turn('visitor', 'm6', '10:06', {
    text: 'I am here as well',
    reply: 'Who?',
    told: ['name', 'Ben Bystander'],
  }),
  ...turn('visitor', 'm7', '10:07', {
    text: 'ben@example.net',
    reply: 'ben@example.net?',
    told: ['email', 'ben@example.net'],
  }),
  confirmed('visitor', 'm8', 'ben', '10:08'),
  ...turn('visitor', 'm8', '10:08', { text: 'yes, his', reply: 'Noted for the second.' }),
  ...turn('visitor', 'm9', '10:09', { text: 'Ann again, thank you', reply: 'Goodbye, Ann.' }),
  noted('chat', 'visitor', '10:30', 'Asked a colleague which of the two it was'),
];
const asked = { conversationId: 'chat', visitorId: 'visitor', requestId: 'mailing' };
const mailing: readonly TranscriptEvent[] = [
  {
    type: 'TranscriptRequested',
    data: {
      ...{ ...asked, address: 'ann.archive@example.com', codeHash: 'hash', language: 'en' },
      ...{ requestedAt: at('10:10'), expiresAt: at('10:25') },
    },
  },
  { type: 'TranscriptConfirmed', data: { ...asked, confirmedAt: at('10:11') } },
  { type: 'TranscriptSent', data: { ...asked, sentAt: at('10:12') } },
];
const callOfAnn: readonly CallEvent[] = [
  rang('call', '11:00'),
  {
    type: 'CallAnswered',
    data: {
      callId: 'call',
      announcementVersion: 'words-3',
      language: 'en',
      asksFirst: true,
      answeredAt: at('11:00'),
    },
  },
  { type: 'RecordingStarted', data: { callId: 'call', recordingRef: 'rec', startedAt: at('11:01') } },
  {
    type: 'RecordingAgreed',
    data: { callId: 'call', contactId: 'number', words: 'fine by Ann', agreedAt: at('11:01') },
  },
  {
    type: 'RecordingStored',
    data: {
      callId: 'call',
      recordingRef: 'rec',
      blobId: 'sound of ann',
      contentHash: 'ab12',
      durationMs: 61_000,
      storedAt: at('11:05'),
    },
  },
  {
    type: 'RingBegun',
    data: { callId: 'call', ringId: 'ring', transferId: 'transfer of a colleague', begunAt: at('11:02') },
  },
  {
    type: 'CallEnded',
    data: { callId: 'call', outcome: 'answered', by: 'caller', seconds: 61, endedAt: at('11:04') },
  },
];
const text = { requestId: 'link', contactId: 'number' };
const attempt = { ...text, attemptId: 'attempt' };
const textsOfAnn: readonly ConsentEvent[] = [
  {
    type: 'TextLinkRequested',
    data: {
      ...{ ...text, callId: 'call', linkId: 'booking', phone: number, announcementVersion: 'words-3' },
      ...{ heard: { words: 'text Ann the link', fromMs: 9_000, toMs: 10_600 }, requestedAt: at('11:02') },
    },
  },
  {
    type: 'TextLinkConfirmed',
    data: {
      ...{ ...text, question: 'Shall I text it to Ann?', confirmedAt: at('11:02') },
      heard: { words: 'Ann says yes', fromMs: 14_000, toMs: 14_400 },
    },
  },
  {
    type: 'AttemptBegun',
    data: { ...attempt, recordingRef: 'rec', body: 'The link for Ann', begunAt: at('11:02') },
  },
  { type: 'TextAccepted', data: { ...attempt, textRef: 'SM1', acceptedAt: at('11:03') } },
  { type: 'TextDelivered', data: { ...attempt, deliveredAt: at('11:03') } },
  {
    type: 'OptedOut',
    data: {
      messageId: 'SM2',
      contactId: 'number',
      via: 'text',
      isCancel: false,
      words: 'STOP says Ann',
      optedOutAt: at('11:30'),
    },
  },
  {
    type: 'TextReceived',
    data: {
      messageId: 'SM3',
      contactId: 'number',
      phone: number,
      words: 'Ann asks a person',
      receivedAt: at('11:31'),
    },
  },
];
const threadOfAnn: readonly ThreadEvent[] = [
  {
    type: 'ThreadNoted',
    data: {
      ...{ contactId: 'number', textId: 'SM3', noteId: 'note of texts', text: 'Rang Ann back' },
      notedAt: at('11:50'),
    },
  },
];
const rehearsal: readonly RehearsalEvent[] = [
  {
    type: 'QuestionRehearsed',
    data: {
      ...{
        rehearsalId: 'rehearsal',
        messageId: 'm1',
        visitorId: 'visitor',
        verdict: 'changed',
        costMicros: 0,
      },
      ...{ comparison: { question: 'Ann’s day?', before: 'From nine, Ann.', after: 'From ten, Ann.' } },
      rehearsedAt: at('12:00'),
    },
  },
];

/**
 * Ann chats, calls, gets a text and wants no more of them. Ben Bystander gives his details in her chat, and calls once from her number. Cleo
 * has nothing to do with either. Whatever is Ann's says so, and whatever is somebody else's as well.
 */
export const story: readonly Stream[] = [
  ['conversation', 'chat', chatOfAnn],
  ['transcript', 'chat', mailing],
  ['lead', 'lead of ann', lead('ann', 'chat', 'Ann Archer', 'ann@example.com')],
  ['lead', 'lead of ben', lead('ben', 'chat', 'Ben Bystander', 'ben@example.net')],
  ['call', 'call', callOfAnn],
  [
    'conversation',
    'call',
    [
      ...begun('call', 'number', 'phone', '11:00'),
      ...turn('number', 'call.1', '11:01', { text: 'Ann on the phone', reply: 'Hello, Ann.' }),
      confirmed('number', 'call.1', 'ann', '11:02'),
      noted('call', 'number', '11:40', 'Ann prefers mornings'),
    ],
  ],
  ['consent', 'number', textsOfAnn],
  ['thread', 'number', threadOfAnn],
  ['call', 'call of ben', [rang('call of ben', '13:00')]],
  [
    'conversation',
    'call of ben',
    [
      ...begun('call of ben', 'number', 'phone', '13:00'),
      ...turn('number', 'ben.1', '13:01', { text: 'It is Bystander', reply: 'Hello, Bystander.' }),
      confirmed('number', 'ben.1', 'ben', '13:02'),
    ],
  ],
  ['rehearsal', 'rehearsal', rehearsal],
  [
    'conversation',
    'chat of cleo',
    [
      ...begun('chat of cleo', 'visitor of cleo', 'chat', '14:00'),
      ...turn('visitor of cleo', 'c1', '14:01', { text: 'Cleo here', reply: 'Hello, Cleo.' }),
    ],
  ],
];

/** What a copy of Ann's has to be without. */
export const ofOthers = /Bystander|ben@example\.net|Cleo|colleague/u;
