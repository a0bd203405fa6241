import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { NotificationCommand } from './commands.js';
import type { NotificationEvent } from './events.js';
import type { Attempt, Notification, Requested } from './state.js';

export type AttemptReason = 'NotificationUnknown' | 'AttemptUnknown' | 'AlreadySettled' | 'NotItsTurn';

type AttemptCommand = Extract<
  NotificationCommand,
  {
    type:
      | 'BeginNotificationAttempt'
      | 'RecordAccepted'
      | 'RecordRefused'
      | 'RecordUnknown'
      | 'RecordDelivered'
      | 'RecordBounced';
  }
>;

/** Longer than any provider may take to answer: after that whoever began the attempt has died. */
export const answerMs = 60_000;

/** One attempt for each step, and what becomes of it, in whatever order it is told. */
export const decideOnAttempts: Decide<Notification, AttemptCommand, NotificationEvent, AttemptReason> = {
  BeginNotificationAttempt(state, { data: { step }, now }) {
    if (state.status === 'unrequested') return reject('NotificationUnknown');
    if (state.attempts.some((one) => one.step === step)) return accept();
    if (state.status !== 'open') return reject('AlreadySettled');
    const turn = state.steps[step];
    if (turn === undefined || step !== state.step) return reject('NotItsTurn');
    const { accountId, notificationId } = state;
    const attemptId = `notification-${notificationId}-${String(step + 1)}`;
    const begun = { accountId, notificationId, attemptId, channel: turn.channel, step };
    return accept({
      type: 'NotificationAttemptBegun',
      data: { ...begun, begunAt: now, nextAt: later(now, answerMs) },
    });
  },

  RecordAccepted: (state, { data: { attemptId, ref, isReceipt }, now }) =>
    onAttempt(state, attemptId, ({ status }, about) => {
      if (status !== 'begun' && status !== 'unknown') return accept();
      const nextAt = about.isCurrent ? waitsUntil(about.requested, now) : about.requested.nextAt;
      const event = { ...about.ids, nextAt };
      const accepted: NotificationEvent = {
        type: 'NotificationAccepted',
        data: { ...event, ref, acceptedAt: now },
      };
      return isReceipt
        ? accept<NotificationEvent>(accepted, {
            type: 'NotificationDelivered',
            data: { ...event, deliveredAt: now },
          })
        : accept(accepted);
    }),

  RecordRefused: (state, { data: { attemptId, code }, now }) =>
    onAttempt(state, attemptId, ({ status }, about) =>
      status === 'begun' || status === 'unknown'
        ? accept({
            type: 'NotificationRefused',
            data: { ...about.ids, nextAt: atOnce(about, now), code, refusedAt: now },
          })
        : accept(),
    ),

  RecordUnknown: (state, { data: { attemptId, againAt }, now }) =>
    onAttempt(state, attemptId, ({ status }, about) =>
      status === 'begun'
        ? accept({
            type: 'NotificationUnknown',
            data: {
              ...about.ids,
              nextAt: about.isCurrent ? (againAt ?? now) : about.requested.nextAt,
              notedAt: now,
            },
          })
        : accept(),
    ),

  // A receipt may be faster than the answer to the request itself.
  RecordDelivered: (state, { data: { attemptId }, now }) =>
    onAttempt(state, attemptId, ({ status }, about) => {
      if (status === 'delivered' || status === 'bounced') return accept();
      const wasOpen = status === 'begun' || status === 'unknown' || status === 'refused';
      const { requested, isCurrent } = about;
      const nextAt = wasOpen && isCurrent ? waitsUntil(requested, now) : requested.nextAt;
      return accept({ type: 'NotificationDelivered', data: { ...about.ids, nextAt, deliveredAt: now } });
    }),

  RecordBounced: (state, { data: { attemptId, code }, now }) =>
    onAttempt(state, attemptId, ({ status }, about) =>
      status === 'bounced'
        ? accept()
        : accept({
            type: 'NotificationBounced',
            data: { ...about.ids, nextAt: atOnce(about, now), code, bouncedAt: now },
          }),
    ),
};

interface About {
  readonly requested: Requested;
  readonly ids: Pick<Attempt, 'attemptId' | 'channel'> & Pick<Requested, 'accountId' | 'notificationId'>;
  /** It is this attempt that the next step waits for. */
  readonly isCurrent: boolean;
}

function onAttempt(
  state: Notification,
  attemptId: string,
  decide: (attempt: Attempt, about: About) => Decision<NotificationEvent, AttemptReason>,
): Decision<NotificationEvent, AttemptReason> {
  if (state.status === 'unrequested') return reject('NotificationUnknown');
  const attempt = state.attempts.find((one) => one.attemptId === attemptId);
  if (attempt === undefined) return reject('AttemptUnknown');
  const { accountId, notificationId, status, step } = state;
  return decide(attempt, {
    requested: state,
    ids: { accountId, notificationId, attemptId, channel: attempt.channel },
    isCurrent: status === 'open' && attempt.step === step,
  });
}

/** The next step has its turn at once where it waits for this one. */
const atOnce = ({ requested, isCurrent }: About, now: string): string | null =>
  isCurrent ? now : requested.nextAt;

/** Where there is but one channel nothing follows: the message is there, and is read when it is read. */
const waitsUntil = ({ steps, step }: Requested, now: string): string | null =>
  steps.length === 1 ? null : later(now, (steps[step]?.minutes ?? 0) * 60_000);

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();
