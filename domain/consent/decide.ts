import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { Circumstances, ConsentCommand } from './commands.js';
import type { ConsentEvent, Refusal } from './events.js';
import type { Consent, TextLink } from './state.js';

export type ConsentReason =
  'NothingRequested' | 'NothingConfirmed' | 'RequestIsSettled' | 'NothingAttempted' | 'AttemptIsOther';

export const consentLimits = {
  /** From the request to the attempt. */
  validMs: 10 * 60_000,
  perNumberAndDay: 2,
} as const;

const dayMs = 24 * 60 * 60_000;
/** The carrier's clock is another, and tells whole seconds. */
const clockMs = 2_000;
/** Longer than a carrier goes on delivering a text that it could not deliver at once. */
const reorderedMs = 15 * 60_000;

export const decide: Decide<Consent, ConsentCommand, ConsentEvent, ConsentReason> = {
  // A request that may not be fulfilled is no less a request: it is written down with the reason.
  RequestTextLink(consent, { data: { circumstances, ...asked }, now }) {
    const { requestId, contactId, callId } = asked;
    if (consent.links[requestId] !== undefined) return accept();
    const requested: ConsentEvent = { type: 'TextLinkRequested', data: { ...asked, requestedAt: now } };
    const refusal = refusalOf(consent, { circumstances, callId, requestedAt: now, now });
    return refusal === null || refusal === 'recording-not-confirmed'
      ? accept(requested)
      : accept(requested, refused({ requestId, contactId, callId, refusal, now }));
  },

  ConfirmTextLink(consent, { data, now }) {
    const link = consent.links[data.requestId];
    if (link === undefined) return reject('NothingRequested');
    if (link.status === 'confirmed' || link.attemptId !== null) return accept();
    if (link.status !== 'requested') return reject('RequestIsSettled');
    return accept({
      type: 'TextLinkConfirmed',
      data: { ...data, contactId: link.contactId, confirmedAt: now },
    });
  },

  DeclineTextLink(consent, { data: { requestId }, now }) {
    const link = consent.links[requestId];
    if (link === undefined) return reject('NothingRequested');
    if (link.status === 'declined') return accept();
    if (link.status !== 'requested') return reject('RequestIsSettled');
    return accept({
      type: 'TextLinkDeclined',
      data: { requestId, contactId: link.contactId, declinedAt: now },
    });
  },

  // The point of decision: appended at its exact revision immediately before the call to the carrier.
  BeginAttempt(consent, { data: { circumstances, recordingRef, ...attempt }, now }) {
    const link = consent.links[attempt.requestId];
    if (link === undefined) return reject('NothingConfirmed');
    if (link.attemptId === attempt.attemptId || link.status === 'refused') return accept();
    if (link.attemptId !== null) return reject('AttemptIsOther');
    if (link.status !== 'confirmed') return reject('NothingConfirmed');
    const { contactId, callId, requestedAt } = link;
    const found = refusalOf(consent, { circumstances, callId, requestedAt, now });
    if (found !== null || recordingRef === null) {
      const refusal = found ?? 'recording-not-confirmed';
      return accept(refused({ requestId: attempt.requestId, contactId, callId, refusal, now }));
    }
    return accept({ type: 'AttemptBegun', data: { ...attempt, contactId, recordingRef, begunAt: now } });
  },

  RecordAccepted: (consent, { data, now }) =>
    settle(consent, data, ['attempted', 'unknown', 'lapsed'], (contactId) => ({
      type: 'TextAccepted',
      data: { ...data, contactId, acceptedAt: now },
    })),

  // The carrier may take a text and find only then that it cannot go out.
  RecordRejected: (consent, { data, now }) =>
    settle(consent, data, ['attempted', 'unknown', 'accepted', 'lapsed'], (contactId) => ({
      type: 'TextRejected',
      data: { ...data, contactId, rejectedAt: now },
    })),

  // A late receipt of a lapsed attempt is still the truth, and so it is recorded.
  RecordDelivered: (consent, { data, now }) =>
    settle(consent, data, ['attempted', 'unknown', 'accepted', 'lapsed'], (contactId) => ({
      type: 'TextDelivered',
      data: { ...data, contactId, deliveredAt: now },
    })),

  RecordUndelivered: (consent, { data, now }) =>
    settle(consent, data, ['attempted', 'unknown', 'accepted', 'lapsed'], (contactId) => ({
      type: 'TextUndelivered',
      data: { ...data, contactId, undeliveredAt: now },
    })),

  RecordUnknown: (consent, { data, now }) =>
    settle(consent, data, ['attempted'], (contactId) => ({
      type: 'OutcomeUnknown',
      data: { ...data, contactId, notedAt: now },
    })),

  Lapse(consent, { data: { requestId }, now }) {
    const link = consent.links[requestId];
    if (link === undefined) return reject('NothingRequested');
    const isOpen = ['requested', 'confirmed', 'attempted', 'unknown'].includes(link.status);
    if (!isOpen) return accept();
    const { contactId, callId } = link;
    const wasConfirmed = link.status !== 'requested';
    return accept({
      type: 'TextLinkLapsed',
      data: { requestId, contactId, callId, wasConfirmed, lapsedAt: now },
    });
  },

  // Every STOP and START is recorded, also one that changes nothing: one that left no trace would be taken for a new one when it
  // is delivered again after its opposite.
  RecordOptOut: (consent, { data, now }) =>
    once(consent, data.messageId, { type: 'OptedOut', data: { ...data, optedOutAt: now } }),

  RecordOptIn: (consent, { data: { writtenAt, ...said }, now }) =>
    once(
      consent,
      said.messageId,
      mayBeOlder(consent, writtenAt, now)
        ? { type: 'OptInDisregarded', data: { ...said, disregardedAt: now } }
        : { type: 'OptedIn', data: { ...said, optedInAt: now } },
    ),

  // Whoever asks for help gets one answer: the carrier's where it gives one, and ours otherwise.
  AnswerHelp(consent, { data: { isAnsweredByCarrier, ...data }, now }) {
    const { helpAnsweredAt } = consent;
    const isDue = helpAnsweredAt === null || Date.parse(now) - Date.parse(helpAnsweredAt) >= dayMs;
    const isAnswered = isDue && !isAnsweredByCarrier;
    return once(consent, data.messageId, {
      type: 'HelpRequested',
      data: { ...data, isAnswered, requestedAt: now },
    });
  },

  ReceiveText: (consent, { data, now }) =>
    once(consent, data.messageId, { type: 'TextReceived', data: { ...data, receivedAt: now } }),
};

/**
 * Whether a START may have been written before the STOP that stands: unless it reached the carrier after that STOP had reached us. Where
 * nobody says when, a STOP shortly before counts. Of two readings the one that sends less is taken.
 */
function mayBeOlder({ isOptedOut, optedOutAt }: Consent, writtenAt: string | null, now: string): boolean {
  if (!isOptedOut || optedOutAt === null) return false;
  const stoppedMs = Date.parse(optedOutAt);
  return writtenAt === null
    ? Date.parse(now) - stoppedMs < reorderedMs
    : Date.parse(writtenAt) - stoppedMs < clockMs;
}

type Deciding = Decision<ConsentEvent, ConsentReason>;

const once = (consent: Consent, messageId: string, event: ConsentEvent): Deciding =>
  consent.messageIds.includes(messageId) ? accept() : accept(event);

function settle(
  consent: Consent,
  { requestId, attemptId }: { readonly requestId: string; readonly attemptId: string },
  from: readonly TextLink['status'][],
  event: (contactId: string) => ConsentEvent,
): Deciding {
  const link = consent.links[requestId];
  if (link?.attemptId !== attemptId) return reject('NothingAttempted');
  // Whatever comes late or twice finds it further on already.
  return from.includes(link.status) ? accept(event(link.contactId)) : accept();
}

const refused = ({
  now,
  ...refusal
}: {
  readonly requestId: string;
  readonly contactId: string;
  readonly callId: string;
  readonly refusal: Refusal;
  readonly now: string;
}): ConsentEvent => ({ type: 'TextLinkRefused', data: { ...refusal, refusedAt: now } });

interface Situation {
  readonly circumstances: Circumstances;
  readonly callId: string;
  readonly requestedAt: string;
  readonly now: string;
}

/** What stands in the way of this text; what protects the person comes first. */
function refusalOf(consent: Consent, { circumstances, callId, requestedAt, now }: Situation): Refusal | null {
  if (consent.isOptedOut || circumstances.isSuppressed) return 'opted-out';
  if (!circumstances.isInbound) return 'not-inbound';
  if (circumstances.recording === 'declined') return 'recording-declined';
  if (!circumstances.isCallerVerified) return 'caller-not-verified';
  if (circumstances.isOurs) return 'number-is-ours';
  if (!circumstances.isTextable) return 'number-not-textable';
  if (!circumstances.isLinkKnown) return 'link-unknown';
  if (!circumstances.isBusinessReady) return 'business-not-ready';
  return limitReached(consent, { circumstances, callId, requestedAt, now });
}

function limitReached(
  consent: Consent,
  { circumstances, callId, requestedAt, now }: Situation,
): Refusal | null {
  // One call, one attempt: even a lapsed one may have reached the telephone, and then a second would be one too many.
  const attempts = Object.values(consent.links).flatMap((link) =>
    link === undefined || link.attemptId === null ? [] : [link],
  );
  if (attempts.some((link) => link.callId === callId)) return 'one-per-call';
  const isToday = (begunAt: string): boolean => Date.parse(now) - Date.parse(begunAt) < dayMs;
  const today = attempts.filter((link) => isToday(link.begunAt)).length;
  if (today >= consentLimits.perNumberAndDay) return 'daily-limit';
  if (!circumstances.isWithinHour) return 'hourly-limit';
  if (Date.parse(now) - Date.parse(requestedAt) > consentLimits.validMs) return 'too-late';
  return circumstances.recording === 'started' ? null : 'recording-not-confirmed';
}
