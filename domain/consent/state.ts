import type { Evolve } from '../kernel/decider.js';
import type { Erased } from '../kernel/personal.js';
import type { ConsentEvent, Refusal } from './events.js';

interface Asked {
  readonly callId: string;
  readonly contactId: string;
  readonly linkId: string;
  readonly phone: string | Erased;
  readonly requestedAt: string;
}

interface Unattempted extends Asked {
  readonly status: 'requested' | 'confirmed' | 'declined' | 'refused' | 'lapsed';
  readonly attemptId: null;
  readonly refusal: Refusal | null;
}

interface Attempted extends Asked {
  readonly status: 'attempted' | 'unknown' | 'accepted' | 'rejected' | 'delivered' | 'undelivered' | 'lapsed';
  readonly attemptId: string;
  readonly begunAt: string;
}

export type TextLink = Unattempted | Attempted;

/** Requests and messages are kept for ever: they are the keys by which a late repetition is known. */
export interface Consent {
  readonly isOptedOut: boolean;
  /** The last time. */
  readonly optedOutAt: string | null;
  readonly links: Readonly<Partial<Record<string, TextLink>>>;
  readonly messageIds: readonly string[];
  readonly helpAnsweredAt: string | null;
}

export const initial: Consent = {
  ...{ isOptedOut: false, optedOutAt: null },
  ...{ links: {}, messageIds: [], helpAnsweredAt: null },
};

export const evolve: Evolve<Consent, ConsentEvent> = {
  TextLinkRequested: (consent, { requestId, callId, contactId, linkId, phone, requestedAt }) => ({
    ...consent,
    links: {
      ...consent.links,
      [requestId]: {
        ...{ status: 'requested', attemptId: null, refusal: null },
        ...{ callId, contactId, linkId, phone, requestedAt },
      },
    },
  }),
  TextLinkConfirmed: (consent, { requestId }) => unattempted(consent, requestId, { status: 'confirmed' }),
  TextLinkDeclined: (consent, { requestId }) => unattempted(consent, requestId, { status: 'declined' }),
  TextLinkRefused: (consent, { requestId, refusal }) =>
    unattempted(consent, requestId, { status: 'refused', refusal }),
  AttemptBegun: (consent, { requestId, attemptId, begunAt }) =>
    changed(consent, requestId, ({ callId, contactId, linkId, phone, requestedAt }) => ({
      ...{ status: 'attempted', attemptId, begunAt },
      ...{ callId, contactId, linkId, phone, requestedAt },
    })),
  TextAccepted: (consent, { requestId }) => attempted(consent, requestId, 'accepted'),
  TextRejected: (consent, { requestId }) => attempted(consent, requestId, 'rejected'),
  TextDelivered: (consent, { requestId }) => attempted(consent, requestId, 'delivered'),
  TextUndelivered: (consent, { requestId }) => attempted(consent, requestId, 'undelivered'),
  OutcomeUnknown: (consent, { requestId }) => attempted(consent, requestId, 'unknown'),
  TextLinkLapsed: (consent, { requestId }) =>
    changed(consent, requestId, (link) => ({ ...link, status: 'lapsed' })),
  OptedOut: (consent, { messageId, optedOutAt }) => ({
    ...known(consent, messageId),
    ...{ isOptedOut: true, optedOutAt },
  }),
  OptedIn: (consent, { messageId }) => ({ ...known(consent, messageId), isOptedOut: false }),
  OptInDisregarded: (consent, { messageId }) => known(consent, messageId),
  HelpRequested: (consent, { messageId, isAnswered, requestedAt }) => ({
    ...known(consent, messageId),
    helpAnsweredAt: isAnswered ? requestedAt : consent.helpAnsweredAt,
  }),
  TextReceived: (consent, { messageId }) => known(consent, messageId),
};

function changed(consent: Consent, requestId: string, change: (link: TextLink) => TextLink): Consent {
  const link = consent.links[requestId];
  if (link === undefined) return consent;
  return { ...consent, links: { ...consent.links, [requestId]: change(link) } };
}

const unattempted = (
  consent: Consent,
  requestId: string,
  change: Partial<Pick<Unattempted, 'status' | 'refusal'>>,
): Consent =>
  changed(consent, requestId, (link) => (link.attemptId === null ? { ...link, ...change } : link));

const attempted = (consent: Consent, requestId: string, status: Attempted['status']): Consent =>
  changed(consent, requestId, (link) => (link.attemptId === null ? link : { ...link, status }));

const known = (consent: Consent, messageId: string): Consent => ({
  ...consent,
  messageIds: [...consent.messageIds, messageId],
});
