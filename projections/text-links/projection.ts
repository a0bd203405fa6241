import type { ConsentEvent } from '../../domain/consent/consent.js';
import { isErased, type Erased } from '../../domain/kernel/personal.js';
import type { RetentionEvent } from '../../domain/retention/retention.js';
import type { Projection } from '../kernel/projection.js';

export interface TextLinkRow {
  readonly callId: string;
  readonly contactId: string;
  readonly linkId: string;
  readonly status: string;
  readonly refusal: string | null;
  readonly words: string | null;
  readonly wordsFromMs: number;
  readonly wordsToMs: number;
  readonly question: string | null;
  readonly answer: string | null;
  readonly answerFromMs: number | null;
  readonly answerToMs: number | null;
  readonly announcementVersion: string;
  readonly recordingRef: string | null;
  readonly body: string | null;
  readonly code: string | null;
  readonly requestedAt: string;
  readonly confirmedAt: string | null;
  readonly begunAt: string | null;
  readonly acceptedAt: string | null;
  readonly settledAt: string | null;
  /** When the business was told that its evidence goes soon. */
  readonly endingToldAt: string | null;
}

const kept = (value: string | Erased): string | null => (isErased(value) ? null : value);

const put = (key: string, set: Partial<TextLinkRow>) => [{ change: 'put', key, set }] as const;

/** Every link that was asked for by phone, from the caller's words to the carrier's receipt. */
export const textLinks: Projection<ConsentEvent | RetentionEvent, TextLinkRow> = {
  name: 'text-links',
  version: 2,
  scope: 'tenant',
  on: {
    TextLinkRequested: ({ requestId, callId, contactId, linkId, heard, announcementVersion, requestedAt }) =>
      put(requestId, {
        ...{ callId, contactId, linkId, announcementVersion, requestedAt, status: 'requested' },
        ...{ words: kept(heard.words), wordsFromMs: heard.fromMs, wordsToMs: heard.toMs },
      }),
    TextLinkConfirmed: ({ requestId, question, heard, confirmedAt }) =>
      put(requestId, {
        ...{ status: 'confirmed', question: kept(question), confirmedAt },
        ...{ answer: kept(heard.words), answerFromMs: heard.fromMs, answerToMs: heard.toMs },
      }),
    TextLinkDeclined: ({ requestId, declinedAt }) =>
      put(requestId, { status: 'declined', settledAt: declinedAt }),
    TextLinkRefused: ({ requestId, refusal, refusedAt }) =>
      put(requestId, { status: 'refused', refusal, settledAt: refusedAt }),
    AttemptBegun: ({ requestId, recordingRef, body, begunAt }) =>
      put(requestId, { status: 'attempted', recordingRef, body: kept(body), begunAt }),
    TextAccepted: ({ requestId, acceptedAt }) => put(requestId, { status: 'accepted', acceptedAt }),
    TextRejected: ({ requestId, code, rejectedAt }) =>
      put(requestId, { status: 'rejected', code, settledAt: rejectedAt }),
    TextDelivered: ({ requestId, deliveredAt }) =>
      put(requestId, { status: 'delivered', settledAt: deliveredAt }),
    TextUndelivered: ({ requestId, code, undeliveredAt }) =>
      put(requestId, { status: 'undelivered', code, settledAt: undeliveredAt }),
    OutcomeUnknown: ({ requestId }) => put(requestId, { status: 'unknown' }),
    TextLinkLapsed: ({ requestId, lapsedAt }) => put(requestId, { status: 'lapsed', settledAt: lapsedAt }),
    EvidenceEnding: ({ requestIds, foundAt: endingToldAt }) =>
      requestIds.flatMap((requestId) => put(requestId, { endingToldAt })),
    RecordsExpired: (expired) =>
      expired.texts.map(({ textId: key }) => ({ change: 'remove', where: { key } }) as const),
  },
  forget: ({ subjectIds }) =>
    subjectIds.map((contactId) => ({
      change: 'blank',
      where: { contactId },
      set: { words: null, question: null, answer: null, body: null },
    })),
};
