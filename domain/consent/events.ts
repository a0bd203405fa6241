import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
// What belongs to one text goes when its evidence is over, whatever the same contact asked for since.
const ofRequest = { subject: 'contactId', keep: 'consent', part: 'requestId' } as const;
const ofMessage = { subject: 'contactId', keep: 'consent', part: 'messageId' } as const;

/** What somebody said, and where in the recording: milliseconds from its beginning. */
const heard = z.object({ words: personal(z.string(), ofRequest), fromMs: z.int(), toMs: z.int() });

/** Why a link that was asked for is not sent. */
const refusal = z.enum([
  'opted-out',
  'not-inbound',
  'caller-not-verified',
  'number-not-textable',
  'number-is-ours',
  'recording-not-confirmed',
  'recording-declined',
  'link-unknown',
  'business-not-ready',
  'one-per-call',
  'daily-limit',
  'hourly-limit',
  'plan-limit',
  'too-late',
]);
export type Refusal = z.infer<typeof refusal>;

const via = z.enum(['text', 'call', 'chat', 'e-mail']);
/** How an opt-out reached us. */
export type Via = z.infer<typeof via>;

const attempt = { contactId: id, requestId: id, attemptId: id };

export const consentEvents = {
  /** A caller asked for it. `announcementVersion`: SHA-256 of what was said at the start of the call, hex. */
  TextLinkRequested: event(
    1,
    z.object({
      requestId: id,
      callId: id,
      contactId: id,
      linkId: id,
      phone: personal(z.string(), ofRequest),
      heard,
      announcementVersion: z.string(),
      requestedAt: time,
    }),
  ),
  /** The caller said yes to `question`. */
  TextLinkConfirmed: event(
    1,
    z.object({
      requestId: id,
      contactId: id,
      question: personal(z.string(), ofRequest),
      heard,
      confirmedAt: time,
    }),
  ),
  /** The caller said no, or nothing. */
  TextLinkDeclined: event(1, z.object({ requestId: id, contactId: id, declinedAt: time })),
  /** Version 1 knew no `plan-limit`. */
  TextLinkRefused: event(2, z.object({ requestId: id, contactId: id, callId: id, refusal, refusedAt: time })),
  /** From here on the text counts as sent. `recordingRef`: the recording in which it was asked for and confirmed. */
  AttemptBegun: event(
    1,
    z.object({ ...attempt, recordingRef: id, body: personal(z.string(), ofRequest), begunAt: time }),
  ),
  /** `textRef`: the carrier's own id. */
  TextAccepted: event(1, z.object({ ...attempt, textRef: id, acceptedAt: time })),
  /** The carrier did not take it, for certain. `code`: its own. */
  TextRejected: event(1, z.object({ ...attempt, code: z.string(), rejectedAt: time })),
  TextDelivered: event(1, z.object({ ...attempt, deliveredAt: time })),
  TextUndelivered: event(1, z.object({ ...attempt, code: z.string(), undeliveredAt: time })),
  OutcomeUnknown: event(1, z.object({ ...attempt, notedAt: time })),
  /** Nobody will ever know, or nothing was ever attempted. */
  TextLinkLapsed: event(
    1,
    z.object({ requestId: id, contactId: id, callId: id, wasConfirmed: z.boolean(), lapsedAt: time }),
  ),
  /** `messageId`: of the text, the turn of the call or the message of the chat. */
  OptedOut: event(
    1,
    z.object({
      messageId: id,
      contactId: id,
      via,
      /** Said in a way that may mean an appointment. */
      isCancel: z.boolean(),
      words: personal(z.string(), ofMessage),
      optedOutAt: time,
    }),
  ),
  OptedIn: event(
    1,
    z.object({ messageId: id, contactId: id, words: personal(z.string(), ofMessage), optedInAt: time }),
  ),
  /** A START that may be older than the STOP before it: texts come twice, late and in any order. It restores nothing. */
  OptInDisregarded: event(
    1,
    z.object({
      messageId: id,
      contactId: id,
      words: personal(z.string(), ofMessage),
      disregardedAt: time,
    }),
  ),
  /** Answered by us once a day, and not where the carrier answered. */
  HelpRequested: event(
    1,
    z.object({
      messageId: id,
      contactId: id,
      words: personal(z.string(), ofMessage),
      isAnswered: z.boolean(),
      requestedAt: time,
    }),
  ),
  /** Any other text: for people to read, and not answered. */
  TextReceived: event(
    1,
    z.object({
      messageId: id,
      contactId: id,
      phone: personal(z.string(), ofMessage),
      words: personal(z.string(), ofMessage),
      receivedAt: time,
    }),
  ),
} as const satisfies EventSpecs;

export type ConsentEvent = EventOf<typeof consentEvents>;
