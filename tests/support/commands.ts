import { fc } from '@fast-check/vitest';
import type { AccountCommand } from '../../domain/account/account.js';
import type { AllowanceCommand } from '../../domain/allowance/allowance.js';
import type { CallCommand } from '../../domain/call/call.js';
import type { ConsentCommand } from '../../domain/consent/consent.js';
import type { ConversationCommand } from '../../domain/conversation/conversation.js';
import type { CrawlCommand } from '../../domain/crawl/crawl.js';
import type { DeskCommand } from '../../domain/desk/desk.js';
import type { InstallationCommand } from '../../domain/installation/installation.js';
import type { KnowledgeCommand } from '../../domain/knowledge/knowledge.js';
import { stages, type LeadCommand } from '../../domain/lead/lead.js';
import type { LineCommand } from '../../domain/line/line.js';
import type { MemberCommand } from '../../domain/member/member.js';
import type { LookCommand } from '../../domain/look/look.js';
import type { MailboxCommand } from '../../domain/mailbox/mailbox.js';
import type { PairingCommand } from '../../domain/pairing/pairing.js';
import type { NotificationCommand } from '../../domain/notification/notification.js';
import type { ReachCommand } from '../../domain/reach/reach.js';
import type { RehearsalCommand } from '../../domain/rehearsal/rehearsal.js';
import type { SubscriptionCommand } from '../../domain/subscription/subscription.js';
import type { ReportCommand } from '../../domain/report/report.js';
import { figuresOf } from './figures.js';
import type { ThreadCommand } from '../../domain/thread/thread.js';
import type { TranscriptCommand } from '../../domain/transcript/transcript.js';

/** The first of them nine times out of ten: what is allowed has to happen as well. */
const often = <Value>(first: Value, ...others: readonly Value[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

// Few values, so that histories meet themselves.
const id = fc.constantFrom('a', 'b', 'c');
const text = fc.constantFrom('one', 'two');
const now = fc
  .nat({ max: 10_000 })
  .map((second) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString());

const command = <Name extends string, Data extends object>(type: Name, data: fc.Arbitrary<Data>) =>
  fc.record({ type: fc.constant(type), data, commandId: fc.uuid(), now });

const role = fc.constantFrom('owner' as const, 'staff' as const, 'auditor' as const);
const processor = fc.constantFrom('language-model' as const, 'phone' as const);
const by = { accountId: id, by: id };
const range = { from: often('09:00', '12:00'), to: often('17:00', '08:00') };
const openingHours = fc.array(
  fc.record({ day: fc.constantFrom('monday' as const, 'sunday' as const), ...range }),
  { maxLength: 2 },
);
const otherDays = fc.array(
  fc.record({
    date: often('2026-12-24', '2026-12-25'),
    ranges: fc.array(fc.record(range), { maxLength: 2 }),
  }),
  { maxLength: 2 },
);
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
  command('AcceptPapers', fc.record({ ...by, papers: fc.record({ terms: text, privacy: text }) })),
  command('SetTimeZone', fc.record({ timeZone: text })),
  command('RenameBusiness', fc.record({ accountId: id, businessName: often('one', 'two', ' ') })),
  command('SetIndustry', fc.record({ accountId: id, industry: often('one', 'health') })),
  command('SetOpeningHours', fc.record({ accountId: id, week: openingHours, otherDays })),
  command('SetSensitivity', fc.record({ accountId: id, isSensitive: fc.boolean() })),
  command(
    'RecordAgreement',
    fc.record({ accountId: id, processor, agreedOn: often('2025-12-01', '2027-01-01'), agreedBy: text }),
  ),
  command('EndAgreement', fc.record({ accountId: id, processor })),
  command(
    'SetWidgetOrigins',
    fc.record({
      accountId: id,
      origins: fc.array(often('https://example.com', 'example'), { maxLength: 2 }),
    }),
  ),
  command('SetIdentitySecret', fc.record({ ...by, secret: text, overlapEndsAt: now })),
  command('NoteMemberAddress', fc.record({ accountId: id, memberId: id, email: text })),
  command('NotePasskeyAdded', fc.record({ accountId: id, memberId: id, passkeyId: id })),
  command('NotePasskeyRemoved', fc.record({ accountId: id, memberId: id, passkeyId: id })),
  command('NoteRecoveryCodeUsed', fc.record({ accountId: id, memberId: id })),
  command('InviteMember', fc.record({ ...by, invitationId: id, memberId: id, email: text, role })),
  command('WithdrawInvitation', fc.record({ ...by, invitationId: id })),
  command('AcceptInvitation', fc.record({ accountId: id, invitationId: id, memberId: id })),
  command('ChangeMemberRole', fc.record({ ...by, memberId: id, role })),
  command('RemoveMember', fc.record({ ...by, memberId: id })),
  command(
    'IssueApiKey',
    fc.record({
      ...{ ...by, keyId: id, label: text, hash: text, ending: text },
      scopes: fc.constantFrom(['work' as const], ['audit' as const], []),
      expiresAt: fc.constantFrom(null, '2026-01-01T01:00:00.000Z'),
    }),
  ),
  command(
    'RotateApiKey',
    fc.record({
      ...{ ...by, keyId: id, nextKeyId: id, hash: text, ending: text, expiresAt: fc.constant(null) },
      endsAt: now,
    }),
  ),
  command('RevokeApiKey', fc.record({ ...by, keyId: id })),
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

const fact = fc.record({ question: text, text, language: text });
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
  command(
    'TeachFact',
    fc.record({ accountId: id, factId: id, fact, answers: fc.array(id, { maxLength: 2 }) }),
  ),
  command('CorrectFact', fc.record({ accountId: id, factId: id, fact })),
  command('RetireFact', fc.record({ accountId: id, factId: id })),
  command('DismissQuestions', fc.record({ accountId: id, messageIds: fc.array(id, { maxLength: 2 }) })),
);

const detail = fc.constantFrom('name', 'email', 'phone', 'reason');
const asks = fc.option(fc.oneof(detail, fc.constantFrom('offer', 'confirmation')), { nil: null });
const provenance = fc.record({
  model: text,
  promptVersion: fc.option(text, { nil: null }),
  fallback: fc.constantFrom('none' as const, 'slow' as const),
  withheld: fc.array(text, { maxLength: 2 }),
  toolCalls: fc.array(fc.record({ tool: text, outcome: text }), { maxLength: 2 }),
  retrievalMs: fc.nat(),
  firstClauseMs: fc.option(fc.nat(), { nil: null }),
  inputTokens: fc.nat(),
  outputTokens: fc.nat(),
  costMicros: fc.nat(),
});
const reply = fc.record({
  replyId: id,
  inReplyTo: id,
  kind: fc.constantFrom('answered' as const, 'unpublished' as const, 'intake' as const),
  text,
  sources: fc.constant([]),
  consulted: fc.array(id, { maxLength: 2 }),
  asks,
  told: fc.array(fc.record({ detail, value: fc.constantFrom('', 'told') }), { maxLength: 2 }),
  confirmed: fc.option(fc.record({ leadId: id, contactId: id }), { nil: null }),
  emergency: fc.option(fc.constantFrom('gas' as const, 'own' as const), { nil: null }),
  handOff: fc.option(fc.constantFrom('visitor' as const, 'model' as const), { nil: null }),
  provenance,
  tookMs: fc.nat(),
});
const byMember = fc.record({ memberId: id, isOwner: fc.boolean() });
const maybe = fc.option(text, { nil: null });
const context = fc.array(fc.record({ key: text, value: text }), { maxLength: 2 });
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
        channel: fc.constantFrom('chat' as const, 'phone' as const),
        device: fc.constantFrom('phone' as const, 'desktop' as const),
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: command(
      'ReceiveMessage',
      fc.record({ messageId: id, text, context, isEmergency: fc.boolean() }),
    ),
  },
  {
    weight: 1,
    arbitrary: command(
      'IdentifyVisitor',
      fc.record({ conversationId: id, identity: fc.record({ reference: text, name: maybe, email: maybe }) }),
    ),
  },
  { weight: 6, arbitrary: command('SendReply', reply) },
  {
    weight: 2,
    arbitrary: command(
      'RateReply',
      fc.record({ replyId: id, rating: fc.constantFrom('good' as const, 'bad' as const) }),
    ),
  },
  { weight: 2, arbitrary: command('InterruptReply', fc.record({ replyId: id, heard: text })) },
  {
    weight: 1,
    arbitrary: command(
      'AssignConversation',
      fc.record({ conversationId: id, memberId: fc.option(id, { nil: null }) }),
    ),
  },
  {
    weight: 1,
    arbitrary: command('TakeNote', fc.record({ conversationId: id, noteId: id, text })),
  },
  {
    weight: 1,
    arbitrary: command('MarkSpam', fc.record({ conversationId: id, isSpam: fc.boolean() })),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      command('BlockVisitor', fc.record({ conversationId: id })),
      command('UnblockVisitor', fc.record({ conversationId: id })),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      command('TakeOver', byMember),
      command('HandBack', byMember),
      command('ReplyAsPerson', fc.record({ memberId: id, isOwner: fc.boolean(), replyId: id, text })),
      command('HandBackIdle', fc.record({ awaitedUntil: now })),
    ),
  },
  { weight: 1, arbitrary: command('CloseConversation', fc.record({ conversationId: id })) },
  { weight: 1, arbitrary: command('ExpireConversation', fc.record({ conversationId: id })) },
);

const stage = fc.constantFrom(...stages);
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
      answers: fc.array(fc.record({ key: text, label: text, value: text }), { maxLength: 2 }),
    }),
  ),
  command(
    'ImportLead',
    fc.record({ leadId: id, contactId: id, name: maybe, email: maybe, phone: maybe, note: maybe }),
  ),
  { weight: 3, arbitrary: command('MoveLead', fc.record({ leadId: id, from: stage, to: stage })) },
  command('NoteLead', fc.record({ leadId: id, text })),
);

const intakeItem = fc.record({
  key: fc.constantFrom('email', 'reason'),
  kind: fc.constantFrom('email' as const, 'choice' as const, 'text' as const),
  label: text,
  question: text,
  isRequired: fc.boolean(),
  choices: fc.array(text, { maxLength: 2 }),
});
const link = fc.record({
  linkId: id,
  label: text,
  url: fc.constantFrom('https://example.com/', 'http://example.com/'),
});
const emergencies = fc.record({
  phrases: fc.array(text, { maxLength: 2 }),
  line: fc.option(text, { nil: null }),
});
export const deskCommands: fc.Arbitrary<DeskCommand> = fc.oneof(
  command('SetGreeting', fc.record({ accountId: id, greeting: text })),
  command('SetTone', fc.record({ accountId: id, tone: text })),
  command('SetIntake', fc.record({ accountId: id, items: fc.array(intakeItem, { maxLength: 2 }) })),
  command('SetLinks', fc.record({ accountId: id, links: fc.array(link, { maxLength: 2 }) })),
  command(
    'SetCannedAnswers',
    fc.record({ accountId: id, answers: fc.array(fc.record({ label: text, text }), { maxLength: 2 }) }),
  ),
  command('SetEmergencies', fc.record({ accountId: id, emergencies })),
  command('SetCountry', fc.record({ accountId: id, country: text })),
  command('ForbidTopic', fc.record({ accountId: id, topicId: id, topic: text })),
  command('AllowTopic', fc.record({ accountId: id, topicId: id })),
  command('PauseDesk', fc.record({ accountId: id })),
  command('ResumeDesk', fc.record({ accountId: id })),
);

const verdict = fc.constantFrom('same' as const, 'changed' as const, 'gone' as const);
const comparison = fc.option(fc.record({ question: text, before: text, after: text }), { nil: null });
export const rehearsalCommands: fc.Arbitrary<RehearsalCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: command(
      'StartRehearsal',
      fc.record({
        rehearsalId: id,
        accountId: id,
        model: text,
        questions: fc.array(fc.record({ conversationId: id, messageId: id }), { maxLength: 3 }),
      }),
    ),
  },
  {
    weight: 6,
    arbitrary: command(
      'RecordVerdict',
      fc.record({ rehearsalId: id, messageId: id, visitorId: id, verdict, comparison, costMicros: fc.nat() }),
    ),
  },
  { weight: 2, arbitrary: command('CompleteRehearsal', fc.record({ rehearsalId: id })) },
  { weight: 1, arbitrary: command('CancelRehearsal', fc.record({ rehearsalId: id })) },
);

const week = often('2026-W01', '2026-W02');
const addressee = { week, memberId: id };
export const reportCommands: fc.Arbitrary<ReportCommand> = fc.oneof(
  command('ScheduleReport', fc.record({ accountId: id, since: fc.option(now), dueAt: now })),
  command(
    'MakeReport',
    fc.record({
      ...{ accountId: id, week, from: now, to: now, timeZone: text, locale: text, dueAt: now },
      figures: fc.constant(figuresOf()),
      before: fc.option(fc.constant(figuresOf())),
      fix: fc.option(fc.record({ code: fc.constant('missed-calls' as const), count: fc.nat({ max: 9 }) })),
      checkpoint: fc.option(text),
    }),
  ),
  { weight: 3, arbitrary: command('BeginLetter', fc.record(addressee)) },
  command('RecordLetterSent', fc.record({ ...addressee, letterId: id })),
  command('RecordLetterRefused', fc.record({ ...addressee, code: text })),
  command('LoseLetter', fc.record(addressee)),
  command('CloseMailing', fc.record({ week })),
);
const isSensitive = often(false, true);
export const transcriptCommands: fc.Arbitrary<TranscriptCommand> = fc.oneof(
  {
    weight: 3,
    arbitrary: command(
      'RequestTranscript',
      fc.record({
        ...{ conversationId: id, visitorId: id, requestId: id, address: text, language: text },
        ...{ codeHash: id, isSensitive },
      }),
    ),
  },
  { weight: 4, arbitrary: command('ConfirmTranscript', fc.record({ codeHash: id, isSensitive })) },
  command('RecordSent', fc.constant({})),
  command('RecordRefused', fc.record({ code: text })),
);

const member = { accountId: id, memberId: id };
const ofLetter = {
  ...{ ...member, addressId: id, attemptId: id, occurredAt: now },
  kind: fc.constantFrom('login' as const, 'alert' as const, 'report' as const),
};
const declinable = fc.constantFrom('report' as const, 'reminder' as const);
export const mailboxCommands: fc.Arbitrary<MailboxCommand> = fc.oneof(
  { weight: 3, arbitrary: command('GiveAddress', fc.record({ ...member, addressId: id })) },
  command('RecordDelivery', fc.record(ofLetter)),
  command('RecordDelay', fc.record(ofLetter)),
  command(
    'RecordBounce',
    fc.record({
      ...ofLetter,
      permanence: fc.constantFrom('permanent' as const, 'transient' as const),
      cause: text,
    }),
  ),
  command('RecordComplaint', fc.record(ofLetter)),
  command('RecordSuppression', fc.record({ ...ofLetter, cause: text })),
  command('RecordFailure', fc.record({ ...ofLetter, cause: text })),
  command(
    'Unsubscribe',
    fc.record({ ...member, kind: declinable, via: fc.constantFrom('page' as const, 'one-click' as const) }),
  ),
  command('Resubscribe', fc.record({ ...member, kind: declinable })),
  command('ReopenMailbox', fc.record({ ...member, by: id })),
);

const number = fc.constantFrom('+12025550143', '+12025550144', '5550143');
export const lineCommands: fc.Arbitrary<LineCommand> = fc.oneof(
  command('AssignNumber', fc.record({ accountId: id, number })),
  command('ReleaseNumber', fc.record({ accountId: id, number })),
  command('SetOwnNumber', fc.record({ accountId: id, number: fc.option(number) })),
  command(
    'SetAnswering',
    fc.record({
      accountId: id,
      mode: fc.constantFrom('assistant' as const, 'staff-first' as const, 'off' as const),
      staffSeconds: fc.constantFrom(4, 15),
      hours: fc.constantFrom([], [{ day: 'monday' as const, from: '09:00', to: '17:00' }]),
      closedDates: fc.constantFrom([], ['2026-12-25']),
    }),
  ),
  command(
    'SetTransfers',
    fc.record({
      accountId: id,
      transfers: fc.array(fc.record({ transferId: id, label: text, number }), { maxLength: 2 }),
    }),
  ),
  command('SetVoice', fc.record({ accountId: id, language: text, voice: text })),
  command('SetPhoneGreeting', fc.record({ accountId: id, greeting: text })),
  command('SetRecordingConsent', fc.record({ accountId: id, asksFirst: fc.boolean() })),
  command(
    'SetTextingReadiness',
    fc.record({
      accountId: id,
      readiness: fc.constantFrom('ready' as const, 'refused' as const),
      reason: fc.option(text),
    }),
  ),
  command('BlockCaller', fc.record({ accountId: id, contactId: id })),
  command('UnblockCaller', fc.record({ accountId: id, contactId: id })),
);

export const callCommands: fc.Arbitrary<CallCommand> = fc.oneof(
  command(
    'RingCall',
    fc.record({
      ...{ callId: id, callRef: id, contactId: id },
      ...{ callerNumber: fc.option(number), forwardedFrom: fc.option(number) },
      attestation: fc.constantFrom('passed' as const, 'failed' as const),
      treatment: fc.constantFrom('assistant' as const, 'staff-first' as const, 'refused' as const),
      treatmentReason: fc.constantFrom('mode' as const, 'blocked' as const),
      isAfterHours: fc.boolean(),
    }),
  ),
  command(
    'AnswerCall',
    fc.record({ callId: id, announcementVersion: text, language: text, asksFirst: fc.boolean() }),
  ),
  command('ConfirmRecording', fc.record({ callId: id, recordingRef: id })),
  command('AgreeRecording', fc.record({ callId: id, words: text })),
  command('AskErasure', fc.record({ callId: id })),
  command('CompleteRecording', fc.record({ callId: id, recordingRef: id })),
  command('DeclineRecording', fc.record({ callId: id, words: text })),
  command(
    'LoseRecording',
    fc.record({ callId: id, reason: fc.constantFrom('absent' as const, 'failed' as const) }),
  ),
  command(
    'StoreRecording',
    fc.record({
      callId: id,
      recordingRef: id,
      blobId: id,
      contentHash: text,
      durationMs: fc.nat({ max: 9 }),
    }),
  ),
  command('RemoveRecording', fc.record({ callId: id, recordingRef: id })),
  command('BeginRing', fc.record({ callId: id, ringId: id, transferId: fc.constantFrom('own-number', 'a') })),
  command(
    'EndRing',
    fc.record({
      ...{ callId: id, ringId: id },
      result: fc.constantFrom('answered' as const, 'busy' as const),
      seconds: fc.nat({ max: 9 }),
    }),
  ),
  command('HearVoicemail', fc.record({ callId: id })),
  command('TakeVoicemail', fc.record({ callId: id, seconds: fc.nat({ max: 9 }) })),
  command(
    'EndCall',
    fc.record({
      callId: id,
      by: fc.constantFrom('caller' as const, 'desk' as const),
      seconds: fc.nat({ max: 9 }),
      hasSpoken: fc.boolean(),
    }),
  ),
  command('ExpireCall', fc.record({ callId: id })),
);

const heard = fc.record({ words: text, fromMs: fc.nat({ max: 9 }), toMs: fc.nat({ max: 9 }) });
const usually = fc.nat({ max: 39 }).map((one) => one > 0);
const request = fc.constantFrom('a', 'b', 'c', 'd');
const circumstances = fc.record({
  ...{
    isInbound: usually,
    isCallerVerified: usually,
    isTextable: usually,
    isLinkKnown: usually,
    isWithinHour: usually,
    isSuppressed: usually.map((is) => !is),
    isWithinPlan: usually,
  },
  isOurs: usually.map((is) => !is),
  isBusinessReady: usually,
  recording: often('started' as const, 'missing' as const, 'declined' as const),
});
const attempt = { requestId: request, attemptId: often('a', 'b') };
const writtenAt = fc.oneof(fc.constant(null), now);
const said = { messageId: id, contactId: id, words: text };
export const consentCommands: fc.Arbitrary<ConsentCommand> = fc.oneof(
  {
    weight: 6,
    arbitrary: command(
      'RequestTextLink',
      fc.record({
        ...{ requestId: request, callId: often('a', 'b'), contactId: id, linkId: id, phone: number, heard },
        ...{ announcementVersion: text, circumstances },
      }),
    ),
  },
  {
    weight: 8,
    arbitrary: command('ConfirmTextLink', fc.record({ requestId: request, question: text, heard })),
  },
  command('DeclineTextLink', fc.record({ requestId: request })),
  {
    weight: 10,
    arbitrary: command(
      'BeginAttempt',
      fc.record({ ...attempt, body: text, recordingRef: often<string | null>('a', null), circumstances }),
    ),
  },
  command('RecordAccepted', fc.record({ ...attempt, textRef: id })),
  command('RecordRejected', fc.record({ ...attempt, code: text })),
  command('RecordDelivered', fc.record(attempt)),
  command('RecordUndelivered', fc.record({ ...attempt, code: text })),
  command('RecordUnknown', fc.record(attempt)),
  command('Lapse', fc.record({ requestId: request })),
  command(
    'RecordOptOut',
    fc.record({ ...said, via: fc.constantFrom('text' as const, 'call' as const), isCancel: fc.boolean() }),
  ),
  { weight: 2, arbitrary: command('RecordOptIn', fc.record({ ...said, writtenAt })) },
  command('AnswerHelp', fc.record({ ...said, isAnsweredByCarrier: fc.boolean() })),
  command('ReceiveText', fc.record({ ...said, phone: number })),
);

export const allowanceCommands: fc.Arbitrary<AllowanceCommand> = command(
  'AllowText',
  fc
    .record({ accountId: id, askedAt: now })
    .map((data) => ({ ...data, attemptId: `attempt ${data.askedAt}` })),
);

const change = { memberId: id, changeId: id };
const someDaysLater = fc
  .nat({ max: 12 })
  .map((day) => new Date(Date.UTC(2026, 0, 1) + day * 24 * 3_600_000).toISOString());
export const memberCommands: fc.Arbitrary<MemberCommand> = fc
  .record({
    command: fc.oneof(
      command('AskAddressChange', fc.record({ ...change, oldEmail: text, newEmail: often('new', 'one') })),
      command('ConfirmAddress', fc.record(change)),
      command('VetoAddressChange', fc.record(change)),
      command('WithdrawAddressChange', fc.record(change)),
      command('LapseAddressChange', fc.record({ ...change, reason: fc.constant('taken' as const) })),
      command('ChangeAddress', fc.record(change)),
      command('AddPasskey', fc.record({ memberId: id, passkeyId: id, label: often('phone', ' ') })),
      command('RemovePasskey', fc.record({ memberId: id, passkeyId: id })),
      command('IssueRecoveryCodes', fc.record({ memberId: id, count: fc.constant(10) })),
      command('UseRecoveryCode', fc.record({ memberId: id })),
    ),
    now: someDaysLater,
  })
  .map(({ command: asked, now: at }) => ({ ...asked, now: at }));
const fetchedTime = fc.constantFrom(
  '2026-01-01T00:00:00.000Z',
  '2026-01-01T01:00:00.000Z',
  '2026-01-01T02:00:00.000Z',
);
export const fetchedSubscription = fc.record({
  subscriptionId: fc.constantFrom('sub_a', 'sub_b'),
  customerId: fc.constant('cus_a'),
  planId: fc.constantFrom('small', 'large'),
  status: fc.constantFrom('trialing', 'active', 'past-due', 'unpaid', 'paused', 'incomplete', 'ended'),
  startedAt: fetchedTime,
  periodFrom: fetchedTime,
  periodTo: fetchedTime,
  cancelAt: fc.option(fetchedTime, { nil: null }),
  owedSince: fc.option(fetchedTime, { nil: null }),
  endedAt: fc.option(fetchedTime, { nil: null }),
});
const accountOf = { accountId: id };
export const subscriptionCommands: fc.Arbitrary<SubscriptionCommand> = fc.oneof(
  { weight: 3, arbitrary: command('BeginTrial', fc.record({ ...accountOf, days: fc.constantFrom(0, 14) })) },
  command('Remind', fc.record({ ...accountOf, dueAt: fetchedTime })),
  command('SkipReminders', fc.record({ ...accountOf, dueAt: fetchedTime })),
  command('BeginCheckout', fc.record({ ...accountOf, attemptId: id, planId: text })),
  command('OpenCheckout', fc.record({ ...accountOf, attemptId: id, sessionId: id })),
  {
    weight: 3,
    arbitrary: command(
      'RecordSubscription',
      fc.record({ ...accountOf, subscription: fetchedSubscription, fetchedAt: now }),
    ),
  },
  command(
    'NoteRefund',
    fc.record({ ...accountOf, refundId: id, amountMinor: fc.nat(), currency: fc.constant('usd') }),
  ),
  command(
    'NoteDispute',
    fc.record({
      ...{ ...accountOf, disputeId: id, amountMinor: fc.nat(), currency: fc.constant('usd') },
      status: fc.constantFrom('needs_response', 'won'),
    }),
  ),
  command(
    'NoteAllowanceReached',
    fc.record({
      ...accountOf,
      meter: fc.constantFrom('conversations', 'call-minutes', 'texts'),
      periodFrom: fetchedTime,
    }),
  ),
  command(
    'ChooseOverAllowance',
    fc.record({ ...accountOf, choice: fc.constantFrom('extractive', 'take-message', 'ring-through') }),
  ),
  command(
    'CreditUnit',
    fc.record({
      ...{ ...accountOf, unitId: id, reason: fc.constantFrom('spam', 'goodwill') },
      by: fc.constantFrom('owner', 'operator'),
    }),
  ),
);
const seconds = (from: number) => fc.constantFrom(from, from + 5_000).map((second) => at(second));
const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
export const installationCommands: fc.Arbitrary<InstallationCommand> = fc.oneof(
  command('NoteLogin', fc.record({ loginId: id, operatorId: id })),
  command('SetFactor', fc.record({ operatorId: id })),
  command('ResetFactor', fc.record({ operatorId: id, by: id })),
  command(
    'SuspendAccount',
    fc.record({ accountId: id, reason: fc.constantFrom('abuse' as const, 'unpaid' as const), by: id }),
  ),
  command('ResumeAccount', fc.record({ accountId: id, by: id })),
  command(
    'SetSpendCap',
    fc.record({ accountId: id, costMicrosPerDay: often<number | null>(5, null, -1), by: id }),
  ),
  command(
    'PublishPaper',
    fc.record({ paper: fc.constantFrom('terms' as const, 'privacy' as const), version: id, words: text }),
  ),
  command(
    'NoteDataRequest',
    fc.record({
      ...{ requestId: id, kind: fc.constantFrom('access' as const, 'erasure' as const), by: id },
      ...{
        receivedAt: seconds(0),
        dueAt: seconds(20_000),
        subjectRef: often('T-17', 'somebody@example.com'),
      },
      asked: fc.record({
        proof: fc.constantFrom('email-code' as const, 'call' as const),
        accountId: fc.option(id),
        address: fc.option(fc.constant('ann@example.com')),
      }),
    }),
  ),
  command('NoteRequestOverdue', fc.record({ requestId: id })),
  command(
    'CloseDataRequest',
    fc.record({ requestId: id, outcome: fc.constantFrom('done' as const, 'refused' as const), by: id }),
  ),
);

const ofThread = { contactId: id, textId: id };
export const threadCommands: fc.Arbitrary<ThreadCommand> = fc.oneof(
  command('AssignThread', fc.record({ ...ofThread, memberId: fc.option(id) })),
  command('NoteThread', fc.record({ ...ofThread, noteId: id, text })),
  command('MarkThread', fc.record({ ...ofThread, isSpam: fc.boolean() })),
);
export const lookCommands: fc.Arbitrary<LookCommand> = fc.oneof(
  command('AskForLook', fc.record({ askId: id, by: id })),
  command('GrantLook', fc.record({ grantId: id, hours: often(1, 24, 25), by: id })),
  command('EndLook', fc.record({ grantId: id, by: id })),
  {
    weight: 3,
    arbitrary: command(
      'LookInto',
      fc.record({
        lookId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        what: fc.constantFrom('leads' as const, 'conversation' as const),
        subjectId: fc.option(id),
        by: id,
      }),
    ),
  },
  command(
    'LookIntoRecords',
    fc.record({ lookId: id, what: fc.constant('timeline' as const), subjectId: fc.option(id), by: id }),
  ),
);
const whosePairing = { accountId: id, memberId: id, pairingId: id };
export const pairingCommands: fc.Arbitrary<PairingCommand> = fc.oneof(
  // Each link has a token of its own.
  command(
    'OpenPairing',
    fc.record(whosePairing).map((data) => ({ ...data, tokenHash: `token ${data.pairingId}` })),
  ),
  command(
    'AskForChat',
    fc.record({
      ...{ accountId: id, memberId: id, tokenHash: id.map((one) => `token ${one}`) },
      ...{ chatRef: often('x', 'y'), chatId: text, chatName: text },
    }),
  ),
  command('ConfirmChat', fc.record(whosePairing)),
  command('WithdrawPairing', fc.record(whosePairing)),
  command(
    'MoveChat',
    fc.record({ ...whosePairing, from: often('x', 'y'), chatRef: often('y', 'x'), chatId: text }),
  ),
  command(
    'EndPairing',
    fc.record({ ...whosePairing, ending: fc.constantFrom('disconnected' as const, 'blocked' as const) }),
  ),
);
const channel = fc.constantFrom('email' as const, 'telegram' as const, 'sms' as const, 'voice' as const);
const steps = fc.array(fc.record({ channel, minutes: fc.nat({ max: 30 }) }), { minLength: 1, maxLength: 3 });
const notificationId = often('a', 'b');
const attemptId = often('notification-a-1', 'notification-a-2', 'notification-b-1');
const turn = often(0, 1, 2);
export const notificationCommands: fc.Arbitrary<NotificationCommand> = fc.oneof(
  {
    weight: 3,
    arbitrary: command(
      'RequestNotification',
      fc.record({
        ...{ accountId: id, notificationId, memberId: id, steps, notBefore: fc.option(now, { nil: null }) },
        item: fc.record({
          ...{ sourceId: id, subjectId: id, happenedAt: now },
          reason: fc.constantFrom('lead' as const, 'emergency' as const, 'digest' as const),
          place: fc.constantFrom('inbox' as const, 'leads' as const),
        }),
      }),
    ),
  },
  command('PostponeNotification', fc.record({ notificationId, step: turn, until: now })),
  { weight: 5, arbitrary: command('BeginNotificationAttempt', fc.record({ notificationId, step: turn })) },
  {
    weight: 2,
    arbitrary: command(
      'RecordAccepted',
      fc.record({ notificationId, attemptId, ref: id, isReceipt: fc.boolean() }),
    ),
  },
  command('RecordRefused', fc.record({ notificationId, attemptId, code: text })),
  command('RecordUnknown', fc.record({ notificationId, attemptId, againAt: fc.option(now, { nil: null }) })),
  command('RecordDelivered', fc.record({ notificationId, attemptId })),
  command('RecordBounced', fc.record({ notificationId, attemptId, code: text })),
  {
    weight: 2,
    arbitrary: command(
      'EscalateNotification',
      fc.record({
        ...{ notificationId, step: turn },
        why: fc.constantFrom('refused' as const, 'bounced' as const, 'not-acknowledged' as const),
      }),
    ),
  },
  command(
    'AcknowledgeNotification',
    fc.record({ notificationId, by: id, via: fc.constantFrom('dashboard' as const, 'voice' as const) }),
  ),
  command('WithdrawNotification', fc.record({ notificationId })),
);

const ofMember = { accountId: id, memberId: id };
const alertReason = fc.constantFrom('lead' as const, 'emergency' as const, 'voicemail' as const);
const clockTime = often('09:00', '22:00', '25:00');
export const reachCommands: fc.Arbitrary<ReachCommand> = fc.oneof(
  command(
    'SetAlertPreferences',
    fc.record({
      ...ofMember,
      preferences: fc.record({
        ...{ wantsAlerts: fc.boolean(), steps, digest: fc.array(alertReason, { maxLength: 1 }) },
        orders: fc.array(fc.record({ reason: alertReason, steps }), { maxLength: 1 }),
        digestAt: clockTime,
        quiet: fc.option(fc.record({ from: clockTime, to: clockTime }), { nil: null }),
      }),
    }),
  ),
  {
    weight: 3,
    arbitrary: command(
      'NameAlertPhone',
      fc.record({ ...ofMember, phone: text, code: often('111111', '222222') }),
    ),
  },
  {
    weight: 3,
    arbitrary: command('ConfirmAlertPhone', fc.record({ ...ofMember, code: often('111111', '222222') })),
  },
  command('RemoveAlertPhone', fc.record(ofMember)),
  command('StopAlertTexts', fc.record(ofMember)),
  command('StartAlertTexts', fc.record({ ...ofMember, writtenAt: fc.option(now, { nil: null }) })),
);
