import type { Command } from '../kernel/decider.js';
import type { DeclinableKind, LetterKind, Permanence } from './events.js';

type OfMember<Data extends object> = Data & { accountId: string; memberId: string };
type OfLetter<Data extends object> = OfMember<Data> & {
  addressId: string;
  attemptId: string;
  kind: LetterKind;
  /** When the mail service saw it, ISO 8601. */
  occurredAt: string;
};

export type MailboxCommand =
  | Command<'GiveAddress', OfMember<{ addressId: string }>>
  | Command<'RecordDelivery', OfLetter<object>>
  | Command<'RecordDelay', OfLetter<object>>
  | Command<'RecordBounce', OfLetter<{ permanence: Permanence; cause: string }>>
  | Command<'RecordComplaint', OfLetter<object>>
  | Command<'RecordSuppression', OfLetter<{ cause: string }>>
  | Command<'RecordFailure', OfLetter<{ cause: string }>>
  | Command<'Unsubscribe', OfMember<{ kind: DeclinableKind; via: 'one-click' | 'page' | 'dashboard' }>>
  | Command<'Resubscribe', OfMember<{ kind: DeclinableKind }>>
  | Command<'ReopenMailbox', OfMember<{ by: string }>>;
