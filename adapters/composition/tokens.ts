import type { ServiceIdentifier } from 'inversify';
import type { Plans } from '../../application/billing/plans.js';
import type { Service } from '../../application/billing/service.js';
import type { HandleSubscription } from '../../application/billing/work-through.js';
import type { PaymentNotices, Payments } from '../../application/ports/payments.js';
import type { HandleAccount } from '../../application/account/handle-account.js';
import type { ChangeAddress } from '../../application/account/change-address.js';
import type { HandleMember } from '../../application/account/handle-member.js';
import type { KeepPasskeys } from '../../application/account/keep-passkeys.js';
import type { PassSecondFactor } from '../../application/account/pass-second-factor.js';
import type { ProveSecondFactor } from '../../application/account/prove-second-factor.js';
import type { AnswerQuestion } from '../../application/answering/answer-question.js';
import type { AnswerVisitor, Business } from '../../application/conversation/answer-visitor.js';
import type {
  HandleConversation,
  startConversation,
} from '../../application/conversation/start-conversation.js';
import type { HandleDisclosure } from '../../application/disclosure/needs.js';
import type { RequestDisclosure } from '../../application/disclosure/request-disclosure.js';
import type { CopyPlaces, HandleErasure } from '../../application/erasure/needs.js';
import type { CancelErasure, RequestErasure } from '../../application/erasure/request-erasure.js';
import type { ErasureNeeds } from '../../application/erasure/run-erasure.js';
import type { PhoneTraces } from '../../application/ports/phone-traces.js';
import type { createHandle } from '../../application/handling/handle.js';
import type { Policy } from '../../application/handling/follow.js';
import type { HandleCrawl, HandleKnowledge } from '../../application/knowledge/read-website.js';
import type { Calls, ReceiveText, RecordTextStatus } from '../../application/call/calls.js';
import type {
  CallNeeds,
  HandleAllowance,
  HandleCall,
  HandleConsent,
  HandleLine,
} from '../../application/call/needs.js';
import type { HandleDesk } from '../../application/desk/desk-of.js';
import type { HandleInstallation, HandleLook } from '../../application/operator/handle-installation.js';
import type { Chats } from '../../application/messenger/chats.js';
import type { HandlePairing, PairingNeeds } from '../../application/messenger/needs.js';
import type { PairChat } from '../../application/messenger/pair-chat.js';
import type { OnPress } from '../../application/messenger/press.js';
import type { CompileNeeds, HandleReport } from '../../application/report/compile-report.js';
import type { HandleThread } from '../../application/texting/handle-thread.js';
import type { TranscriptNeeds } from '../../application/transcript/needs.js';
import type { HandleRetention } from '../../application/retention/needs.js';
import type { RetentionRuns } from '../../application/retention/run-retention.js';
import type { HandleRehearsal } from '../../application/rehearsal/run-rehearsals.js';
import type { HandleMailbox } from '../../application/mail/handle-mailbox.js';
import type { RecordReport } from '../../application/mail/record-report.js';
import type { SendLetter } from '../../application/mail/send-letter.js';
import type { HandleLead } from '../../application/lead/capture-confirmed.js';
import type {
  HandleNotification,
  HandleReach,
  NotificationNeeds,
} from '../../application/notification/needs.js';
import type { WordsOf } from '../../application/notification/words/notice-words.js';
import type { AlertPhone } from '../../application/ports/alert-phone.js';
import type { Messenger } from '../../application/ports/messenger.js';
import type { DueWork } from '../../application/due/run-due.js';
import type { BusinessClock } from '../../application/ports/business-clock.js';
import type { ErasableBlobs } from '../../application/ports/blob-store.js';
import type { HeadNeeds } from '../../application/consent-log/sign-heads.js';
import type { Checkpoints } from '../../application/ports/checkpoints.js';
import type { Clock } from '../../application/ports/clock.js';
import type { Embeddings } from '../../application/ports/embeddings.js';
import type { KeyVault } from '../../application/ports/key-vault.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import type { Logins, Sessions } from '../../application/ports/logins.js';
import type { Mail } from '../../application/ports/mail.js';
import type { MovedBusinesses } from '../../application/ports/moved-businesses.js';
import type { Ceremonies, PendingLogins, SecondFactors } from '../../application/ports/second-factors.js';
import type { Snapshots } from '../../application/ports/snapshots.js';
import type { Telephony } from '../../application/ports/telephony.js';
import type { Texting } from '../../application/ports/texting.js';
import type { Usage } from '../../application/ports/usage.js';
import type { Dispatch } from '../../application/webhook/dispatch.js';
import type { HandleDelivery, HandleWebhook } from '../../application/webhook/needs.js';
import type { createContactDirectory } from '../contact-directory/contact-directory.js';
import type { Codec } from '../event-store/codec.js';
import type { createPostgresEventStore } from '../event-store/postgres/store.js';
import type { Egress } from '../egress/egress.js';
import type { UnsubscribeTokens } from '../http/guard/unsubscribe-token.js';
import type { AddressTokens } from '../http/guard/address-tokens.js';
import type { LineSetUp } from '../http/routes/line.js';
import type { AlertCalls } from '../twilio/alert-webhooks.js';
import type { SearchedPassages } from '../passages/passages.js';
import type { ReadModels } from '../read-models/read-models.js';
import type { Telegram } from '../telegram/telegram.js';
import type { Outside } from './container.js';
import type { CopyTokens } from '../http/guard/copy-tokens.js';
import type { LastErrors } from './last-errors.js';

const token = <T>(name: string): ServiceIdentifier<T> => Symbol.for(name);

/** The two ways to answer: whichever is configured, and the one that needs no model. */
export interface Answerers {
  readonly extractive: AnswerQuestion;
  readonly configured: AnswerQuestion;
}

/** How a visitor is served. */
export interface Desk {
  readonly start: ReturnType<typeof startConversation>;
  readonly answering: AnswerVisitor;
}

export const tokens = {
  outside: token<Outside>('Outside'),
  now: token<Clock>('Clock'),
  vault: token<KeyVault>('KeyVault'),
  codec: token<Codec>('Codec'),
  store: token<ReturnType<typeof createPostgresEventStore>>('EventStore'),
  readModels: token<ReadModels>('ReadModels'),
  snapshots: token<Snapshots>('Snapshots'),
  blobs: token<ErasableBlobs>('BlobStore'),
  consentLog: token<HeadNeeds>('ConsentLog'),
  checkpoints: token<Checkpoints>('Checkpoints'),
  moved: token<MovedBusinesses>('MovedBusinesses'),
  directory: token<ReturnType<typeof createContactDirectory>>('ContactDirectory'),
  passages: token<SearchedPassages>('Passages'),
  embeddings: token<Embeddings>('Embeddings'),
  extractive: token<LanguageModel>('ExtractiveModel'),
  /** The extractive one again where no other is configured. */
  model: token<LanguageModel>('LanguageModel'),
  /** Whether what a business's visitors say may go to whoever runs the language model. */
  maySend: token<(tenant: string) => Promise<boolean>>('MaySend'),
  usage: token<Usage>('Usage'),
  logins: token<Logins>('Logins'),
  sessions: token<Sessions>('Sessions'),
  pendingLogins: token<PendingLogins>('PendingLogins'),
  secondFactors: token<SecondFactors>('SecondFactors'),
  ceremonies: token<Ceremonies>('Ceremonies'),
  handleMember: token<HandleMember>('HandleMember'),
  proveSecondFactor: token<ProveSecondFactor>('ProveSecondFactor'),
  passSecondFactor: token<PassSecondFactor>('PassSecondFactor'),
  addresses: token<ChangeAddress>('Addresses'),
  addressTokens: token<AddressTokens>('AddressTokens'),
  ripenAddresses: token<() => Promise<void>>('RipenAddresses'),
  memberPolicies: token<readonly Policy[]>('MemberPolicies'),
  keepPasskeys: token<KeepPasskeys>('KeepPasskeys'),
  egress: token<Egress>('Egress'),
  mail: token<Mail>('Mail'),
  handleMailbox: token<HandleMailbox>('HandleMailbox'),
  sendLetter: token<SendLetter>('SendLetter'),
  transcriptNeeds: token<TranscriptNeeds>('TranscriptNeeds'),
  mailPolicies: token<readonly Policy[]>('MailPolicies'),
  recordReport: token<RecordReport>('RecordReport'),
  unsubscribeTokens: token<UnsubscribeTokens>('UnsubscribeTokens'),
  telephony: token<Telephony>('Telephony'),
  texting: token<Texting>('Texting'),
  telegram: token<Telegram | 'off'>('Telegram'),
  messenger: token<Messenger>('Messenger'),
  handlePairing: token<HandlePairing>('HandlePairing'),
  pairingNeeds: token<PairingNeeds>('PairingNeeds'),
  chats: token<Chats>('Chats'),
  pairChat: token<PairChat>('PairChat'),
  /** What a button under an alert does. */
  onMessengerPress: token<OnPress>('OnMessengerPress'),
  messengerPolicies: token<readonly Policy[]>('MessengerPolicies'),
  lineSetUp: token<LineSetUp | 'off'>('LineSetUp'),
  callNeeds: token<CallNeeds>('CallNeeds'),
  calls: token<Calls>('Calls'),
  receiveText: token<ReceiveText>('ReceiveText'),
  recordTextStatus: token<RecordTextStatus>('RecordTextStatus'),
  handleInstallation: token<HandleInstallation>('HandleInstallation'),
  handleLook: token<HandleLook>('HandleLook'),
  lastErrors: token<LastErrors>('LastErrors'),
  handles: token<ReturnType<typeof createHandle>>('Handles'),
  handleAccount: token<HandleAccount>('HandleAccount'),
  handleCall: token<HandleCall>('HandleCall'),
  handleConsent: token<HandleConsent>('HandleConsent'),
  handleLine: token<HandleLine>('HandleLine'),
  handleConversation: token<HandleConversation>('HandleConversation'),
  handleCrawl: token<HandleCrawl>('HandleCrawl'),
  handleDesk: token<HandleDesk>('HandleDesk'),
  handleKnowledge: token<HandleKnowledge>('HandleKnowledge'),
  handleAllowance: token<HandleAllowance>('HandleAllowance'),
  handleLead: token<HandleLead>('HandleLead'),
  handleThread: token<HandleThread>('HandleThread'),
  handleRehearsal: token<HandleRehearsal>('HandleRehearsal'),
  businessOf: token<(tenant: string) => Promise<Business>>('BusinessOf'),
  answerersAt: token<(now: Clock) => Answerers>('AnswerersAt'),
  desk: token<Desk>('Desk'),
  deskAt: token<(now: Clock, model: 'extractive' | 'configured') => Desk>('DeskAt'),
  /** Those that read websites and make them quotable, and those that serve visitors and owners. */
  readingPolicies: token<readonly Policy[]>('ReadingPolicies'),
  servingPolicies: token<readonly Policy[]>('ServingPolicies'),
  readAgain: token<() => Promise<void>>('ReadAgain'),
  businessNow: token<BusinessClock>('BusinessClock'),
  dueWorks: token<Readonly<Record<string, DueWork>>>('DueWorks'),
  runDue: token<() => Promise<void>>('RunDue'),
  handleReport: token<HandleReport>('HandleReport'),
  reportNeeds: token<CompileNeeds>('ReportNeeds'),
  reportWorks: token<Readonly<Record<string, DueWork>>>('ReportWorks'),
  reportPolicies: token<readonly Policy[]>('ReportPolicies'),
  handleRetention: token<HandleRetention>('HandleRetention'),
  timeZoneOf: token<(tenant: string) => Promise<string>>('TimeZoneOf'),
  retentionRuns: token<RetentionRuns>('RetentionRuns'),
  retentionPolicies: token<readonly Policy[]>('RetentionPolicies'),
  plans: token<Plans>('Plans'),
  payments: token<Payments | 'off'>('Payments'),
  paymentNotices: token<PaymentNotices>('PaymentNotices'),
  handleSubscription: token<HandleSubscription>('HandleSubscription'),
  serviceOf: token<((tenant: string) => Promise<Service>) | 'off'>('ServiceOf'),
  workThroughPayments: token<() => Promise<void>>('WorkThroughPayments'),
  billingPolicies: token<readonly Policy[]>('BillingPolicies'),
  handleNotification: token<HandleNotification>('HandleNotification'),
  handleReach: token<HandleReach>('HandleReach'),
  /** How members are reached by telephone; `off` where there is no phone company. */
  alertPhone: token<AlertPhone | 'off'>('AlertPhone'),
  notificationNeeds: token<NotificationNeeds>('NotificationNeeds'),
  alertCalls: token<AlertCalls>('AlertCalls'),
  noticeWordsOf: token<WordsOf>('WordsOf'),
  notificationPolicies: token<readonly Policy[]>('NotificationPolicies'),
  phonePolicies: token<readonly Policy[]>('PhonePolicies'),
  handleWebhook: token<HandleWebhook>('HandleWebhook'),
  handleDelivery: token<HandleDelivery>('HandleDelivery'),
  dispatch: token<Dispatch>('Dispatch'),
  webhookPolicies: token<readonly Policy[]>('WebhookPolicies'),
  policies: token<readonly Policy[]>('Policies'),

  dataRequestPolicies: token<readonly Policy[]>('DataRequestPolicies'),
  phoneTraces: token<PhoneTraces | 'off'>('PhoneTraces'),
  handleDisclosure: token<HandleDisclosure>('HandleDisclosure'),
  requestDisclosure: token<RequestDisclosure>('RequestDisclosure'),
  copyTokens: token<CopyTokens>('CopyTokens'),
  disclosureWorks: token<Readonly<Record<string, DueWork>>>('DisclosureWorks'),
  handleErasure: token<HandleErasure>('HandleErasure'),
  /** Wherever a copy of what is erased may stand. */
  copyPlaces: token<CopyPlaces>('CopyPlaces'),
  erasureNeeds: token<ErasureNeeds>('ErasureNeeds'),
  requestErasure: token<RequestErasure>('RequestErasure'),
  cancelErasure: token<CancelErasure>('CancelErasure'),
  erasureWorks: token<Readonly<Record<string, DueWork>>>('ErasureWorks'),
  erasurePolicies: token<readonly Policy[]>('ErasurePolicies'),
};
