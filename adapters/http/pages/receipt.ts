import type { Kept } from '../../../domain/erasure/erasure.js';
import type { DataRequestKind, DataRequestOutcome } from '../contract/operator.js';
import { kindNames } from './data-request-forms.js';
import { escaped, pageOf } from './page.js';

/** How far an erasure is: counts and times. */
export interface ErasureReceipt {
  readonly status: 'requested' | 'cancelled' | 'begun' | 'completed';
  readonly graceUntil: string | null;
  readonly deadlineAt: string;
  readonly placeCount: number;
  /** Those that are clear, by their names, in their order. */
  readonly clearPlaces: readonly string[];
  readonly doneCount: number;
  readonly endedAt: string | null;
  /** What stays although it was asked for. */
  readonly kept: readonly Kept[];
}

/** What is known of a request under its id: it says nothing of anybody. */
export interface ReceiptSeen {
  readonly receiptId: string;
  readonly request: {
    readonly kind: DataRequestKind;
    readonly reference: string;
    readonly receivedAt: string;
    readonly dueAt: string;
    readonly outcome: DataRequestOutcome | null;
    readonly closedAt: string | null;
  } | null;
  readonly erasure: ErasureReceipt | null;
}

const outcomes: Readonly<Record<DataRequestOutcome, string>> = {
  done: 'Done.',
  'not-found': 'Nothing was found that is about you.',
  refused: 'It was refused; the letter to you says why.',
};

const keptWords: Readonly<Record<Kept, string>> = {
  'opt-out':
    'One thing stays: a hash of your number, so that no text is ever sent to it again. Nobody can read the number out of it.',
  invoices:
    'Invoices, and what a payment was made with, stay with the payment service for as long as the law asks for them.',
  'sent-letters':
    'Letters that were sent stay with the mail service for as long as its plan says, which is one to seven days, and nobody can delete them earlier. An address that sent letters back may stay on its list of those it does not write to. Letters also stay in the mailboxes they went to.',
  'older-alerts':
    'Alerts in Telegram chats of the business that were sent more than 48 hours before, or never confirmed, stay there until the owner of the chat deletes them: Telegram lets nobody else. They say what happened and name nobody who wrote or called. The first message of such a chat names the business.',
};

/** Where copies may stand. A place that has no words here is one that has gone since. */
const placeWords: Readonly<Record<string, string>> = {
  'wrapping-key': 'The key above the keys was replaced, so that older copies of a key open nothing.',
  'sealed-values': 'What was said and given, in the log.',
  snapshots: 'Shortcuts of the program.',
  blobs: 'Recordings and other files.',
  'read-models': 'What the screens show.',
  contacts: 'The directory of addresses and numbers.',
  'answered-requests': 'Answers that were kept for programs.',
  memory: 'What running programs remembered.',
  backups: 'The list that keeps every restored backup from bringing it back.',
  knowledge: 'Pages that were read, and what was learned from them.',
  visits: 'Counted visits.',
  sessions: 'Log-ins.',
  'api-keys': 'Uses of keys.',
  line: 'The phone line.',
  members: 'Passkeys, recovery codes and chats of members.',
  'phone-company':
    'Phone company: calls, recordings and texts were deleted there. Of a business the number was given back too, or, where it was brought along, no longer leads here.',
  payments: 'Payment service: the customer was deleted there.',
  'mail-service': 'Mail service: no list of contacts is kept there; see below for letters.',
  'language-model': 'Language model: every request said that nothing is to be stored.',
  messenger:
    'Messenger: alerts of the last 48 hours were deleted in the chats they went to. Of a business the link to each chat is gone too.',
};

const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));

export function receiptPage({ receiptId, request, erasure }: ReceiptSeen): string {
  const parts = [
    request === null
      ? ''
      : `<p>${escaped(kindNames[request.kind][0])}: asked on ${dayOf(request.receivedAt)}, noted as <code>${escaped(request.reference)}</code>.</p>`,
    erasure === null ? '' : erasureWords(erasure),
    request === null ? '' : standingOf(request),
    `<p><small>Keep the address of this page to see how far it is. It names nobody. Number: <code>${escaped(receiptId)}</code></small></p>`,
  ];
  return pageOf('Your request', `<h1>Your request</h1>${parts.join('\n')}`);
}

function standingOf({ outcome, closedAt, dueAt }: NonNullable<ReceiptSeen['request']>): string {
  if (outcome !== null)
    return `<p class="done"><strong>${outcomes[outcome]}</strong> Closed on ${dayOf(closedAt ?? dueAt)}.</p>`;
  return `<p><strong>It is noted.</strong> You are answered by ${dayOf(dueAt)} at the latest.</p>`;
}

function erasureWords({ status, ...seen }: ErasureReceipt): string {
  switch (status) {
    case 'requested':
      return `<p><strong>Noted.</strong> It begins on ${dayOf(seen.graceUntil ?? seen.deadlineAt)}.</p>`;
    case 'cancelled':
      return '<p><strong>It was called off</strong> before it began; nothing was erased.</p>';
    case 'begun':
      return `<p role="status"><strong>Being erased.</strong> ${String(seen.doneCount)} of ${String(seen.placeCount)} places are clear; all of them by ${dayOf(seen.deadlineAt)} at the latest.</p>
<progress max="${String(Math.max(1, seen.placeCount))}" value="${String(seen.doneCount)}" aria-label="Places that are clear"></progress>`;
    case 'completed':
      return `<p class="done"><strong>Erased</strong> on ${dayOf(seen.endedAt ?? seen.deadlineAt)}, in ${String(seen.placeCount)} places.</p>
<ul>${seen.clearPlaces
        .flatMap((one) => placeWords[one] ?? [])
        .map((one) => `<li>${escaped(one)}</li>`)
        .join('')}</ul>
${seen.kept.map((one) => `<p>${keptWords[one]}</p>`).join('')}`;
  }
}

export const unknownReceipt = (): string =>
  pageOf(
    'Your request',
    '<h1>There is no such request</h1><p>Please check the address, or <a href="/requests">ask once more</a>.</p>',
  );
