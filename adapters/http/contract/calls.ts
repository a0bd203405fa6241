import { z } from 'zod';
import { began, between, gone } from './between.js';
import { note, textConversation } from './inbox.js';

const time = z.iso.datetime();

export const callOutcomes = [
  'answered',
  'transferred',
  'rung-through',
  'voicemail',
  'missed',
  'blocked',
  'spam',
] as const;

export const callRow = z.object({
  callId: z.string(),
  /** The same for every call from one number. */
  contactId: z.string(),
  /** The last four digits; null where no number was shown, or it was erased. */
  callerEnding: z.string().nullable(),
  erased: z.boolean(),
  /** Whether the phone company vouches for the number. */
  attestation: z.enum(['passed', 'failed', 'unknown']),
  status: z.enum(['live', 'ended']),
  /** Who took it first, and why. */
  treatment: z.enum(['assistant', 'staff-first', 'own-number', 'refused']),
  treatmentReason: z.enum([
    'mode',
    'paused',
    'blocked',
    'no-own-number',
    'loop',
    'passed-on',
    'plan',
    'no-agreement',
  ]),
  isAfterHours: z.boolean(),
  rangAt: time,
  answeredAt: time.nullable(),
  endedAt: time.nullable(),
  seconds: z.int().nullable(),
  outcome: z.enum(callOutcomes).nullable(),
  /** `lost`: there will be none. `declined`: the caller did not want it. */
  recording: z.enum(['none', 'awaited', 'started', 'declined', 'lost', 'stored']),
  /** Of the last telephone that was rung for it. */
  lastRing: z.enum(['answered', 'busy', 'no-answer', 'failed']).nullable(),
  /** Whether somebody has opened the message that was left; null where none was. */
  voicemail: z.enum(['unheard', 'heard']).nullable(),
  /** What became of the link that was asked for in it; null where none was, or it is not known yet. */
  text: z.enum(['texted', 'undelivered', 'refused', 'lapsed']).nullable(),
});

/** The query of GET /api/v1/calls. 422 `filter-not-valid`. */
export const callFilters = z.object({
  show: z.enum(['voicemail', 'texts']).optional(),
  /** What became of them, as reports count it. */
  outcome: z
    .enum(['answered', 'passed-on', 'voicemail', 'missed', 'missed-after-hours', 'refused', 'live'])
    .optional(),
  /** Of the first ring. */
  ...between,
  ...began,
  /** `newest` where nothing is said. */
  sort: z.enum(['newest', 'longest']).optional(),
});

/** GET /api/v1/calls?show=…&from=…&until=…&cursor=…: 50 at a time; all of them without a filter. A cursor goes on by the sort it came with. */
export const calls = z.object({ calls: z.array(callRow), nextCursor: z.string().nullable(), gone });

/** What a caller said, and where in the recording: milliseconds from its beginning. Null words were erased. */
export const heard = z.object({ words: z.string().nullable(), fromMs: z.int(), toMs: z.int() });

/**
 * A link that was asked for in the call: the evidence from the request to the carrier's receipt.
 * GET /api/v1/calls/ID/texts/REQUEST/packet: all of it in one zip. 404 `text-not-found`.
 */
export const askedLink = z.object({
  requestId: z.string(),
  status: z.enum([
    'requested',
    'confirmed',
    'declined',
    'refused',
    'attempted',
    'accepted',
    'rejected',
    'delivered',
    'undelivered',
    'unknown',
    'lapsed',
  ]),
  /** Why it was not sent, where it was refused. */
  refusal: z.string().nullable(),
  request: heard,
  /** What the assistant asked, and the caller's answer; null until then. */
  question: z.string().nullable(),
  answer: heard.nullable(),
  /** The text as it was sent; null where none was, or it was erased. */
  body: z.string().nullable(),
  /** The carrier's own code where it did not take or deliver it. */
  code: z.string().nullable(),
  requestedAt: time,
  confirmedAt: time.nullable(),
  begunAt: time.nullable(),
  acceptedAt: time.nullable(),
  settledAt: time.nullable(),
  /** When and how the caller first asked for no more texts after it; null where they did not. */
  revoked: z.object({ at: time, via: z.enum(['text', 'call', 'chat', 'e-mail']) }).nullable(),
});

/** GET /api/v1/calls/ID. 404 `call-not-found`. What was said is the conversation under the same id: GET /api/v1/conversations/ID. */
export const callView = z.object({
  call: callRow,
  /** Until then no call from this number is taken, unless it is over by now; null: they are taken. */
  blockedUntil: time.nullable(),
  /** What was said first in every call with this version, without the name of the business; null where it is not known any more. */
  announcement: z.object({ version: z.string(), script: z.string().nullable() }).nullable(),
  /** GET /api/v1/calls/ID/recording: a WAV file, the caller on the left and the assistant on the right. Null where there is none. */
  recording: z.object({ durationMs: z.int(), sha256: z.string(), from: time.nullable() }).nullable(),
  /**
   * GET /api/v1/calls/ID/message: what was left on the answering machine, by itself. Null where nothing was, or the recording is the message.
   * POST /api/v1/calls/ID/heard: somebody has opened it. 204; 404 `call-not-found`, `message-not-found`.
   */
  message: z.object({ durationMs: z.int(), sha256: z.string() }).nullable(),
  links: z.array(askedLink),
});

export const heardText = z.object({
  messageId: z.string(),
  contactId: z.string(),
  /** `cancel`: an opt-out that may mean an appointment. `late-start`: a START that may be older than the STOP, and restored nothing. */
  kind: z.enum(['stop', 'cancel', 'start', 'late-start', 'help', 'other']),
  via: z.enum(['text', 'call', 'chat', 'e-mail']),
  /** Null where they were erased. */
  words: z.string().nullable(),
  at: time,
});

/** GET /api/v1/texts?cursor=…: what people texted to the line, newest first, 50 at a time. Nothing but HELP is answered. */
export const texts = z.object({ texts: z.array(heardText), nextCursor: z.string().nullable() });

/** GET /api/v1/texts/ID, by the contact: all texts with one person. Nobody can write back. 404 `thread-not-found`. */
export const textThread = z.object({
  contactId: z.string(),
  /** The number itself, where it came with a text other than STOP, START and HELP; null where it did not, or was erased. */
  phone: z.string().nullable(),
  /** Its last four digits, also where it is known from a call alone. */
  ending: z.string().nullable(),
  ...textConversation.pick({ isOptedOut: true, messageCount: true, assigneeId: true, isSpam: true }).shape,
  /** The oldest first; of more than 200 the newest. */
  notes: z.array(note),
  /** The oldest first; of more than 200 the newest. */
  texts: z.array(
    heardText.omit({ contactId: true }).extend({
      /** `sent`: the link that they asked for in a call. */
      kind: heardText.shape.kind.or(z.literal('sent')),
      /** Of `sent`: the call it was asked for in, with its evidence, and what became of it. */
      callId: z.string().nullable(),
      status: askedLink.shape.status.nullable(),
    }),
  ),
});

export type CallOutcomeAsked = NonNullable<z.infer<typeof callFilters>['outcome']>;
export type CallFilter = NonNullable<z.infer<typeof callFilters>['show']>;
export type CallRow = Readonly<z.infer<typeof callRow>>;
export type Calls = Readonly<z.infer<typeof calls>>;
export type AskedLink = Readonly<z.infer<typeof askedLink>>;
export type CallView = Readonly<z.infer<typeof callView>>;
export type HeardText = Readonly<z.infer<typeof heardText>>;
export type TextThread = Readonly<z.infer<typeof textThread>>;
export type Texts = Readonly<z.infer<typeof texts>>;
