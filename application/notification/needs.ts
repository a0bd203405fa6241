import type { Role } from '../../domain/account/account.js';
import type {
  Item,
  Notification,
  NotificationCommand,
  NotificationEvent,
  NotificationReason,
  Reason,
} from '../../domain/notification/notification.js';
import type { Reach, ReachCommand, ReachEvent, ReachReason } from '../../domain/reach/reach.js';
import type { Handle } from '../handling/handle.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { Channels } from './channels.js';

export type HandleNotification = Handle<
  Notification,
  NotificationCommand,
  NotificationEvent,
  NotificationReason
>;
export type HandleReach = Handle<Reach, ReachCommand, ReachEvent, ReachReason>;

export interface Member {
  readonly memberId: string;
  readonly role: Role;
  /** Null where it was erased. */
  readonly email: string | null;
}

/** What telling the members of a business takes. */
export interface NotificationNeeds {
  readonly handleNotification: HandleNotification;
  readonly handleReach: HandleReach;
  readonly channels: Channels;
  /** Everybody who belongs to the business at the moment. */
  readonly membersOf: (tenant: string) => Promise<readonly Member[]>;
  /** IANA name. */
  readonly timeZoneOf: (tenant: string) => Promise<string>;
  /** What else was owed to this member about whoever is meant: about the same conversation or call. */
  readonly aboutSamePerson: (
    tenant: string,
    memberId: string,
    item: Item,
  ) => Promise<readonly { readonly notificationId: string; readonly reason: Reason }[]>;
  /** Whether it is about somebody whom the business has blocked. */
  readonly isOfBlocked: (tenant: string, item: Item) => Promise<boolean>;
  readonly businessNow: BusinessClock;
  /** The same name is the same id. */
  readonly idNamed: (name: string) => string;
}

export const bySystem = (tenant: string, causationId = '') => ({ tenant, actor: 'system', causationId });
export const byProvider = (tenant: string, attemptId: string) => ({
  ...{ tenant, actor: 'provider', causationId: attemptId },
});

/** Of one thing and one member: asked for twice it is one notification. */
export const notificationIdOf =
  ({ idNamed }: Pick<NotificationNeeds, 'idNamed'>) =>
  (sourceId: string, memberId: string): string =>
    idNamed(`notification ${sourceId} ${memberId}`);

/** A person may belong to several businesses, and is reached by each in another way. */
export const reachIdOf =
  ({ idNamed }: Pick<NotificationNeeds, 'idNamed'>) =>
  (accountId: string, memberId: string): string =>
    idNamed(`reach ${accountId} ${memberId}`);
