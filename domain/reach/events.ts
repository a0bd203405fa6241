import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofMember = { subject: 'memberId', keep: 'account' } as const;
/** `changeId`: the id of the request, by which its repetition is known. */
const change = { accountId: id, memberId: id, changeId: id };

const channel = z.enum(['email', 'telegram', 'sms', 'voice']);
const step = z.object({ channel, minutes: z.number() });
const reason = z.enum([
  ...(['lead', 'emergency', 'hand-off', 'missed-call', 'voicemail'] as const),
  ...(['recording-lost', 'text-lapsed', 'cancel-text'] as const),
]);
export type AlertReason = z.infer<typeof reason>;

const preferences = z.object({
  /** Of somebody who is no owner: an owner is always told. */
  wantsAlerts: z.boolean(),
  /** The channels in their order, and how long each waits for an acknowledgement; empty: those that are connected. */
  steps: z.array(step),
  /** Where another order holds for one reason. */
  orders: z.array(z.object({ reason, steps: z.array(step) })),
  /** What is told once a day and not at once. */
  digest: z.array(reason),
  /** Times of the business's own clock, `HH:MM`. */
  digestAt: z.string(),
  /** Nothing but emergencies in this time; it may pass midnight. */
  quiet: z.object({ from: z.string(), to: z.string() }).nullable(),
});
export type Preferences = z.infer<typeof preferences>;

export const reachEvents = {
  AlertPreferencesSet: event(1, z.object({ ...change, preferences, setAt: time })),
  /** It belongs to nobody yet: the code is texted to it, and whoever can read it there has it. */
  AlertPhoneNamed: event(
    1,
    z.object({
      ...change,
      phone: personal(z.string(), ofMember),
      code: personal(z.string(), ofMember),
      namedAt: time,
      /** After this the code is worth nothing. */
      expiresAt: time,
    }),
  ),
  AlertPhoneCodeRefused: event(1, z.object({ ...change, refusedAt: time })),
  /** It is an opt-in: from now on alerts may be texted and spoken there. */
  AlertPhoneConfirmed: event(
    1,
    z.object({ ...change, phone: personal(z.string(), ofMember), confirmedAt: time }),
  ),
  AlertPhoneRemoved: event(1, z.object({ ...change, removedAt: time })),
  /** The member texted STOP, or another word that means it. `changeId`: of the text. */
  AlertTextsStopped: event(1, z.object({ ...change, stoppedAt: time })),
  AlertTextsStarted: event(1, z.object({ ...change, startedAt: time })),
} as const satisfies EventSpecs;

export type ReachEvent = EventOf<typeof reachEvents>;
