import type { ConsentEvent } from '../../domain/consent/consent.js';
import { isErased, type Erased } from '../../domain/kernel/personal.js';
import type { RetentionEvent } from '../../domain/retention/retention.js';
import type { Projection } from '../kernel/projection.js';

export interface TextRow {
  readonly contactId: string;
  readonly kind: 'stop' | 'cancel' | 'start' | 'late-start' | 'help' | 'other' | 'sent';
  readonly via: string;
  readonly words: string | null;
  /** Where the text brought it. */
  readonly phone: string | null;
  readonly at: string;
}

const kept = (value: string | Erased): string | null => (isErased(value) ? null : value);

/** What people texted to the line or said about texts, and what was sent to them: by the id of the text or of its request. */
export const texts: Projection<ConsentEvent | RetentionEvent, TextRow> = {
  name: 'texts',
  version: 3,
  scope: 'tenant',
  on: {
    OptedOut: ({ messageId, contactId, via, isCancel, words, optedOutAt }) => [
      {
        change: 'put',
        key: messageId,
        set: { contactId, kind: isCancel ? 'cancel' : 'stop', via, words: kept(words), at: optedOutAt },
      },
    ],
    OptedIn: ({ messageId, contactId, words, optedInAt }) => [
      {
        change: 'put',
        key: messageId,
        set: { contactId, kind: 'start', via: 'text', words: kept(words), at: optedInAt },
      },
    ],
    OptInDisregarded: ({ messageId, contactId, words, disregardedAt }) => [
      {
        change: 'put',
        key: messageId,
        set: { contactId, kind: 'late-start', via: 'text', words: kept(words), at: disregardedAt },
      },
    ],
    HelpRequested: ({ messageId, contactId, words, requestedAt }) => [
      {
        change: 'put',
        key: messageId,
        set: { contactId, kind: 'help', via: 'text', words: kept(words), at: requestedAt },
      },
    ],
    TextReceived: ({ messageId, contactId, words, phone, receivedAt }) => [
      {
        change: 'put',
        key: messageId,
        set: {
          ...{ contactId, kind: 'other', via: 'text', words: kept(words), at: receivedAt },
          phone: kept(phone),
        },
      },
    ],
    AttemptBegun: ({ requestId, contactId, body, begunAt }) => [
      {
        change: 'put',
        key: requestId,
        set: { contactId, kind: 'sent', via: 'text', words: kept(body), at: begunAt },
      },
    ],
    RecordsExpired: (expired) =>
      expired.texts.map(({ textId: key }) => ({ change: 'remove', where: { key } }) as const),
  },
  forget: ({ subjectIds }) =>
    subjectIds.map((contactId) => ({
      change: 'blank',
      where: { contactId },
      set: { words: null, phone: null },
    })),
};
