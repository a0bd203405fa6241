import { accept, reject, type Decide } from '../kernel/decider.js';
import type { NotificationCommand } from './commands.js';
import { decideOnAttempts, type AttemptReason } from './decide-attempts.js';
import type { NotificationEvent } from './events.js';
import type { Notification } from './state.js';

export type NotificationReason = AttemptReason | 'AlreadyBegun' | 'TooManyItems' | 'NoSteps' | 'TurnNotOver';

const notificationLimits = { itemCountMax: 200, stepCountMax: 4 } as const;

export const decide: Decide<Notification, NotificationCommand, NotificationEvent, NotificationReason> = {
  RequestNotification(state, { data, now }) {
    const { accountId, notificationId, memberId, item, steps, notBefore } = data;
    if (state.status === 'unrequested') {
      if (steps.length === 0 || steps.length > notificationLimits.stepCountMax) return reject('NoSteps');
      const nextAt = notBefore !== null && notBefore > now ? notBefore : now;
      const about = { accountId, notificationId, memberId, item, steps: [...steps], nextAt };
      return accept({ type: 'NotificationRequested', data: { ...about, requestedAt: now } });
    }
    if (state.items.some(({ sourceId }) => sourceId === item.sourceId)) return accept();
    if (state.status !== 'open' || state.attempts.length > 0) return reject('AlreadyBegun');
    if (state.items.length >= notificationLimits.itemCountMax) return reject('TooManyItems');
    const { nextAt } = state;
    const added = { accountId: state.accountId, notificationId, nextAt, item, addedAt: now };
    return accept({ type: 'NotificationItemAdded', data: added });
  },

  PostponeNotification(state, { data: { step, until }, now }) {
    if (state.status === 'unrequested') return reject('NotificationUnknown');
    if (state.status !== 'open' || step < state.step || isAttempted(state, step)) return accept();
    if (step > state.step) return reject('TurnNotOver');
    if (state.nextAt !== null && state.nextAt >= until) return accept();
    const { accountId, notificationId } = state;
    return accept({
      type: 'NotificationPostponed',
      data: { accountId, notificationId, nextAt: until, step, postponedAt: now },
    });
  },

  ...decideOnAttempts,

  EscalateNotification(state, { data: { step, why }, now }) {
    if (state.status === 'unrequested') return reject('NotificationUnknown');
    if (state.status !== 'open' || step < state.step) return accept();
    const { accountId, notificationId, memberId, steps, items } = state;
    const isEarly = why === 'not-acknowledged' && (state.nextAt === null || now < state.nextAt);
    if (step > state.step || isEarly) return reject('TurnNotOver');
    const about = { accountId, notificationId };
    const next = steps[step + 1];
    const [item] = items;
    if (next !== undefined) {
      const { channel } = next;
      const escalated = { ...about, nextAt: now, step: step + 1, channel, why, escalatedAt: now };
      return accept({ type: 'NotificationEscalated', data: escalated });
    }
    if (item === undefined) return reject('NotificationUnknown');
    const exhausted = { ...about, nextAt: null, memberId, item, why, exhaustedAt: now };
    return accept({ type: 'NotificationExhausted', data: exhausted });
  },

  // Also late: who reads it after every channel was tried has read it.
  AcknowledgeNotification(state, { data: { by, via }, now }) {
    if (state.status === 'unrequested') return reject('NotificationUnknown');
    if (state.status === 'acknowledged' || state.status === 'withdrawn') return accept();
    const { accountId, notificationId, memberId, items } = state;
    const sourceId = items[0]?.sourceId ?? '';
    const about = { accountId, notificationId, nextAt: null, memberId, sourceId };
    return accept({
      type: 'NotificationAcknowledged',
      data: { ...about, by, via, acknowledgedAt: now },
    });
  },

  WithdrawNotification(state, { now }) {
    if (state.status === 'unrequested') return reject('NotificationUnknown');
    if (state.status !== 'open') return accept();
    const { accountId, notificationId } = state;
    return accept({
      type: 'NotificationWithdrawn',
      data: { accountId, notificationId, nextAt: null, withdrawnAt: now },
    });
  },
};

const isAttempted = (
  { attempts }: Pick<Extract<Notification, { attempts: unknown }>, 'attempts'>,
  at: number,
) => attempts.some(({ step }) => step === at);
