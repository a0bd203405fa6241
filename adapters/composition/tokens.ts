import type { ServiceIdentifier } from 'inversify';
import type { HandleAccount } from '../../application/account/handle-account.js';
import type { AnswerQuestion } from '../../application/answering/answer-question.js';
import type { AnswerVisitor, Business } from '../../application/conversation/answer-visitor.js';
import type {
  HandleConversation,
  startConversation,
} from '../../application/conversation/start-conversation.js';
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
import type { HandleRehearsal } from '../../application/rehearsal/run-rehearsals.js';
import type { HandleLead } from '../../application/lead/capture-confirmed.js';
import type {
  HandleNotification,
  HandleReach,
  NotificationNeeds,
} from '../../application/notification/needs.js';
import type { AlertPhone } from '../../application/ports/alert-phone.js';
import type { Messenger } from '../../application/ports/messenger.js';
import type { DueWork } from '../../application/due/run-due.js';
import type { BusinessClock } from '../../application/ports/business-clock.js';
import type { BlobStore } from '../../application/ports/blob-store.js';
import type { Checkpoints } from '../../application/ports/checkpoints.js';
import type { Clock } from '../../application/ports/clock.js';
import type { ContactDirectory } from '../../application/ports/contact-directory.js';
import type { Embeddings } from '../../application/ports/embeddings.js';
import type { KeyVault } from '../../application/ports/key-vault.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import type { Logins, Sessions } from '../../application/ports/logins.js';
import type { Mail } from '../../application/ports/mail.js';
import type { Passages } from '../../application/ports/passages.js';
import type { Snapshots } from '../../application/ports/snapshots.js';
import type { Telephony } from '../../application/ports/telephony.js';
import type { Texting } from '../../application/ports/texting.js';
import type { Usage } from '../../application/ports/usage.js';
import type { Codec } from '../event-store/codec.js';
import type { createPostgresEventStore } from '../event-store/postgres/store.js';
import type { Egress } from '../egress/egress.js';
import type { LineSetUp } from '../http/routes/line.js';
import type { AlertCalls } from '../twilio/alert-webhooks.js';
import type { ReadModels } from '../read-models/read-models.js';
import type { Outside } from './container.js';

const token = <T>(name: string): ServiceIdentifier<T> => Symbol.for(name);

/** The two ways to answer: whichever is configured, and the one that needs no model. */
export interface Answerers {
  readonly extractive: AnswerQuestion;
  readonly configured: AnswerQuestion;
}

export interface MessengerPlug {
  readonly messenger: Messenger;
  /** Undefined where the member has paired none. */
  readonly chatOf: (tenant: string, memberId: string) => Promise<string | undefined>;
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
  blobs: token<BlobStore>('BlobStore'),
  checkpoints: token<Checkpoints>('Checkpoints'),
  directory: token<ContactDirectory>('ContactDirectory'),
  passages: token<Passages>('Passages'),
  embeddings: token<Embeddings>('Embeddings'),
  extractive: token<LanguageModel>('ExtractiveModel'),
  /** The extractive one again where no other is configured. */
  model: token<LanguageModel>('LanguageModel'),
  usage: token<Usage>('Usage'),
  logins: token<Logins>('Logins'),
  sessions: token<Sessions>('Sessions'),
  egress: token<Egress>('Egress'),
  mail: token<Mail>('Mail'),
  telephony: token<Telephony>('Telephony'),
  texting: token<Texting>('Texting'),
  lineSetUp: token<LineSetUp | 'off'>('LineSetUp'),
  callNeeds: token<CallNeeds>('CallNeeds'),
  calls: token<Calls>('Calls'),
  receiveText: token<ReceiveText>('ReceiveText'),
  recordTextStatus: token<RecordTextStatus>('RecordTextStatus'),
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
  handleNotification: token<HandleNotification>('HandleNotification'),
  handleReach: token<HandleReach>('HandleReach'),
  /** How members are reached by telephone; `off` where there is no phone company. */
  alertPhone: token<AlertPhone | 'off'>('AlertPhone'),
  notificationNeeds: token<NotificationNeeds>('NotificationNeeds'),
  alertCalls: token<AlertCalls>('AlertCalls'),
  notificationPolicies: token<readonly Policy[]>('NotificationPolicies'),
  /** How members are reached by a messenger, and in which chat; `off` where there is none. */
  messenger: token<MessengerPlug | 'off'>('Messenger'),
  phonePolicies: token<readonly Policy[]>('PhonePolicies'),
  policies: token<readonly Policy[]>('Policies'),
};
