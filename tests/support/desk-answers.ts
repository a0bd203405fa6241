import type { Blocked } from '../../adapters/http/contract/blocked.js';
import type { DeskSettings } from '../../adapters/http/contract/desk.js';
import type {
  ConversationRow,
  Inbox,
  ListedConversation,
  Provenance,
  Replay,
} from '../../adapters/http/contract/inbox.js';
import type { Leads } from '../../adapters/http/contract/leads.js';
import type { Today, TodayItem } from '../../adapters/http/contract/today.js';
import type { Overview } from '../../adapters/http/contract/overview.js';
import type { Session } from '../../adapters/http/contract/session.js';

/** What a server would answer about a made-up hairdresser's. Times are of one morning. */
export const at = (minute: number): string => `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`;
export const site = 'https://corner.example';

export const sessionOf = (): Session => ({
  email: 'owner@corner.example',
  role: 'owner',
  rights: ['work', 'manage', 'audit', 'inspect'],
  business: {
    accountId: 'account-1',
    name: 'Corner Studio',
    website: site,
    industry: 'beauty',
    siteKey: 'corner-studio',
  },
  businesses: [{ accountId: 'account-1', name: 'Corner Studio' }],
  papers: {
    terms: { version: 'terms-1', since: at(0) },
    privacy: { version: 'privacy-1', since: at(0) },
    accepted: { terms: 'terms-1', privacy: 'privacy-1', acceptedAt: at(1) },
  },
  needsPasskey: false,
  suspendedSince: null,
  sandbox: false,
  widgetUrl: `${site}/widget.js`,
});

export const deskOf = (changes: Partial<DeskSettings> = {}): DeskSettings => ({
  isPaused: false,
  greeting: 'Welcome to Corner Studio. How can I help?',
  tone: '',
  intake: [
    { key: 'name', kind: 'name', label: 'Name', question: '', isRequired: true, choices: [] },
    { key: 'phone', kind: 'phone', label: 'Phone', question: '', isRequired: true, choices: [] },
    {
      key: 'been-here',
      kind: 'choice',
      label: 'Been here before',
      question: 'Have you been here before?',
      isRequired: false,
      choices: ['New', 'Regular'],
    },
  ],
  cannedAnswers: [{ label: 'Parking', text: 'Park behind the house.' }],
  links: [{ linkId: 'booking', label: 'Book a visit', url: `${site}/book` }],
  emergencies: { phrases: ['scalp burn'], line: '+1 202 555 0100' },
  country: 'US',
  timeZone: 'America/Los_Angeles',
  topics: [
    { topicId: 'topic-1', topic: 'medical advice' },
    { topicId: 'topic-2', topic: 'other salons' },
  ],
  topicPresets: [
    { topic: 'prices', label: 'Prices' },
    { topic: 'medical advice', label: 'Medical advice' },
    { topic: 'legal advice', label: 'Legal advice' },
  ],
  model: { name: 'house-model-1', isConfigured: true },
  ...changes,
});

export const provenanceOf = (changes: Partial<Provenance> = {}): Provenance => ({
  model: 'house-model-1',
  promptVersion: 'a1b2',
  fallback: 'none',
  withheld: [],
  toolCalls: [],
  retrievalMs: 12,
  firstClauseMs: 420,
  inputTokens: 1_240,
  outputTokens: 58,
  costMicros: 420,
  ...changes,
});

const conversationOf = (number: number, changes: Partial<ConversationRow> = {}): ConversationRow => ({
  conversationId: `conversation-${String(number)}`,
  status: 'open',
  startedAt: at(number),
  lastMessageAt: at(number + 1),
  lastText: 'How much is a haircut for women?',
  messageCount: 4,
  unansweredCount: 0,
  channel: 'chat',
  device: 'phone',
  openedOn: `${site}/prices`,
  identity: null,
  leadId: null,
  alert: null,
  assigneeId: null,
  isSpam: false,
  blockedUntil: null,
  personId: null,
  ...changes,
});
const rowOf = (number: number, changes: Partial<ListedConversation> = {}): ListedConversation => ({
  ...conversationOf(number),
  ...{ leadName: null, ending: null },
  ...changes,
});

export const blockedOf = (): Blocked => ({
  blocked: [
    { kind: 'visitor', id: 'conversation-1', until: '2026-12-24T10:00:00.000Z' },
    { kind: 'caller', id: 'contact-0000aaaa', until: '2026-12-20T10:00:00.000Z' },
  ],
});
const signed = { reference: 'customer 81', name: 'Rosa Lind', email: 'rosa.lind@example.com' };

export const inboxOf = (): Inbox => ({
  conversations: [
    rowOf(1, {
      alert: 'emergency',
      lastText: 'My scalp is burning',
      leadId: 'lead-1',
      leadName: 'Ana Flores',
    }),
    rowOf(2, { alert: 'hand-off', unansweredCount: 1, identity: signed }),
    rowOf(3, { lastText: null }),
  ],
  gone: null,
  nextCursor: null,
  count: 3,
});

export const replayOf = (): Replay => {
  const visitor = {
    from: 'visitor' as const,
    kind: null,
    sources: [],
    provenance: null,
    rating: null,
    tookMs: null,
  };
  const source = { origin: 'page' as const, url: `${site}/prices`, title: 'Prices' };
  return {
    conversation: conversationOf(1, { alert: 'emergency', identity: signed }),
    person: null,
    noticeVersion: '2026-01',
    pageContext: [
      { key: 'Basket', value: '2 things' },
      { key: 'Plan', value: 'Yearly' },
    ],
    notes: [],
    messages: [
      { ...visitor, messageId: 'm1', text: 'How much is a haircut for women?', at: at(1) },
      {
        messageId: 'r1',
        from: 'desk',
        text: 'A haircut for women is $62.',
        at: at(1),
        kind: 'answered',
        sources: [
          {
            ...source,
            excerpt: 'Haircut, women: $62',
            today: { state: 'changed', text: 'Haircut, women: $68' },
          },
          { ...source, excerpt: 'Prices include a wash.', today: { state: 'gone', text: null } },
          {
            origin: 'fact',
            url: null,
            title: '',
            excerpt: 'The first visit is 10 % off.',
            today: { state: 'same', text: 'The first visit is 10 % off.' },
          },
        ],
        provenance: provenanceOf({
          fallback: 'slow',
          withheld: ['value-not-in-source'],
          toolCalls: [{ tool: 'capture_lead', outcome: 'refused' }],
        }),
        rating: 'bad',
        tookMs: 1_640,
      },
      { ...visitor, messageId: 'm2', text: null, at: at(2) },
      {
        messageId: 'r2',
        from: 'desk',
        text: 'Please call 911 at once.',
        at: at(2),
        kind: 'emergency',
        sources: [],
        provenance: null,
        rating: null,
        tookMs: 3,
      },
    ],
  };
};

export const leadsOf = (): Leads => ({
  leads: [
    {
      leadId: 'lead-1',
      name: 'Vera Visitor',
      email: 'vera@example.com',
      phone: '+12025550143',
      note: 'A haircut next week',
      answers: [
        { key: 'been-here', label: 'Been here before', value: 'New' },
        { key: 'preferred-times', label: 'Preferred times', value: 'Tuesday morning' },
      ],
      erased: false,
      stage: 'new',
      capturedAt: at(3),
      conversationId: 'conversation-1',
      ...{ contactId: 'contact-1', isImported: false, noteCount: 1 },
    },
    {
      leadId: 'lead-2',
      name: null,
      email: null,
      phone: null,
      note: null,
      answers: [],
      erased: true,
      stage: 'contacted',
      capturedAt: at(1),
      conversationId: null,
      ...{ contactId: 'contact-2', isImported: false, noteCount: 0 },
    },
  ],
  nextCursor: null,
});

const item = (id: string, change: Partial<TodayItem> = {}): TodayItem => ({
  ...{ id, at: at(2), text: null, isTold: false },
  ...change,
});

/** Everything that can need somebody. */
export const todayOf = (changes: Partial<Today> = {}): Today => ({
  groups: [
    {
      ...{ kind: 'emergency', count: 1 },
      items: [item('conversation-1', { text: 'My scalp is burning', isTold: true })],
    },
    { kind: 'hand-off', count: 1, items: [item('conversation-2')] },
    { kind: 'paused', count: 1, items: [item('', { at: null })] },
    { kind: 'plan-unpaid', count: 1, items: [item('')] },
    {
      ...{ kind: 'lead', count: 7 },
      items: [
        item('lead-1', { text: 'Vera Visitor' }),
        item('lead-3'),
        item('lead-4', { text: 'A'.repeat(90) }),
      ],
    },
    { kind: 'voicemail', count: 1, items: [item('call-1', { text: '0143' })] },
    { kind: 'text-failed', count: 1, items: [item('call-2')] },
    { kind: 'request-due', count: 1, items: [item('e-1', { at: '2026-12-02T10:00:00.000Z' })] },
    { kind: 'webhook-off', count: 1, items: [item('w-1')] },
    { kind: 'deliveries-given-up', count: 1, items: [item('w-1', { text: '3' })] },
    { kind: 'crawl-failed', count: 1, items: [item('')] },
    {
      kind: 'question',
      count: 12,
      items: [
        item('m-1', {
          text: 'Do you cut the hair of children under five, and what would it cost on a Saturday?',
        }),
      ],
    },
  ],
  since: { conversations: 12, leads: 3, answered: 24, unpublished: 1 },
  ...changes,
});

export const overviewOf = (changes: Partial<Overview> = {}): Overview => ({
  conversationCount: 41,
  leadCount: 9,
  answeredCount: 118,
  unpublishedCount: 7,
  pageCount: 24,
  fallbackCount: 3,
  withheldCount: 5,
  costMicros: 61_300,
  days: Array.from({ length: 30 }, (_day, index) => ({
    day: new Date(Date.UTC(2026, 1, index + 1)).toISOString().slice(0, 10),
    pageViews: (index * 7) % 40,
    sessions: (index * 3) % 17,
    conversations: index % 5,
    leads: index % 2,
  })),
  ...changes,
});
