import type { Decider } from '../kernel/decider.js';
import type { NotificationCommand } from './commands.js';
import { decide, type NotificationReason } from './decide.js';
import type { NotificationEvent } from './events.js';
import { evolve, initial, type Notification } from './state.js';

export type { Notification, NotificationCommand, NotificationEvent, NotificationReason };
export type { ChannelName, Item, Place, Reason, Step, Via, Why } from './events.js';
export type { Attempt, Requested } from './state.js';
export { notificationEvents } from './events.js';
export { answerMs } from './decide-attempts.js';

/** One message that is owed to one member of a business about one thing, from request to receipt. */
export const notification: Decider<Notification, NotificationCommand, NotificationEvent, NotificationReason> =
  {
    category: 'notification',
    initial,
    evolve,
    decide,
  };
