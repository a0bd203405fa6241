import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofBusiness = { subject: 'accountId', keep: 'account' } as const;
/** `changeId`: the id of the request, by which its repetition is known. */
const change = { accountId: id, changeId: id, setAt: time };
/** E.164. */
const number = z.string();

/**
 * `assistant`: it answers at once. `staff-first`: the business's own number rings before. `after-hours`: the own number rings
 * while the business is open. `off`: it always does.
 */
const answeringMode = z.enum(['assistant', 'staff-first', 'after-hours', 'off']);
export type AnsweringMode = z.infer<typeof answeringMode>;

const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
/** Times of the business's own clock, `HH:MM`; `24:00` is the end of the day. */
const openRange = z.object({ day: weekday, from: z.string(), to: z.string() });
export type OpenRange = Readonly<z.infer<typeof openRange>>;

const transfer = z.object({ transferId: id, label: z.string(), number });
export type Transfer = Readonly<z.infer<typeof transfer>>;

/** How far the business is with the registration without which no text goes out. */
const readiness = z.enum(['not-asked', 'collecting', 'in-review', 'ready', 'refused']);
export type Readiness = z.infer<typeof readiness>;

export const lineEvents = {
  NumberAssigned: event(1, z.object({ ...change, number: personal(number, ofBusiness) })),
  NumberReleased: event(1, z.object({ ...change, number: personal(number, ofBusiness) })),
  /** The business's own telephone, which rings where the assistant does not answer; null: there is none. */
  OwnNumberSet: event(1, z.object({ ...change, number: personal(number.nullable(), ofBusiness) })),
  AnsweringSet: event(
    1,
    z.object({
      ...change,
      mode: answeringMode,
      /** How long the own number rings before the assistant answers. */
      staffSeconds: z.int(),
      /** Empty: open at any time. */
      hours: z.array(openRange),
      /** Dates of the business's own calendar, `YYYY-MM-DD`. */
      closedDates: z.array(z.string()),
    }),
  ),
  TransfersSet: event(1, z.object({ ...change, transfers: personal(z.array(transfer), ofBusiness) })),
  /** BCP 47 language of the announcement, and the voice's name with the vendor; empty: the vendor's own. */
  VoiceSet: event(1, z.object({ ...change, language: z.string(), voice: z.string() })),
  PhoneGreetingSet: event(1, z.object({ ...change, greeting: personal(z.string(), ofBusiness) })),
  /** Whether recording begins only after a yes. */
  RecordingConsentSet: event(1, z.object({ ...change, asksFirst: z.boolean() })),
  TextingReadinessSet: event(
    1,
    z.object({ ...change, readiness, reason: personal(z.string().nullable(), ofBusiness) }),
  ),
  /** Their calls are not taken, until then or until somebody lifts it. */
  CallerBlocked: event(2, z.object({ ...change, contactId: id, endsAt: time })),
  CallerUnblocked: event(1, z.object({ ...change, contactId: id })),
} as const satisfies EventSpecs;

export type LineEvent = EventOf<typeof lineEvents>;
