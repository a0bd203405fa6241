import type { ChannelName, Reason, Requested } from '../../domain/notification/notification.js';

/** One attempt to tell a member. */
export interface Order {
  readonly tenant: string;
  readonly attemptId: string;
  readonly notification: Requested;
}

export type ChannelReceipt =
  /** `isReceipt`: what accepts has it delivered. `ref`: the provider's own id. */
  | { readonly outcome: 'accepted'; readonly ref: string; readonly isReceipt: boolean }
  /** It was not taken, for certain. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** It may have been taken. */
  | { readonly outcome: 'unknown' };

/**
 * What is done about an attempt whose end is not known. `repeat`: the provider knows an attempt by its id, so it is given to it again and
 * is one message still. `ask`: the provider can be asked once it has had its time; undefined: it has none such; raises a `Fault` when it
 * does not answer. `leave`: nothing: another try could be a second message, so the next channel has its turn.
 */
export type AfterUnknown =
  | { readonly then: 'repeat' }
  | {
      readonly then: 'ask';
      readonly afterMs: number;
      readonly ask: (
        order: Order,
        attempt: { readonly begunAt: string },
      ) => Promise<{ readonly ref: string } | undefined>;
    }
  | { readonly then: 'leave' };

/** One way to reach a member. An outcome is data; `send` raises only for a bug. */
export interface Channel {
  readonly afterUnknown: AfterUnknown;
  isConnected(tenant: string, memberId: string, reason: Reason): Promise<boolean>;
  send(order: Order): Promise<ChannelReceipt>;
}

/** Those that this installation has. E-mail is always there. */
export type Channels = Readonly<Partial<Record<ChannelName, Channel>>> & { readonly email: Channel };
