import { uuidv7 } from 'uuidv7';
import type { Happened } from '../../../domain/kernel/decider.js';
import { callEvents, consentEvents } from '../../support/call-events.js';
import { figuresOf } from '../../support/figures.js';
import { said, started } from '../../support/read-models.js';
import { provenance, replied } from '../../support/replied.js';
import { deliveryEvents, webhookEvents } from '../../support/webhook-events.js';

export const at = '2026-11-24T10:00:00.000Z';
export const [accountId, ownerId, conversationId, crawlId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
export const stranger = uuidv7();
export const pageCount = 130;
export const leadCount = 60;

export const [replyId, rehearsalId] = [uuidv7(), uuidv7()];
export const question = said('When do you open? \u0000\uD800');
export const unknown = said('Do you repair sundials?');
export const settled = said('Is there parking?');
export const fact = { question: 'Is there parking?', text: 'Two places behind the house.', language: 'en' };
const hours = {
  ...{ origin: 'page' as const, pageId: 'p', version: 'v', passageId: 'x' },
  ...{ url: 'https://example.com/', title: 'Hours', excerpt: 'At nine.' },
};
const rated = (id: string, inReplyTo: string): Happened => ({
  type: 'ReplyRated',
  data: { replyId: id, inReplyTo, changeId: 'x', visitorId: 'a-visitor', rating: 'bad', ratedAt: at },
});
const noted: Happened = {
  type: 'NoteTaken',
  data: { noteId: 'n1', conversationId, visitorId: 'a-visitor', text: 'A regular', takenAt: at },
};
const rehearsed = (messageId: string, verdict: string): Happened => ({
  type: 'QuestionRehearsed',
  data: {
    ...{ rehearsalId, messageId, visitorId: 'a-visitor', verdict, costMicros: 20, rehearsedAt: at },
    comparison: { question: 'When?', before: 'At nine.', after: 'At ten.' },
  },
});

export const later = '2026-11-24T10:10:00.000Z';
const ofThread = { contactId: 'contact-1', textId: 'm2' };
const chat = { chatRef: 'a-chat', chatId: '5550101', chatName: '@acme_example' };
export const chatOfOwner = { accountId, memberId: ownerId, pairingId: 'p' };
export const chatOfStaff = { accountId, memberId: 'somebody', pairingId: 'q' };
const mailboxOf = { accountId, memberId: ownerId };

export const happened: Readonly<Record<string, readonly [id: string, ...events: readonly Happened[]]>> = {
  account: [
    accountId,
    {
      type: 'AccountOpened',
      data: {
        accountId,
        ownerId,
        businessName: 'Acme Clocks',
        ownerEmail: 'owner@example.com',
        website: 'https://example.com/',
        industry: 'retail',
        siteKey: 'a-site-key',
        openedAt: at,
      },
    },
    {
      type: 'MemberJoined',
      data: {
        ...{ accountId, invitationId: 'i', memberId: 'somebody', role: 'staff', joinedAt: at },
      },
    },
    {
      type: 'MemberRoleChanged',
      data: {
        accountId,
        changeId: 'r',
        memberId: 'somebody',
        role: 'auditor',
        changedBy: ownerId,
        changedAt: at,
      },
    },
    {
      type: 'ApiKeyIssued',
      data: {
        ...{ accountId, keyId: 'k', label: 'Acme’s own program', hash: 'a-hash', ending: 'abcd' },
        ...{ scopes: ['work'], issuedBy: ownerId, issuedAt: at, expiresAt: null },
      },
    },
    {
      type: 'ApiKeyReplaced',
      data: {
        ...{ accountId, keyId: 'k', hash: 'a-hash', nextKeyId: 'l', endsAt: '2026-11-25T10:00:00.000Z' },
        ...{ replacedBy: ownerId, replacedAt: at },
      },
    },
    {
      type: 'AgreementRecorded',
      data: {
        ...{ accountId, changeId: 'a', setAt: at, processor: 'language-model' },
        ...{ agreedOn: '2026-01-05', agreedBy: 'Ada Example' },
      },
    },
    {
      type: 'WidgetOriginsSet',
      data: { accountId, changeId: 'o', setAt: at, origins: ['https://shop.example'] },
    },
  ],
  member: [
    ownerId,
    {
      type: 'AddressConfirmed',
      data: { memberId: ownerId, changeId: 'c', confirmedAt: at, takesEffectAt: '2026-11-27T10:00:00.000Z' },
    },
  ],
  mailbox: [
    'a-mailbox',
    { type: 'AddressGiven', data: { ...mailboxOf, changeId: 'c1', addressId: 'a', givenAt: at } },
    {
      type: 'LetterBounced',
      data: {
        ...{ ...mailboxOf, changeId: 'c2', addressId: 'a', attemptId: 'alert/1', kind: 'alert' },
        ...{ isCurrent: true, permanence: 'permanent', cause: 'General', bouncedAt: at },
      },
    },
    {
      type: 'Unsubscribed',
      data: { ...mailboxOf, changeId: 'c3', kind: 'report', via: 'page', unsubscribedAt: at },
    },
  ],
  conversation: [
    conversationId,
    started(conversationId),
    question,
    replied({
      ...{ replyId, inReplyTo: question.data.messageId, text: 'At nine.' },
      sources: [hours, { ...hours, passageId: 'y', excerpt: 'At nine, but for Sundays.' }],
      provenance: { ...provenance, fallback: 'slow', costMicros: 310 },
    }),
    rated(replyId, question.data.messageId),
    noted,
    unknown,
    replied({ replyId: uuidv7(), inReplyTo: unknown.data.messageId, kind: 'unpublished' }),
    settled,
    replied({ replyId: uuidv7(), inReplyTo: settled.data.messageId, kind: 'unpublished' }),
    said('Hello'),
    {
      type: 'EmergencyRecognised',
      data: { messageId: 'm', visitorId: 'a-visitor', kind: 'gas', recognisedAt: at },
    },
  ],
  knowledge: [
    accountId,
    {
      type: 'FactTaught',
      data: { accountId, factId: 'f', fact, answers: [settled.data.messageId], taughtAt: at },
    },
    {
      type: 'FactTaught',
      data: { accountId, factId: 'g', fact, answers: [], taughtAt: '2026-11-24T11:00:00.000Z' },
    },
  ],
  rehearsal: [
    rehearsalId,
    {
      type: 'RehearsalStarted',
      data: {
        ...{ rehearsalId, accountId, model: 'extractive-2', startedAt: at },
        questions: [{ conversationId, messageId: 'm' }],
      },
    },
    rehearsed('1', 'reworded'),
    rehearsed('2', 'citation-lost'),
    { type: 'RehearsalCompleted', data: { rehearsalId, completedAt: at } },
  ],
  webhook: ['webhook-1', ...webhookEvents],
  delivery: ['delivery-1', ...deliveryEvents],
  look: [
    accountId,
    { type: 'LookAsked', data: { askId: 'a', askedBy: 'operator', askedAt: at } },
    {
      type: 'LookGranted',
      data: {
        ...{ grantId: 'g', until: '2026-11-24T12:00:00.000Z', grantedBy: ownerId },
        grantedAt: '2026-11-24T11:00:00.000Z',
      },
    },
    {
      type: 'BusinessLookedInto',
      data: {
        ...{ lookId: 'l', grantId: 'g', what: 'conversation', subjectId: 'c', lookedBy: 'operator' },
        lookedAt: '2026-11-24T11:30:00.000Z',
      },
    },
    {
      type: 'RecordsLookedInto',
      data: { lookId: 'm', what: 'search', subjectId: null, lookedBy: ownerId, lookedAt: later },
    },
    { type: 'LookEnded', data: { grantId: 'g', endedBy: ownerId, endedAt: '2026-11-24T11:40:00.000Z' } },
    { type: 'LookAsked', data: { askId: 'b', askedBy: 'operator', askedAt: '2026-11-24T11:50:00.000Z' } },
  ],
  pairing: [
    uuidv7(),
    { type: 'PairingOpened', data: { ...chatOfOwner, tokenHash: 'a-hash', openedAt: at, expiresAt: later } },
    { type: 'ChatAsked', data: { ...chatOfOwner, ...chat, askedAt: at, expiresAt: later } },
    { type: 'ChatPaired', data: { ...chatOfOwner, chatRef: 'a-chat', pairedAt: at } },
    { type: 'ChatMoved', data: { ...chatOfOwner, chatRef: 'b-chat', chatId: '5550102', movedAt: at } },
    { type: 'PairingOpened', data: { ...chatOfStaff, tokenHash: 'b-hash', openedAt: at, expiresAt: later } },
  ],
  call: ['call-1', ...callEvents],
  disclosure: [
    'a-disclosure',
    {
      type: 'DisclosureRequested',
      data: {
        ...{ disclosureId: 'a-disclosure', accountId, subjectIds: ['x'], leadId: null, proof: 'owner' },
        ...{ requestedAt: at, alarmAt: later, deadlineAt: later },
      },
    },
    {
      type: 'PersonDisclosed',
      data: {
        ...{ disclosureId: 'a-disclosure', accountId, linkId: 'l', outcome: 'handed-over', disclosedAt: at },
        counts: { conversations: 2, calls: 1, recordings: 1, leads: 1, texts: 0, shares: 3, leftOut: 4 },
      },
    },
  ],
  erasure: [
    'an-erasure',
    {
      type: 'ErasureRequested',
      data: {
        ...{ erasureId: 'an-erasure', accountId, scope: 'person', subjectIds: ['x'], proof: 'owner' },
        ...{ graceUntil: later, requestedAt: at, alarmAt: later, deadlineAt: later },
      },
    },
  ],
  subscription: [
    accountId,
    {
      type: 'TrialBegun',
      data: {
        accountId,
        nextAt: '2026-12-01T10:00:00.000Z',
        begunAt: at,
        endsAt: '2026-12-08T10:00:00.000Z',
      },
    },
    {
      type: 'UnitCredited',
      data: { accountId, unitId: 'call-1', reason: 'spam', creditedBy: 'owner', creditedAt: at },
    },
  ],
  consent: ['contact-1', ...consentEvents],
  thread: [
    'contact-1',
    { type: 'ThreadAssigned', data: { ...ofThread, changeId: 't1', memberId: ownerId, assignedAt: at } },
    { type: 'ThreadNoted', data: { ...ofThread, noteId: 't2', text: 'A regular', notedAt: at } },
  ],
  report: [
    accountId,
    {
      type: 'ReportMade',
      data: {
        ...{ accountId, turnId: 't', week: '2026-W48', from: at, to: at, timeZone: 'UTC', locale: 'en-US' },
        ...{ figures: figuresOf(), before: null, fix: null, checkpoint: null, dueAt: at, madeAt: at },
      },
    },
    { type: 'ReportLetterBegun', data: { accountId, week: '2026-W48', memberId: ownerId, begunAt: at } },
    {
      type: 'ReportLetterSent',
      data: { accountId, week: '2026-W48', memberId: ownerId, letterId: 'l', sentAt: at },
    },
  ],
  retention: [
    accountId,
    { type: 'RetentionRunsScheduled', data: { accountId, dueAt: at, scheduledAt: at } },
    {
      type: 'EvidenceEnding',
      data: { accountId, runId: 'r', requestIds: ['r1'], callIds: ['call-1'], endsAt: at, foundAt: at },
    },
    {
      type: 'RetentionRunCompleted',
      data: {
        ...{ accountId, runId: 'r', isDry: false, months: 12, cutoff: '2025-11-24T10:00:00.000Z' },
        removed: { conversations: 0, calls: 0, recordings: 0, texts: 0, visits: 0 },
        ...{ oldest: { recordAt: at, visitAt: null }, dueAt: '2026-11-25T08:30:00.000Z', completedAt: at },
      },
    },
  ],
  crawl: [
    crawlId,
    {
      type: 'CrawlStarted',
      data: { crawlId, accountId, website: 'https://example.com/', acceptsLoss: false, startedAt: at },
    },
    ...Array.from({ length: pageCount }, (_none, index) => ({
      type: 'PageRead',
      data: {
        pageId: uuidv7(),
        accountId,
        page: {
          url: `https://example.com/${String(index)}`,
          title: 'A page',
          language: 'en',
          contentHash: 'a'.repeat(64),
        },
        blobId: 'b',
        knownCount: pageCount,
        readAt: at,
      },
    })),
    {
      type: 'CrawlCompleted',
      data: { crawlId, readCount: pageCount, skippedCount: 0, unchangedCount: 0, completedAt: at },
    },
  ],
};

export const by = 'operator';
export const decided: readonly Happened[] = [
  {
    type: 'AccountSuspended',
    data: { changeId: '1', by, accountId, reason: 'unpaid', suspendedAt: at },
  },
  { type: 'SpendCapSet', data: { changeId: '2', by, accountId, costMicrosPerDay: 3_000_000_000, setAt: at } },
  ...['a', 'b'].map((requestId) => ({
    type: 'DataRequestNoted',
    data: {
      ...{ requestId, kind: 'access', subjectRef: `T-${requestId}`, by },
      ...{ receivedAt: at, dueAt: '2026-12-24T10:00:00.000Z', notedAt: at },
    },
  })),
  { type: 'DataRequestClosed', data: { requestId: 'a', outcome: 'done', by, closedAt: at } },
];
export const alert = { accountId, notificationId: 'n', nextAt: null };
export const letter = { ...alert, attemptId: 'notification-n-1', channel: 'email' };
export const secondsOn = (seconds: number): string =>
  new Date(Date.parse(at) + seconds * 1_000).toISOString();
export const item = { sourceId: 'e', reason: 'lead', place: 'leads', subjectId: 'l', happenedAt: at };
export const alerted: readonly Happened[] = [
  {
    type: 'NotificationRequested',
    data: { ...alert, memberId: ownerId, item, steps: [], requestedAt: at },
  },
  {
    type: 'NotificationItemAdded',
    data: { ...alert, item: { ...item, sourceId: 'f', subjectId: 'm' }, addedAt: at },
  },
  { type: 'NotificationAttemptBegun', data: { ...letter, step: 0, begunAt: at } },
  { type: 'NotificationAccepted', data: { ...letter, ref: 'r', acceptedAt: secondsOn(2) } },
  { type: 'NotificationDelivered', data: { ...letter, nextAt: secondsOn(600), deliveredAt: secondsOn(6) } },
];
