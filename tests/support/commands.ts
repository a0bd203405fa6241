import { fc } from '@fast-check/vitest';
import type { AccountCommand } from '../../domain/account/account.js';
import type { ConversationCommand } from '../../domain/conversation/conversation.js';
import type { CrawlCommand } from '../../domain/crawl/crawl.js';
import type { KnowledgeCommand } from '../../domain/knowledge/knowledge.js';
import type { LeadCommand } from '../../domain/lead/lead.js';

// Few values, so that histories meet themselves.
const id = fc.constantFrom('a', 'b', 'c');
const text = fc.constantFrom('one', 'two');
const now = fc
  .nat({ max: 10_000 })
  .map((second) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString());

const command = <Name extends string, Data extends object>(type: Name, data: fc.Arbitrary<Data>) =>
  fc.record({ type: fc.constant(type), data, commandId: fc.uuid(), now });

export const accountCommands: fc.Arbitrary<AccountCommand> = fc.oneof(
  command(
    'OpenAccount',
    fc.record({
      accountId: id,
      ownerId: id,
      businessName: text,
      ownerEmail: text,
      website: text,
      industry: text,
      siteKey: id,
    }),
  ),
  command('SetTimeZone', fc.record({ timeZone: text })),
);

const reason = fc.constantFrom('not-found' as const, 'timed-out' as const);
const page = fc.record({ url: text, title: text, language: text, contentHash: text });
export const crawlCommands: fc.Arbitrary<CrawlCommand> = fc.oneof(
  command('StartCrawl', fc.record({ crawlId: id, accountId: id, website: text, acceptsLoss: fc.boolean() })),
  command('RecordPage', fc.record({ pageId: id, accountId: id, page, blobId: id, knownCount: fc.nat() })),
  command('SkipPage', fc.record({ pageId: id, accountId: id, url: text, reason, knownCount: fc.nat() })),
  command('CompleteCrawl', fc.record({ crawlId: id, unchangedCount: fc.nat({ max: 2 }) })),
  command('FailCrawl', fc.record({ crawlId: id, reason })),
);

const knownPage = fc.record({ pageId: id, blobId: id, contentHash: text, url: text });
export const knowledgeCommands: fc.Arbitrary<KnowledgeCommand> = fc.oneof(
  command('AddWebsite', fc.record({ accountId: id, website: text })),
  command(
    'PublishCrawl',
    fc.record({
      accountId: id,
      crawlId: id,
      read: fc.array(knownPage, { maxLength: 3 }),
      unchanged: fc.array(knownPage, { maxLength: 2 }),
      unreadableUrls: fc.array(text, { maxLength: 2 }),
      goneUrls: fc.array(text, { maxLength: 2 }),
      isIncomplete: fc.boolean(),
      acceptsLoss: fc.boolean(),
    }),
  ),
);

const detail = fc.constantFrom('name' as const, 'email' as const, 'phone' as const, 'note' as const);
const asks = fc.option(fc.oneof(detail, fc.constantFrom('offer' as const, 'confirmation' as const)), {
  nil: null,
});
const reply = fc.record({
  replyId: id,
  inReplyTo: id,
  kind: fc.constantFrom('answered' as const, 'unpublished' as const, 'intake' as const),
  text,
  sources: fc.constant([]),
  asks,
  told: fc.option(fc.record({ detail, value: fc.constantFrom('', 'told') }), { nil: null }),
  confirmed: fc.option(fc.record({ leadId: id, contactId: id }), { nil: null }),
  tookMs: fc.nat(),
});
export const conversationCommands: fc.Arbitrary<ConversationCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: command(
      'StartConversation',
      fc.record({
        conversationId: id,
        visitorId: id,
        noticeVersion: text,
        opening: fc.record({ pageUrl: text }),
        language: text,
        device: fc.constantFrom('phone' as const, 'desktop' as const),
      }),
    ),
  },
  { weight: 4, arbitrary: command('ReceiveMessage', fc.record({ messageId: id, text })) },
  { weight: 6, arbitrary: command('SendReply', reply) },
  { weight: 1, arbitrary: command('CloseConversation', fc.record({ conversationId: id })) },
);

const maybe = fc.option(text, { nil: null });
export const leadCommands: fc.Arbitrary<LeadCommand> = fc.oneof(
  command(
    'CaptureLead',
    fc.record({
      leadId: id,
      contactId: id,
      conversationId: id,
      name: maybe,
      email: maybe,
      phone: maybe,
      note: maybe,
    }),
  ),
  command('MarkContacted', fc.record({ leadId: id })),
);
