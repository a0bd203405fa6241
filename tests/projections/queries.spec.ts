import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { accountOverview } from '../../projections/account-overview/projection.js';
import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { addressChanges } from '../../projections/address-changes/projection.js';
import { createAddressChanges } from '../../projections/address-changes/queries.js';
import { agreements } from '../../projections/agreements/projection.js';
import { createAgreements } from '../../projections/agreements/queries.js';
import { apiKeys } from '../../projections/api-keys/projection.js';
import { businesses } from '../../projections/businesses/projection.js';
import { createBusinesses } from '../../projections/businesses/queries.js';
import { dataRequests } from '../../projections/data-requests/projection.js';
import { createDataRequests } from '../../projections/data-requests/queries.js';
import { looks } from '../../projections/looks/projection.js';
import { createLooks } from '../../projections/looks/queries.js';
import { standings } from '../../projections/standings/projection.js';
import { createStandings } from '../../projections/standings/queries.js';
import { createApiKeys } from '../../projections/api-keys/queries.js';
import { callLog } from '../../projections/call-log/projection.js';
import { createCallLog } from '../../projections/call-log/queries.js';
import { chatHolders } from '../../projections/chat-holders/projection.js';
import { createChatHolders } from '../../projections/chat-holders/queries.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { conversationNotes } from '../../projections/conversation-notes/projection.js';
import { createConversationNotes } from '../../projections/conversation-notes/queries.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { crawlProgress } from '../../projections/crawl-progress/projection.js';
import { createCrawlProgress } from '../../projections/crawl-progress/queries.js';
import { crawlSchedule } from '../../projections/crawl-schedule/projection.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { createDeskActivity } from '../../projections/desk-quarters/queries.js';
import { dueTimes } from '../../projections/due-times/projection.js';
import { createDueTimes } from '../../projections/due-times/queries.js';
import { eventIndex } from '../../projections/event-index/projection.js';
import { createEventIndex } from '../../projections/event-index/queries.js';
import { keyHolders } from '../../projections/key-holders/projection.js';
import { createKeyHolders } from '../../projections/key-holders/queries.js';
import { keptRecords } from '../../projections/kept-records/projection.js';
import { createKeptRecords } from '../../projections/kept-records/queries.js';
import { knowledgePages } from '../../projections/knowledge-pages/projection.js';
import { createKnowledgePages } from '../../projections/knowledge-pages/queries.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { createLeadInbox, type LeadFilter } from '../../projections/lead-inbox/queries.js';
import { leadNotes } from '../../projections/lead-notes/projection.js';
import { createLeadNotes } from '../../projections/lead-notes/queries.js';
import { mailboxes } from '../../projections/mailboxes/projection.js';
import { createMailboxes } from '../../projections/mailboxes/queries.js';
import { memberships } from '../../projections/memberships/projection.js';
import { createMemberships } from '../../projections/memberships/queries.js';
import { outcomes } from '../../projections/outcomes/projection.js';
import { createOutcomes } from '../../projections/outcomes/queries.js';
import { pairedChats } from '../../projections/paired-chats/projection.js';
import { createPairedChats } from '../../projections/paired-chats/queries.js';
import { notificationAttempts } from '../../projections/notification-attempts/projection.js';
import { notifications } from '../../projections/notifications/projection.js';
import { createNotifications } from '../../projections/notifications/queries.js';
import { questions } from '../../projections/questions/projection.js';
import { createQuestions } from '../../projections/questions/queries.js';
import { rehearsalChanges } from '../../projections/rehearsal-changes/projection.js';
import { createRehearsalChanges } from '../../projections/rehearsal-changes/queries.js';
import { rehearsals } from '../../projections/rehearsals/projection.js';
import { createRehearsals } from '../../projections/rehearsals/queries.js';
import { retentionRuns } from '../../projections/retention-runs/projection.js';
import { createRetentionRuns } from '../../projections/retention-runs/queries.js';
import { shares } from '../../projections/shares/projection.js';
import { createShares } from '../../projections/shares/queries.js';
import { sites } from '../../projections/sites/projection.js';
import { createSites } from '../../projections/sites/queries.js';
import { taughtFacts } from '../../projections/taught-facts/projection.js';
import { createTaughtFacts } from '../../projections/taught-facts/queries.js';
import { textLinks } from '../../projections/text-links/projection.js';
import { createTextLinks } from '../../projections/text-links/queries.js';
import { texts } from '../../projections/texts/projection.js';
import { createTexts } from '../../projections/texts/queries.js';
import { team } from '../../projections/team/projection.js';
import { createTeam } from '../../projections/team/queries.js';
import { told } from '../../projections/told/projection.js';
import { createTold } from '../../projections/told/queries.js';
import { transcript } from '../../projections/transcript/projection.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { deliveries } from '../../projections/deliveries/projection.js';
import { createDeliveries } from '../../projections/deliveries/queries.js';
import { deliverySchedule } from '../../projections/delivery-schedule/projection.js';
import { createDeliverySchedule } from '../../projections/delivery-schedule/queries.js';
import { webhooks } from '../../projections/webhooks/projection.js';
import { createWebhooks } from '../../projections/webhooks/queries.js';
import { deliveryEvents, webhookEvents } from '../support/webhook-events.js';
import { weeklyReports } from '../../projections/weekly-reports/projection.js';
import { createWeeklyReports } from '../../projections/weekly-reports/queries.js';
import { families } from '../support/families.js';
import { figuresOf } from '../support/figures.js';
import { disclosures } from '../../projections/disclosures/projection.js';
import { createDisclosures } from '../../projections/disclosures/queries.js';
import { erasures } from '../../projections/erasures/projection.js';
import { createErasures } from '../../projections/erasures/queries.js';
import { personLinks } from '../../projections/person-links/projection.js';
import { createPersonLinks } from '../../projections/person-links/queries.js';
import { usageUnits } from '../../projections/usage-units/projection.js';
import { createUsageUnits } from '../../projections/usage-units/queries.js';
import { callEvents, consentEvents } from '../support/call-events.js';
import { provenance, replied } from '../support/replied.js';
import { logWithReadModels, said, started, type LogWithReadModels } from '../support/read-models.js';

const events = eventIndex(families);
const ofTenants = [
  accountOverview,
  agreements,
  apiKeys,
  callLog,
  conversationInbox,
  conversationNotes,
  crawlProgress,
  deskQuarters,
  events,
  keptRecords,
  knowledgePages,
  leadInbox,
  leadNotes,
  outcomes,
  looks,
  pairedChats,
  mailboxes,
  notificationAttempts,
  notifications,
  questions,
  rehearsalChanges,
  rehearsals,
  shares,
  taughtFacts,
  team,
  textLinks,
  texts,
  told,
  transcript,
  webhooks,
  deliveries,
  usageUnits,
  weeklyReports,
  personLinks,
];
const ofInstallation = [
  addressChanges,
  businesses,
  chatHolders,
  crawlSchedule,
  dataRequests,
  deliverySchedule,
  dueTimes,
  keyHolders,
  memberships,
  retentionRuns,
  sites,
  standings,
  disclosures,
  erasures,
];

const at = '2026-11-24T10:00:00.000Z';
const [accountId, ownerId, conversationId, crawlId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
const stranger = uuidv7();
const pageCount = 130;
const leadCount = 60;

let log: LogWithReadModels;
let models: Pick<ReadModels, 'query' | 'waitFor'>;
/** Every statement that the tests below have run for the first business. */
const ran: { readonly text: string; readonly values: readonly unknown[] }[] = [];

const [replyId, rehearsalId] = [uuidv7(), uuidv7()];
const question = said('When do you open? \u0000\uD800');
const unknown = said('Do you repair sundials?');
const settled = said('Is there parking?');
const fact = { question: 'Is there parking?', text: 'Two places behind the house.', language: 'en' };
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

const later = '2026-11-24T10:10:00.000Z';
const chat = { chatRef: 'a-chat', chatId: '5550101', chatName: '@acme_example' };
const chatOfOwner = { accountId, memberId: ownerId, pairingId: 'p' };
const chatOfStaff = { accountId, memberId: 'somebody', pairingId: 'q' };
const mailboxOf = { accountId, memberId: ownerId };

const happened: Readonly<Record<string, readonly [id: string, ...events: readonly Happened[]]>> = {
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

const by = 'operator';
const decided: readonly Happened[] = [
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
const alert = { accountId, notificationId: 'n', nextAt: null };
const letter = { ...alert, attemptId: 'notification-n-1', channel: 'email' };
const secondsOn = (seconds: number): string => new Date(Date.parse(at) + seconds * 1_000).toISOString();
const item = { sourceId: 'e', reason: 'lead', place: 'leads', subjectId: 'l', happenedAt: at };
const alerted: readonly Happened[] = [
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

beforeAll(async () => {
  log = await logWithReadModels();
  const running = await log.start(...ofTenants, ...ofInstallation);
  models = {
    waitFor: (position, timeoutMs) => running.waitFor(position, timeoutMs),
    query: (tenant, text, values) => {
      if (tenant === accountId) ran.push({ text, values });
      return running.query(tenant, text, values);
    },
  };
  for (const [category, [id, ...events]] of Object.entries(happened)) {
    await log.append({ tenant: accountId, category, id }, ...events);
  }
  await log.append({ tenant: 'installation', category: 'installation', id: 'installation' }, ...decided);
  await log.append({ tenant: accountId, category: 'notification', id: 'n' }, ...alerted);
  await log.append(
    { tenant: accountId, category: 'notification', id: 'h' },
    {
      type: 'NotificationRequested',
      data: {
        ...{ ...alert, notificationId: 'h', memberId: ownerId, steps: [] },
        item: { ...item, reason: 'hand-off', place: 'inbox', subjectId: conversationId },
        requestedAt: at,
      },
    },
  );
  for (let count = 0; count < leadCount; count += 1) {
    const leadId = uuidv7();
    const data = {
      leadId,
      contactId: 'a-contact',
      conversationId,
      name: 'Ada Example',
      email: null,
      phone: null,
      note: null,
      answers: [{ key: 'visit', label: 'Visit', value: 'New \u0000\uD800' }],
      capturedAt: at,
      ...(count === 0 && { name: 'Bea 50%_Off', email: 'bea@example.com', phone: '+12025550143' }),
    };
    const then: readonly Happened[] = [
      { type: 'LeadMoved', data: { leadId, changeId: 'x', to: 'won', movedAt: at } },
      {
        type: 'LeadNoted',
        data: {
          leadId,
          contactId: 'a-contact',
          noteId: 'a-note',
          text: 'Prefers \u0000mornings',
          notedAt: at,
        },
      },
    ];
    await log.append(
      { tenant: accountId, category: 'lead', id: leadId },
      ...[{ type: 'LeadCaptured', data }, ...(count === 0 ? then : [])],
    );
  }
  expect(await models.waitFor(await log.store.head(), 20_000)).toBe(true);
});
afterAll(() => log.close());

test('a business finds its profile, and its site key and its owner lead to it', async () => {
  expect(await createAccountOverview(models.query).profile(accountId)).toEqual({
    accountId,
    businessName: 'Acme Clocks',
    website: 'https://example.com/',
    industry: 'retail',
    siteKey: 'a-site-key',
    timeZone: 'UTC',
    ...{ pageCount: 0, week: [], otherDays: [], isSensitive: false, origins: ['https://shop.example'] },
  });
  expect(await createTeam(models.query).of(accountId)).toMatchObject([
    { memberId: ownerId, email: 'owner@example.com', role: 'owner', standing: 'member' },
    { memberId: 'somebody', role: 'auditor', standing: 'member' },
  ]);
  expect(await createSites(models.query).accountOf('a-site-key')).toBe(accountId);
  expect(await createSites(models.query).accountOf('no-site-key')).toBeUndefined();
  expect(await createMemberships(models.query).of(ownerId)).toEqual([{ accountId, role: 'owner' }]);
  expect(await createMemberships(models.query).of('somebody')).toEqual([{ accountId, role: 'auditor' }]);
  expect(await createMemberships(models.query).of(stranger)).toEqual([]);
});

test('agreements stand with who signed them, and a change of address is found when it is due', async () => {
  expect(await createAgreements(models.query).of(accountId)).toEqual([
    { processor: 'language-model', agreedOn: '2026-01-05', agreedBy: 'Ada Example' },
  ]);
  const changes = createAddressChanges(models.query);
  expect(await changes.due('2026-11-27T09:59:59.999Z', 10)).toEqual([]);
  expect(await changes.due('2026-11-27T10:00:00.000Z', 10)).toEqual([{ memberId: ownerId, changeId: 'c' }]);
});

test('who was given a copy stands with its deadline and its counts, and how often that was lately', async () => {
  const found = createDisclosures(models.query);
  expect(await found.of(accountId)).toMatchObject([
    {
      ...{ disclosureId: 'a-disclosure', status: 'handed-over', endedAt: at, deadlineAt: later },
      ...{ conversations: 2, calls: 1, leftOut: 4 },
    },
  ]);
  expect(await found.of(stranger)).toEqual([]);
  const recent = (subjectId: string, since: string, but = '') =>
    found.recent(accountId, { subjectIds: [subjectId], since, but });
  expect(await recent('x', at)).toBe(1);
  expect(await recent('x', at, 'a-disclosure')).toBe(0);
  expect(await recent('x', later)).toBe(0);
  expect(await recent('y', at)).toBe(0);
});

test('an erasure stands with its deadline, and what belongs to a person is found from any of their ids', async () => {
  const erasures = createErasures(models.query);
  const [one] = await erasures.of(accountId);
  expect(one).toMatchObject({
    erasureId: 'an-erasure',
    status: 'requested',
    graceUntil: later,
    deadlineAt: later,
  });
  expect(await erasures.one(one?.erasureId ?? '')).toEqual(one);
  expect(await createDataRequests(models.query).one('a')).toMatchObject({ requestId: 'a' });
  expect(await erasures.underWay()).toEqual([one]);
  expect(await erasures.of(stranger)).toEqual([]);
  const links = createPersonLinks(models.query);
  const none = { subjectIds: [], conversationIds: [] };
  const found = await links.of(accountId, { ...none, subjectIds: ['a-visitor'] });
  expect(found).toEqual([
    { kind: 'conversation', subjectId: 'a-visitor', relatedId: conversationId, conversationId },
  ]);
  const here = await links.of(accountId, { ...none, conversationIds: [conversationId] });
  expect(here).toEqual(expect.arrayContaining([...found]));
  expect(await links.of(stranger, { ...none, subjectIds: ['a-visitor'] })).toEqual([]);
});

test('whoever runs the installation sees its businesses and what was decided on them', async () => {
  const found = createBusinesses(models.query);
  expect(await found.page()).toEqual({ rows: [{ accountId, openedAt: at }], nextCursor: null });
  expect(await found.one(accountId)).toEqual({ accountId, openedAt: at });
  expect(await found.one(stranger)).toBeUndefined();
  const of = createStandings(models.query);
  expect(await of.of(accountId)).toEqual({
    ...{ suspendedAt: at, reason: 'unpaid', costMicrosPerDay: 3_000_000_000 },
  });
  expect(await of.of(stranger)).toEqual({ suspendedAt: null, reason: null, costMicrosPerDay: null });
  expect((await createDataRequests(models.query).all()).map(({ requestId }) => requestId)).toEqual([
    'b',
    'a',
  ]);
});

test('an owner sees what the operator asked for, may see and saw, and nobody else does', async () => {
  const seen = createLooks(models.query);
  expect(await seen.askedAt(accountId)).toBe('2026-11-24T11:50:00.000Z');
  expect(await seen.grants(accountId)).toEqual([
    {
      ...{ grantId: 'g', at: '2026-11-24T11:00:00.000Z', until: '2026-11-24T12:00:00.000Z' },
      endedAt: '2026-11-24T11:40:00.000Z',
    },
  ]);
  expect(await seen.taken(accountId)).toEqual([
    { grantId: 'g', at: '2026-11-24T11:30:00.000Z', what: 'conversation', subjectId: 'c' },
  ]);
  expect(await seen.log(accountId, undefined)).toEqual({
    rows: [
      {
        ...{ lookId: 'l', at: '2026-11-24T11:30:00.000Z', by: 'operator', memberId: null },
        ...{ what: 'conversation', subjectId: 'c' },
      },
      { lookId: 'm', at: later, by: 'member', memberId: ownerId, what: 'search', subjectId: null },
    ],
    nextCursor: null,
  });
  expect((await seen.log(stranger, undefined)).rows).toEqual([]);
  expect(await seen.askedAt(stranger)).toBeNull();
  expect(await seen.grants(stranger)).toEqual([]);
});

test('what happened in a business is leafed through, newest first, by family, type and day', async () => {
  const index = createEventIndex(models.query);
  const seen: string[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const page = await index.page(accountId, {}, cursor);
    seen.push(...page.rows.map(({ eventId }) => eventId));
    cursor = page.nextCursor ?? undefined;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(pageCount + leadCount);
  const looked = await index.page(accountId, { family: 'look', type: 'BusinessLookedInto' }, undefined);
  expect(looked).toMatchObject({
    ...{ rows: [{ family: 'look', entity: accountId, at: '2026-11-24T11:30:00.000Z' }], nextCursor: null },
  });
  const [{ eventId } = { eventId: '' }] = looked.rows;
  expect(await index.one(accountId, eventId)).toEqual(looked.rows[0]);
  expect(await index.one(stranger, eventId)).toBeUndefined();
  const within = { type: 'LookGranted', from: '2026-11-24T11:00:00.000Z', until: '2026-11-24T11:00:00.001Z' };
  expect((await index.page(accountId, within, undefined)).rows).toHaveLength(1);
  expect((await index.page(accountId, { ...within, until: within.from }, undefined)).rows).toEqual([]);
});

test('a conversation is read word for word with its sources, and half a character does no harm', async () => {
  const spoken = await createTranscript(models.query).messages(accountId, conversationId);
  expect(spoken).toHaveLength(7);
  expect(spoken[0]).toMatchObject({
    ...{ from: 'visitor', text: 'When do you open? \uFFFD', sources: [], kind: null, provenance: null },
  });
  expect(spoken.find(({ kind }) => kind === 'answered')).toMatchObject({
    ...{ from: 'desk', text: 'At nine.', tookMs: 12, rating: 'bad', sources: [{ title: 'Hours' }, {}] },
    provenance: { fallback: 'slow', costMicros: 310 },
  });
  expect(await createConversationInbox(models.query).one(accountId, conversationId)).toMatchObject({
    status: 'open',
    startedAt: at,
    messageCount: 7,
    unansweredCount: 2,
    alert: 'emergency',
  });
});

test('a chat is found by its member, and its member by the chat or by an open link', async () => {
  expect(await createPairedChats(models.query).of(accountId, ownerId)).toEqual({
    ...{ pairingId: 'p', standing: 'paired', chatId: '5550102', chatName: '@acme_example' },
    ...{ since: at, expiresAt: null, ending: null },
  });
  const holders = createChatHolders(models.query);
  expect(await holders.byChat('b-chat')).toEqual([chatOfOwner]);
  expect(await holders.byChat('a-chat')).toEqual([]);
  expect(await holders.byToken('b-hash')).toEqual(chatOfStaff);
  expect(await holders.byToken('a-hash')).toBeUndefined();
});

test('leads come 50 at a time and all of them in a file, each once', async () => {
  const inbox = createLeadInbox(models.query);
  const first = await inbox.page(accountId, undefined);
  expect(first.rows).toHaveLength(50);
  const second = await inbox.page(accountId, first.nextCursor ?? undefined);
  expect(second.nextCursor).toBeNull();
  const paged = [...first.rows, ...second.rows].map(({ leadId }) => leadId);
  const all: string[] = [];
  for await (const { leadId } of inbox.all(accountId)) all.push(leadId);
  expect(new Set(paged).size).toBe(leadCount);
  expect(all).toEqual(paged);
  expect(first.rows[0]?.answers).toEqual([{ key: 'visit', label: 'Visit', value: 'New \uFFFD' }]);
});

test('a lead is found by its stage, and by a part of its name, address or number as it is written', async () => {
  const inbox = createLeadInbox(models.query);
  const found = async (filter: LeadFilter): Promise<number> =>
    (await inbox.page(accountId, undefined, filter)).rows.length;
  const [bea] = (await inbox.page(accountId, undefined, { stage: 'won' })).rows;
  expect(bea).toMatchObject({ name: 'Bea 50%_Off', stage: 'won', noteCount: 1, contactId: 'a-contact' });
  for (const text of ['bea', '50%_', 'BEA@EXAMPLE', '202-555', '(0143)'])
    expect(await found({ text }), text).toBe(1);
  for (const text of ['5%', 'bea_', '43', 'nobody']) expect(await found({ text }), text).toBe(0);
  expect(await found({ text: 'bea', stage: 'new' })).toBe(0);
  const [cameAt, later] = [0, 1].map((ms) => new Date(Date.parse(bea?.capturedAt ?? '') + ms).toISOString());
  expect(await found({ text: 'bea', from: cameAt, until: later })).toBe(1);
  expect(await found({ text: 'bea', until: cameAt })).toBe(0);
  expect(await found({ text: 'bea', from: later })).toBe(0);
  const waiting = await inbox.waiting(accountId, 5);
  expect(waiting).toHaveLength(5);
  expect(waiting[0]?.count).toBe(leadCount - 1);
  expect(await inbox.waiting(stranger, 5)).toEqual([]);
  expect(await inbox.hasOf(accountId, 'a-contact')).toBe(true);
  expect(await inbox.hasOf(stranger, 'a-contact')).toBe(false);
  const notes = createLeadNotes(models.query);
  expect(await notes.of(accountId, bea?.leadId ?? '')).toEqual([
    { noteId: 'a-note', text: 'Prefers mornings', actor: expect.any(String) as string, at },
  ]);
  expect(await notes.of(stranger, bea?.leadId ?? '')).toEqual([]);
});

test('what needs somebody is found with how much there is of it, for this business alone', async () => {
  const alerts = createNotifications(models.query);
  const asked = { since: at, countMax: 5 };
  expect(await alerts.waiting(accountId, ownerId, asked)).toEqual([
    { kind: 'hand-off', id: conversationId, at, isTold: true, count: 1 },
  ]);
  // Whoever was told, a colleague can only look.
  expect(await alerts.waiting(accountId, 'somebody', asked)).toMatchObject([{ isTold: false }]);
  const later = { ...asked, since: '2026-12-24T10:00:00.000Z' };
  expect(await alerts.waiting(accountId, ownerId, later)).toEqual([]);
  expect(await alerts.waiting(stranger, ownerId, asked)).toEqual([]);
  const [unheard, failed, open, givenUp] = [
    (tenant: string) => createCallLog(models.query).unheard(tenant, 5),
    (tenant: string) => createTextLinks(models.query).failed(tenant, asked),
    (tenant: string) => createQuestions(models.query).waiting(tenant, 5),
    (tenant: string) => createDeliveries(models.query).givenUp(tenant, at),
  ];
  expect(await unheard(accountId)).toEqual([{ callId: 'call-1', at, ending: '0143', count: 1 }]);
  expect(await open(accountId)).toMatchObject([{ text: 'Do you repair sundials?', count: 2 }, { count: 2 }]);

  for (const of of [failed, givenUp]) expect(await of(accountId)).toEqual([]);
  const failing = uuidv7();
  const attempt = { requestId: 'r1', contactId: 'contact-1', attemptId: 't1' };
  await log.append(
    { tenant: failing, category: 'consent', id: failing },
    ...consentEvents.filter(({ type }) => type === 'TextLinkRequested' || type === 'AttemptBegun'),
    { type: 'TextUndelivered', data: { ...attempt, code: '30003', undeliveredAt: at } },
  );
  const [owed, attempted] = deliveryEvents;
  const { webhookId } = owed?.data as { webhookId: string };
  await log.append(
    { tenant: failing, category: 'delivery', id: failing },
    ...[owed, attempted].filter((event) => event !== undefined),
    {
      type: 'DeliverySetAside',
      data: { ...owed?.data, reason: 'exhausted', sinceAt: at, asideAt: at },
    },
  );
  expect(await models.waitFor(await log.store.head(), 20_000)).toBe(true);
  expect(await failed(failing)).toEqual([{ callId: 'call-1', at, count: 1 }]);
  expect(await givenUp(failing)).toMatchObject([{ webhookId, count: 1 }]);
  for (const of of [unheard, failed, open, givenUp]) expect(await of(stranger)).toEqual([]);
});

test('a reading shows how far it is, and its pages come in the order they were met', async () => {
  expect(await createCrawlProgress(models.query).newest(accountId)).toEqual({
    crawlId,
    status: 'completed',
    readCount: pageCount,
    skippedCount: 0,
    unchangedCount: 0,
    knownCount: pageCount,
    startedAt: at,
    endedAt: at,
    reason: null,
  });
  const pages = createKnowledgePages(models.query);
  const first = await pages.page(accountId, crawlId, undefined);
  const second = await pages.page(accountId, crawlId, first.nextCursor ?? undefined);
  const urls = [...first.rows, ...second.rows].map(({ url }) => url);
  expect(urls).toEqual(
    Array.from({ length: pageCount }, (_none, index) => `https://example.com/${String(index)}`),
  );
});

test('a webhook shows what became of it, and what is due leads to it', async () => {
  const [webhook] = await createWebhooks(models.query).of(accountId);
  expect(webhook).toMatchObject({
    ...{ webhookId: 'webhook-1', url: 'https://acme.example/hooks', status: 'paused', withContact: true },
    ...{ eventTypes: ['call.ended'], lastSucceededAt: null, lastFailedAt: at },
  });
  expect(await createWebhooks(models.query).one(accountId, 'webhook-1')).toEqual(webhook);
  const { rows } = await createDeliveries(models.query).page(accountId, 'webhook-1', undefined);
  expect(rows).toMatchObject([
    { deliveryId: 'delivery-1', status: 'waiting', attemptCount: 1, responseStatus: 500, failure: 'status' },
  ]);
  const schedule = createDeliverySchedule(models.query);
  expect(await schedule.due('2026-11-24T10:00:04.000Z', 10)).toEqual([]);
  expect(await schedule.due('2026-11-24T10:00:05.000Z', 10)).toMatchObject([{ deliveryId: 'delivery-1' }]);
});

test('a key that was replaced opens what it did until its end, and nothing after it', async () => {
  const holders = createKeyHolders(models.query);
  const holder = { accountId, keyId: 'k', scopes: ['work'] };
  expect(await holders.by('a-hash', '2026-11-25T09:59:59.999Z')).toEqual(holder);
  expect(await holders.by('a-hash', '2026-11-25T10:00:00.000Z')).toBeUndefined();
  expect(await createApiKeys(models.query).of(accountId)).toMatchObject([{ keyId: 'k', replacedBy: 'l' }]);
});

test('the days of a desk are added up', async () => {
  expect(await createDeskActivity(models.query).since(accountId, '2026-11-24')).toEqual([
    {
      ...{ day: '2026-11-24', conversations: 1, leads: leadCount, answered: 1, unpublished: 2 },
      ...{ fallbacks: 1, withheld: 0, costMicros: 310 },
    },
  ]);
});

test('quarters and outcomes are read between two instants, and are nobody else’s', async () => {
  const activity = createDeskActivity(models.query);
  const list = createOutcomes(models.query);
  const [from, to] = ['2026-11-24T10:00:00.000Z', '2026-11-24T10:15:00.000Z'];
  expect(await activity.within(accountId, from, to)).toEqual([
    {
      ...{ at, chats: 1, spoken: 0, answered: 1, unpublished: 2, offLimits: 0, handOffs: 0, emergencies: 1 },
      replies: [3, 0, 0, 0, 0, 0, 0],
    },
  ]);
  expect(await activity.within(accountId, to, '2027')).toEqual([]);
  expect(await activity.firstAt(accountId)).toBe(at);
  expect(await activity.firstAt(stranger)).toBeUndefined();
  expect(await activity.costSince(accountId, '2026-11-24')).toBe(310);
  expect(await activity.costSince(accountId, '2026-11-25')).toBe(0);
  const plain = { at, isAfterHours: false, isPromised: false };
  expect(await list.within(accountId, from, to)).toEqual([
    { ...plain, kind: 'call', outcome: 'answered', isAfterHours: true, count: 1 },
    { ...plain, kind: 'lead', outcome: 'new', count: leadCount - 1 },
    { ...plain, kind: 'lead', outcome: 'won', count: 1 },
    { ...plain, kind: 'message', outcome: 'unheard', count: 1 },
    { ...plain, kind: 'text', outcome: 'delivered', isPromised: true, count: 1 },
  ]);
  expect(await list.within(accountId, to, '2027')).toEqual([]);
  expect(await list.within(stranger, from, to)).toEqual([]);
});

test('a report shows when it was made and to whom its letters went', async () => {
  const list = createWeeklyReports(models.query);
  expect(await list.made(accountId)).toEqual([{ week: '2026-W48', madeAt: at }]);
  expect(await list.letters(accountId, '2026-W48')).toEqual([{ memberId: ownerId, letter: 'sent', at }]);
  expect(await list.letters(accountId, '2026-W47')).toEqual([]);
  expect(await list.made(stranger)).toEqual([]);
  // Its letters are not all settled, and the next one is due.
  const due = await createDueTimes(models.query).due({ now: at, tenant: null, countMax: 10 });
  expect(due.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['report-letters', 'weekly-report']));
});

test('what is open is what could not be answered or was found bad, and nobody has settled', async () => {
  const list = createQuestions(models.query);
  const open = await list.open(accountId, 10);
  expect(new Map(open.map(({ text, why }) => [text, why]))).toEqual(
    new Map([
      ['When do you open? \uFFFD', 'rated-bad'],
      ['Do you repair sundials?', 'unpublished'],
    ]),
  );
  expect(await list.open(accountId, 1)).toHaveLength(1);
  const newest = await list.newest(accountId, 10);
  const asked = [question, unknown, settled].map(({ data }) => data.messageId);
  expect(newest.map(({ messageId }) => messageId).toSorted()).toEqual(asked.toSorted());
  expect(await list.count(accountId)).toBe(3);
});

test('words that were told lead to whom they were told, and only those very words', async () => {
  const list = createTold(models.query);
  const words = await list.words(accountId, 10);
  expect(words.map(({ text, toldCount }) => [text, toldCount]).toSorted()).toEqual([
    ['At nine, but for Sundays.', 1],
    ['At nine.', 1],
  ]);
  const place = { origin: 'page' as const, pageId: 'another version', url: 'https://example.com/' };
  const to = (text: string, change: Partial<typeof place> = {}) =>
    list.visitors(accountId, { ...place, ...change, text }, 10);
  expect(await to('At nine.')).toEqual([{ conversationId, toldAt: at }]);
  expect(await to('At ten.')).toEqual([]);
  expect(await to('At nine.', { url: 'https://example.com/other' })).toEqual([]);
  expect(await list.visitors(stranger, { ...place, text: 'At nine.' }, 10)).toEqual([]);
});

test('facts come newest first, with their words', async () => {
  expect(await createTaughtFacts(models.query).all(accountId)).toMatchObject([
    { factId: 'g', ...fact, correctedAt: null },
    { factId: 'f', ...fact, taughtAt: at },
  ]);
});

test('a rehearsal shows its numbers, and lost citations before what only reads differently', async () => {
  const list = createRehearsals(models.query);
  const one = await list.one(accountId, rehearsalId);
  expect(one).toMatchObject({
    ...{ status: 'completed', questionCount: 1, doneCount: 2, costMicros: 40 },
    counts: { reworded: 1, citationLost: 1, same: 0 },
  });
  expect(await list.newest(accountId)).toEqual([one]);
  expect(await list.one(stranger, rehearsalId)).toBeUndefined();
  const changes = await createRehearsalChanges(models.query).of(accountId, rehearsalId);
  expect(changes.map(({ verdict }) => verdict)).toEqual(['citation-lost', 'reworded']);
  expect(changes[0]).toMatchObject({ messageId: '2', question: 'When?', after: 'At ten.' });
});

test('a call is listed with its outcome, its recording and the last digits of a number', async () => {
  const log = createCallLog(models.query);
  const { rows, nextCursor } = await log.page(accountId, undefined);
  expect(nextCursor).toBeNull();
  expect(rows).toMatchObject([
    {
      ...{ callId: 'call-1', callerEnding: '0143', outcome: 'answered', seconds: 61, isAfterHours: true },
      ...{ recording: 'stored', recordingMs: 61_000, ringCount: 1, lastRing: 'busy', status: 'ended' },
      ...{ text: 'texted', voicemail: 'unheard', messageBlobId: 'b2', recordingBlobId: 'b1' },
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain('2025550143');
  expect(await log.one(accountId, 'call-1')).toEqual(rows[0]);
  expect((await log.page(accountId, undefined, { show: 'texts' })).rows).toEqual(rows);
  expect((await log.page(accountId, undefined, { show: 'voicemail' })).rows).toEqual(rows);
  expect((await log.page(stranger, undefined, { show: 'texts' })).rows).toEqual([]);
  const [rangAt = ''] = rows.map((call) => call.rangAt);
  const later = new Date(Date.parse(rangAt) + 1).toISOString();
  expect((await log.page(accountId, undefined, { from: rangAt, until: later })).rows).toEqual(rows);
  expect((await log.page(accountId, undefined, { until: rangAt })).rows).toEqual([]);
  expect((await log.page(accountId, undefined, { from: later })).rows).toEqual([]);
  expect(await log.one(stranger, 'call-1')).toBeUndefined();
});

test('a link that was asked for is followed from the words to the receipt, and counted', async () => {
  const links = createTextLinks(models.query);
  expect(await links.ofCall(accountId, 'call-1')).toMatchObject([
    {
      ...{ requestId: 'r1', status: 'delivered', words: 'text me the link', wordsFromMs: 9_000 },
      ...{ question: 'Shall I?', answer: 'yes', body: 'The link', refusal: null, settledAt: at },
      ...{ revokedAt: '2026-11-24T10:01:00.000Z', revokedVia: 'text' },
    },
  ]);
  expect(await links.countSince(accountId, at)).toBe(1);
  expect(await links.countSince(accountId, '2026-11-24T10:00:01.000Z')).toBe(0);
  expect(await links.countSince(stranger, at)).toBe(0);
});

test('a mailbox shows what was heard of it, and which letters are declined', async () => {
  expect(await createMailboxes(models.query).of(accountId)).toEqual([
    {
      ...{ memberId: ownerId, standing: 'bounced', hasComplained: false, transientCount: 0 },
      ...{ deliveredAt: null, troubleAt: at, declinesReports: true, declinesReminders: false },
    },
  ]);
  expect(await createMailboxes(models.query).of(stranger)).toEqual([]);
});

test('texts come newest first, and say what they were taken for', async () => {
  const { rows } = await createTexts(models.query).page(accountId, undefined);
  expect(rows.map(({ kind, words }) => [kind, words])).toEqual([
    ['other', 'Are you there?'],
    ['cancel', 'CANCEL'],
  ]);
});

test('what left for processors is listed, also by whom it went to and whom it is about', async () => {
  const list = createShares(models.query);
  const page = async (...filter: Parameters<typeof list.page>) =>
    (await list.page(...filter)).rows.map(({ purpose, subjectId }) => [purpose, subjectId]);
  const all = { processor: undefined, subjectId: undefined };
  // The attempt says no member; what it was begun for does.
  expect(await page(accountId, { ...all, processor: 'resend' }, undefined)).toContainEqual([
    'alert',
    ownerId,
  ]);
  expect((await page(accountId, { ...all, subjectId: 'contact-1' }, undefined)).sort()).toEqual([
    ['call', 'contact-1'],
    ['link text', 'contact-1'],
  ]);
  expect(
    (await list.about(accountId, ['contact-1', 'nobody'], 9)).map(({ purpose }) => purpose).sort(),
  ).toEqual([...['call', 'link text']]);
  expect(await list.about(accountId, ['contact-1'], 1)).toHaveLength(1);
  expect(await list.totals(accountId)).toContainEqual({
    ...{ processor: 'twilio', purpose: 'link text', categories: ['number', 'text'], count: 1 },
  });
});

test('an alert is followed step by step, and says how many leads reached somebody and how fast', async () => {
  const alerts = createNotifications(models.query);
  const { rows } = await alerts.page(accountId, undefined);
  expect(rows).toMatchObject([
    { notificationId: 'n', itemCount: 2, status: 'open', acknowledgedBy: null },
    { notificationId: 'h' },
  ]);
  expect(rows[0]?.attempts).toMatchObject([
    {
      channel: 'email',
      status: 'delivered',
      acceptedAt: secondsOn(2),
      deliveredAt: secondsOn(6),
      code: null,
    },
  ]);
  expect(await alerts.one(accountId, 'n')).toEqual(rows[0]);
  // Only letters went out.
  expect(await alerts.inChats(accountId, 'all')).toEqual([]);
  expect(await alerts.inChats(accountId, ['l'])).toEqual([]);
  expect(await alerts.unseen(accountId, { memberId: ownerId, place: 'leads', subjectId: 'm' })).toEqual([
    'n',
  ]);
  expect(await alerts.unseen(accountId, { memberId: stranger, place: 'leads', subjectId: null })).toEqual([]);
  expect(await alerts.leadsReached(accountId, { from: at, until: secondsOn(60) })).toEqual({
    ...{ leadCount: 2, handedCount: 2, medianHandedSeconds: 2, reachedCount: 2, medianSeconds: 6 },
  });
  const reached = await alerts.reachedLeads(accountId, undefined, { from: at, until: secondsOn(60) });
  expect(reached.rows.map(({ tookMs }) => tookMs)).toEqual([6_000, 6_000]);
  expect(new Set(reached.rows.map(({ leadId }) => leadId))).toEqual(new Set(['l', 'm']));
  expect((await alerts.reachedLeads(stranger, undefined, { from: at, until: secondsOn(60) })).rows).toEqual(
    [],
  );
  const between = await alerts.leadsReachedBetween(accountId, [
    secondsOn(-60),
    at,
    secondsOn(60),
    secondsOn(90),
  ]);
  expect(between.map(({ reachedCount, medianSeconds }) => [reachedCount, medianSeconds])).toEqual([
    [0, null],
    [2, 6],
    [0, null],
  ]);
  expect(await alerts.leadsReached(stranger, { from: at, until: secondsOn(60) })).toMatchObject({
    ...{ leadCount: 0, reachedCount: 0, medianSeconds: null },
  });
});

test('what is owed of somebody who waits in a conversation is found by it, for one member', async () => {
  const alerts = createNotifications(models.query);
  const found = { notificationId: 'h', reason: 'hand-off' };
  expect(await alerts.about(accountId, ownerId, conversationId)).toEqual([found]);
  expect(await alerts.about(accountId, 'another', conversationId)).toEqual([]);
  expect(await alerts.about(stranger, ownerId, conversationId)).toEqual([]);
  expect(await alerts.about(accountId, ownerId, 'l')).toEqual([]);
});

test('what a plan counts leads to the conversation or the call, and what was credited counts no more', async () => {
  const units = createUsageUnits(models.query);
  const period = { from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };
  expect(await units.totals(accountId, period)).toEqual([
    { meter: 'call-minutes', used: 0, credited: 2 },
    { meter: 'conversations', used: 1, credited: 0 },
    { meter: 'texts', used: 1, credited: 0 },
  ]);
  expect(await units.totals(accountId, { ...period, from: '2026-11-24T10:00:01.000Z' })).not.toContainEqual(
    expect.objectContaining({ meter: 'conversations' }),
  );
  const page = (meter: 'conversations' | 'call-minutes' | 'texts') =>
    units.page(accountId, { ...period, meter, cursor: undefined });
  expect((await page('conversations')).rows).toMatchObject([
    { conversationId, callId: null, creditReason: null },
  ]);
  expect((await page('call-minutes')).rows).toMatchObject([
    { unitId: 'call-1', callId: 'call-1', quantity: 2, creditReason: 'spam' },
  ]);
  expect((await page('texts')).rows).toMatchObject([{ callId: 'call-1', quantity: 1 }]);
  expect(await units.has(accountId, 'call-1')).toBe(true);
  expect(await units.has(stranger, 'call-1')).toBe(false);
});

test('what is kept is found by when it ended, with all that goes with it', async () => {
  const kept = createKeptRecords(models.query);
  const asked = {
    ...{ before: '2026-11-25T00:00:00.000Z', without: [], countMax: 10 },
    ...{ toldBefore: '2026-11-25T00:00:00.000Z', atLatest: '2025-11-24T00:00:00.000Z' },
  };
  // Of a text that went out in it they have not known for long enough.
  const early = await kept.ended(accountId, { ...asked, toldBefore: '2026-11-01T00:00:00.000Z' });
  expect(early.map(({ id }) => id)).not.toContain('call-1');
  const ended = await kept.ended(accountId, asked);
  expect(ended.find(({ id }) => id === conversationId)).toEqual({
    ...{ id: conversationId, isCall: false, blobIds: [], rehearsalIds: [], texts: [] },
  });
  expect(ended.find(({ id }) => id === 'call-1')).toEqual({
    ...{ id: 'call-1', isCall: true, blobIds: ['b1', 'b2'], rehearsalIds: [] },
    texts: [{ contactId: 'contact-1', textId: 'r1' }],
  });
  expect(await kept.ended(accountId, { ...asked, without: [conversationId] })).toHaveLength(ended.length - 1);
  expect(await kept.ended(accountId, { ...asked, before: at })).toEqual([]);
  expect((await createTexts(models.query).before(accountId, asked)).length).toBeGreaterThan(0);
  const { counts, oldestAt } = await kept.standing(accountId, { ...asked, before: at });
  expect([counts.conversations, counts.calls, oldestAt]).toEqual([0, 0, at]);
  expect((await kept.standing(accountId, asked)).counts).toMatchObject({ calls: 1, recordings: 2 });
  // Of this text they were told already.
  expect(await kept.endingTexts(accountId, { from: at, before: asked.before, countMax: 9 })).toEqual([]);
  expect(await kept.toldTexts(accountId)).toEqual({
    ...{ textCount: 1, firstEndedAt: at, toldAt: at, callId: 'call-1' },
  });
  expect(await kept.toldTexts(stranger)).toBeNull();
});

test('the newest run of every business is added up, and the next is due', async () => {
  expect(await createRetentionRuns(models.query).summary()).toEqual({
    ...{ businesses: 1, waiting: 0, lastRunAt: at, oldestRecordAt: at, oldestVisitAt: null },
  });
  const now = '2026-11-25T08:30:00.000Z';
  const due = await createDueTimes(models.query).due({ now, tenant: null, countMax: 10 });
  expect(due.map(({ kind }) => kind)).toContain('retention');
});

test('a reminder is due when the plan says, and to that business', async () => {
  const due = await createDueTimes(models.query).due({
    ...{ now: '2026-12-02T00:00:00.000Z', tenant: null, countMax: 10 },
  });
  expect(due).toContainEqual(
    expect.objectContaining({ tenant: accountId, kind: 'reminder', subjectId: accountId }),
  );
});

test('another business sees not one row of any of it, even by a query that does not say whose', async () => {
  for (const { name } of ofTenants) {
    const text = `select count(*)::int as count from {{${name.replaceAll('-', '_')}}}`;
    expect(await models.query(accountId, text, []), name).not.toEqual([{ count: 0 }]);
    expect(await models.query(stranger, text, []), name).toEqual([{ count: 0 }]);
    expect(await models.query(null, text, []), name).toEqual([{ count: 0 }]);
  }
});

/** The statements of the queries themselves, by the folder they stand in. */
async function everyQuery() {
  const { query } = models;
  await createApiKeys(query).of(accountId);
  const asked = { channel: 'phone', status: 'open', has: 'lead', alert: 'any', words: 'new' } as const;
  await createConversationInbox(query).page(accountId, undefined, { ...asked, from: at, until: at });
  await createConversationInbox(query).count(accountId, { words: 'new', assigned: { to: ownerId } });
  await createConversationInbox(query).blocked(accountId, at);
  const times = [{ from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' }];
  await createConversationInbox(query).page(accountId, undefined, { began: times });
  await createConversationInbox(query).chatsByDevice(accountId, times);
  await createLeadInbox(query).page(accountId, undefined, { began: times });
  await createCallLog(query).page(accountId, undefined, { began: times });
  await createCallLog(query).countWithin(accountId, times);
  await createOutcomes(query).callsWithin(accountId, times);
  await createDeskActivity(query).sumOf(accountId, times);
  await createTranscript(query).replies(accountId, undefined, { times });
  await createTranscript(query).replyCount(accountId, { times });
  await createConversationNotes(query).of(accountId, conversationId);
  await createCrawlProgress(query).newestCompleted(accountId);
  const [lead] = (await createLeadInbox(query).page(accountId, undefined)).rows;
  await createLeadInbox(query).one(accountId, lead?.leadId ?? '');
  const units = createUsageUnits(query);
  const period = { from: at, to: '2027-01-01T00:00:00.000Z' };
  await units.totals(accountId, period);
  await units.page(accountId, { ...period, meter: 'conversations', cursor: undefined });
  await units.has(accountId, conversationId);
  const kept = createKeptRecords(query);
  const late = '2027-01-01T00:00:00.000Z';
  const ended = { before: late, without: [], countMax: 10, toldBefore: late, atLatest: late };
  await kept.ended(accountId, ended);
  await kept.standing(accountId, ended);
  await kept.endingTexts(accountId, { from: at, ...ended });
  await kept.toldTexts(accountId);
  await createNotifications(query).inChats(accountId, 'all');
  await createTexts(query).before(accountId, ended);
  await createWeeklyReports(query).made(accountId);
  await createWeeklyReports(query).letters(accountId, '2026-W48');
  const texts = new Map(ran.map((one) => [one.text, one]));
  return ofTenants.map(({ name }) => {
    const table = `{{${name.replaceAll('-', '_')}`;
    const isOfIt = (text: string): boolean => text.includes(`${table}}}`) || text.includes(`${table}.`);
    const statements = [...texts.values()].filter(({ text }) => isOfIt(text));
    // Some tables are read by the queries of another.
    const file = `projections/${name}/queries.ts`;
    const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const writtenCount = source.match(/\bquery\(/gu)?.length ?? 0;
    return { name, statements: statements.filter(({ text }) => text.includes('tenant = $1')), writtenCount };
  });
}
const isEmpty = (rows: readonly Readonly<Record<string, unknown>>[]): boolean =>
  rows.every((row) => Object.values(row).every((value) => value === null || Number(value) === 0));

test('row-level security holds where a query forgets whose rows it wants', async () => {
  for (const { name, statements, writtenCount } of await everyQuery()) {
    expect(statements.length, `${name}: each of its queries was run`).toBeGreaterThanOrEqual(writtenCount);
    for (const { text, values } of statements) {
      const careless = text.replaceAll(/(?:\w+\.)?tenant = \$1/gu, '$1::text is not null');
      expect(isEmpty(await models.query(stranger, text, values)), text).toBe(true);
      expect(isEmpty(await models.query(stranger, careless, values)), careless).toBe(true);
    }
  }
});

test('every query says whose rows it wants, so that it holds with row-level security switched off', async () => {
  const tables = await log.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'read_models' and rowsecurity`,
  );
  const switchTo = async (state: 'disable' | 'enable'): Promise<void> => {
    for (const { name } of tables.rows)
      await log.pool.query(`alter table ${name} ${state} row level security`);
  };
  await switchTo('disable');
  try {
    // It is off: a query that says nothing sees everything.
    const all = await models.query(stranger, 'select count(*)::int as count from {{team}}', []);
    expect(all).not.toEqual([{ count: 0 }]);
    for (const { statements } of await everyQuery())
      for (const { text, values } of statements) {
        const own = values.map((value) => (value === accountId ? stranger : value));
        expect(isEmpty(await models.query(stranger, text, own)), text).toBe(true);
      }
  } finally {
    await switchTo('enable');
  }
});

test('look-ups across businesses hold ids and no word of a person', async () => {
  for (const { name } of ofInstallation) {
    const rows = await models.query(null, `select * from {{${name.replaceAll('-', '_')}}}`, []);
    expect(rows, name).not.toHaveLength(0);
    expect(JSON.stringify(rows)).not.toMatch(/Acme|example|555010/u);
  }
});

test('every read model of the house is one of these', () => {
  const folders = readdirSync('projections').filter((name) => name !== 'kernel');
  expect([...ofTenants, ...ofInstallation].map(({ name }) => name).sort()).toEqual(folders.sort());
});
