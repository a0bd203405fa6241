import type { AccountEvent } from '../../domain/account/account.js';
import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { MailboxEvent } from '../../domain/mailbox/mailbox.js';
import type { NotificationEvent } from '../../domain/notification/notification.js';
import type { PairingEvent } from '../../domain/pairing/pairing.js';
import type { RehearsalEvent } from '../../domain/rehearsal/rehearsal.js';
import type { ReportEvent } from '../../domain/report/report.js';
import type { SubscriptionEvent } from '../../domain/subscription/subscription.js';
import type { TranscriptEvent } from '../../domain/transcript/transcript.js';
import type { Change, Projection } from '../kernel/projection.js';

/** Who handles data for us. */
export type ShareProcessor = 'twilio' | 'resend' | 'telegram' | 'stripe' | 'language-model';

export interface ShareRow {
  /** Null: no share, but says whose the shares of the same request are. */
  readonly processor: ShareProcessor | null;
  readonly purpose: string;
  /** Kinds of data, with commas between them. */
  readonly categories: string;
  /** A random id; empty where another row of the same request says it. */
  readonly subjectId: string;
  /** Of the call, the text, the letter or the message. */
  readonly requestId: string;
  readonly at: string;
}

interface Share extends Omit<ShareRow, 'categories' | 'processor'> {
  readonly processor: ShareProcessor;
  readonly categories: readonly string[];
}

const share = (key: string, { categories, ...row }: Share): readonly Change<ShareRow>[] => [
  { change: 'put', key, set: { ...row, categories: categories.join(',') } },
];

const letter = (attemptId: string, memberId: string, purpose: string, at: string) =>
  share(`letter/${attemptId}`, {
    ...{ processor: 'resend', purpose, categories: ['address', 'letter'] },
    ...{ subjectId: memberId, requestId: attemptId, at },
  });

/** By the channel that a member is reached on. */
const alertedBy = {
  email: { processor: 'resend', categories: ['address', 'alert'] },
  telegram: { processor: 'telegram', categories: ['chat', 'alert'] },
  sms: { processor: 'twilio', categories: ['number', 'alert'] },
  voice: { processor: 'twilio', categories: ['number', 'alert'] },
} as const;

type ShareEvent =
  | AccountEvent
  | CallEvent
  | ConsentEvent
  | ConversationEvent
  | MailboxEvent
  | NotificationEvent
  | PairingEvent
  | RehearsalEvent
  | ReportEvent
  | SubscriptionEvent
  | TranscriptEvent;

/** Each time personal data left for a processor: to whom, why, which kinds, about whom and in which request. It holds ids only. */
export const shares: Projection<ShareEvent, ShareRow> = {
  name: 'shares',
  version: 1,
  scope: 'tenant',
  on: {
    CallRang: ({ callId, contactId, rangAt }) =>
      share(`call/${callId}`, {
        ...{ processor: 'twilio', purpose: 'call', categories: ['number', 'voice', 'words'] },
        ...{ subjectId: contactId, requestId: callId, at: rangAt },
      }),
    AttemptBegun: ({ attemptId, contactId, requestId, begunAt }) =>
      share(`text/${attemptId}`, {
        ...{ processor: 'twilio', purpose: 'link text', categories: ['number', 'text'] },
        ...{ subjectId: contactId, requestId, at: begunAt },
      }),
    HelpRequested: ({ messageId, contactId, isAnswered, requestedAt }) =>
      isAnswered
        ? share(`help/${messageId}`, {
            ...{ processor: 'twilio', purpose: 'answer to HELP', categories: ['number', 'text'] },
            ...{ subjectId: contactId, requestId: messageId, at: requestedAt },
          })
        : [],
    // A model that has instructions of its own is a vendor’s; without a budget it was not asked.
    ReplySent: ({ replyId, visitorId, provenance: { promptVersion, fallback, inputTokens }, sentAt }) =>
      promptVersion !== null ||
      inputTokens > 0 ||
      ['down', 'slow', 'refused', 'ungrounded'].includes(fallback)
        ? share(`reply/${replyId}`, {
            ...{ processor: 'language-model', purpose: 'reply', categories: ['messages'] },
            ...{ subjectId: visitorId, requestId: replyId, at: sentAt },
          })
        : [],
    QuestionRehearsed: ({ rehearsalId, messageId, visitorId, costMicros, rehearsedAt }) =>
      costMicros > 0
        ? share(`rehearsal/${rehearsalId}/${messageId}`, {
            ...{ processor: 'language-model', purpose: 'rehearsal', categories: ['messages'] },
            ...{ subjectId: visitorId, requestId: messageId, at: rehearsedAt },
          })
        : [],
    TranscriptRequested: ({ requestId, visitorId, requestedAt }) =>
      share(`transcript/${requestId}/code`, {
        ...{ processor: 'resend', purpose: 'code', categories: ['address'] },
        ...{ subjectId: visitorId, requestId, at: requestedAt },
      }),
    TranscriptSent: ({ requestId, visitorId, sentAt }) =>
      share(`transcript/${requestId}`, {
        ...{ processor: 'resend', purpose: 'transcript by e-mail', categories: ['address', 'messages'] },
        ...{ subjectId: visitorId, requestId, at: sentAt },
      }),

    MemberInvited: ({ invitationId, memberId, invitedAt }) =>
      share(`invitation/${invitationId}`, {
        ...{ processor: 'resend', purpose: 'invitation', categories: ['address', 'letter'] },
        ...{ subjectId: memberId, requestId: invitationId, at: invitedAt },
      }),
    // A letter that nothing else in the log speaks of is known by what became of it.
    LetterDelivered: ({ attemptId, memberId, kind, deliveredAt }) =>
      letter(attemptId, memberId, kind, deliveredAt),
    LetterBounced: ({ attemptId, memberId, kind, bouncedAt }) => letter(attemptId, memberId, kind, bouncedAt),
    LetterComplainedOf: ({ attemptId, memberId, kind, complainedAt }) =>
      letter(attemptId, memberId, kind, complainedAt),
    LetterDelayed: ({ attemptId, memberId, kind, delayedAt }) => letter(attemptId, memberId, kind, delayedAt),
    LetterSuppressed: ({ attemptId, memberId, kind, suppressedAt }) =>
      letter(attemptId, memberId, kind, suppressedAt),
    LetterFailed: ({ attemptId, memberId, kind, failedAt }) => letter(attemptId, memberId, kind, failedAt),
    ReportLetterBegun: ({ week, memberId, begunAt }) =>
      share(`report/${week}/${memberId}`, {
        ...{ processor: 'resend', purpose: 'weekly report', categories: ['address', 'letter'] },
        ...{ subjectId: memberId, requestId: week, at: begunAt },
      }),

    NotificationRequested: ({ notificationId, memberId, requestedAt }) => [
      {
        change: 'put',
        key: `notification/${notificationId}`,
        set: { processor: null, subjectId: memberId, requestId: notificationId, at: requestedAt },
      },
    ],
    NotificationAttemptBegun: ({ notificationId, attemptId, channel, begunAt }) =>
      share(`alert/${attemptId}`, {
        ...alertedBy[channel],
        ...{ purpose: 'alert', subjectId: '', requestId: notificationId, at: begunAt },
      }),
    ChatPaired: ({ pairingId, memberId, pairedAt }) =>
      share(`chat/${pairingId}`, {
        ...{ processor: 'telegram', purpose: 'greeting', categories: ['chat'] },
        ...{ subjectId: memberId, requestId: pairingId, at: pairedAt },
      }),
    CheckoutBegun: ({ accountId, attemptId, begunAt }) =>
      share(`checkout/${attemptId}`, {
        ...{ processor: 'stripe', purpose: 'payment', categories: ['address', 'plan'] },
        ...{ subjectId: accountId, requestId: attemptId, at: begunAt },
      }),
  },
};
