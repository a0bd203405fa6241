import type { Command } from '../kernel/decider.js';
import type { Item, Step, Via, Why } from './events.js';

type About<Data extends object = object> = Data & { notificationId: string };

export type NotificationCommand =
  /** Again with another item: it is added, where nothing has gone out. `notBefore`: null for at once. */
  | Command<
      'RequestNotification',
      About<{
        accountId: string;
        memberId: string;
        item: Item;
        steps: readonly Step[];
        notBefore: string | null;
      }>
    >
  | Command<'PostponeNotification', About<{ step: number; until: string }>>
  | Command<'BeginNotificationAttempt', About<{ step: number }>>
  /** `isReceipt`: what accepts has it delivered. */
  | Command<'RecordAccepted', About<{ attemptId: string; ref: string; isReceipt: boolean }>>
  | Command<'RecordRefused', About<{ attemptId: string; code: string }>>
  /** `againAt`: when it is tried again or asked about; null where neither can be. */
  | Command<'RecordUnknown', About<{ attemptId: string; againAt: string | null }>>
  | Command<'RecordDelivered', About<{ attemptId: string }>>
  | Command<'RecordBounced', About<{ attemptId: string; code: string }>>
  /** `step`: the one whose turn is over. */
  | Command<'EscalateNotification', About<{ step: number; why: Why }>>
  | Command<'AcknowledgeNotification', About<{ by: string; via: Via }>>
  | Command<'WithdrawNotification', About>;
