import type { Kept } from '../../../domain/erasure/erasure.js';
import type { DataRequestKind, DataRequestOutcome } from '../contract/operator.js';
import type { Language } from '../../../application/report/locale-of.js';
import { dayIn, escaped, languageLinks, linkTo, type Page } from './page.js';
import { wordsIn } from './words/words.js';

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

export function receiptPage(language: Language, { receiptId, request, erasure }: ReceiptSeen): Page {
  const { form, receipt: words } = wordsIn(language);
  const code = (text: string): string => `<code>${escaped(text)}</code>`;
  const asked =
    request === null
      ? ''
      : words.asked(
          form.kinds[request.kind].name,
          dayIn(language, request.receivedAt),
          code(request.reference),
        );
  const parts = [
    request === null ? '' : `<p class="lead">${asked}</p>`,
    erasure === null ? '' : erasureWords(language, erasure),
    request === null ? '' : standingOf(language, request),
    `<p><small>${words.keep(code(receiptId))}</small></p>`,
  ];
  return {
    ...{ language, title: words.title, choice: languageLinks(language) },
    body: `<h1>${words.title}</h1>${parts.join('\n')}`,
  };
}

function standingOf(
  language: Language,
  { outcome, closedAt, dueAt }: NonNullable<ReceiptSeen['request']>,
): string {
  const { outcomes, closed, noted, answeredBy } = wordsIn(language).receipt;
  if (outcome !== null)
    return `<p class="done"><strong>${outcomes[outcome]}</strong> ${closed(dayIn(language, closedAt ?? dueAt))}</p>`;
  return `<p class="note"><strong>${noted}</strong> ${answeredBy(dayIn(language, dueAt))}</p>`;
}

function erasureWords(language: Language, { status, ...seen }: ErasureReceipt): string {
  const words = wordsIn(language).receipt;
  const day = (instant: string | null): string => dayIn(language, instant ?? seen.deadlineAt);
  // A place that has no words here is one that has gone since.
  const places: Readonly<Record<string, string>> = words.places;
  switch (status) {
    case 'requested':
      return `<p class="note"><strong>${words.requested}</strong> ${words.begins(day(seen.graceUntil))}</p>`;
    case 'cancelled':
      return `<p class="note"><strong>${words.cancelled}</strong> ${words.cancelledAfter}</p>`;
    case 'begun': {
      const said = words.progress(String(seen.doneCount), String(seen.placeCount), day(null));
      return `<p class="note" role="status"><strong>${words.begun}</strong> ${said}</p>
<progress max="${String(Math.max(1, seen.placeCount))}" value="${String(seen.doneCount)}" aria-label="${words.clear}"></progress>`;
    }
    case 'completed':
      return `<p class="done"><strong>${words.completed}</strong> ${words.completedAfter(day(seen.endedAt), String(seen.placeCount))}</p>
<ul>${seen.clearPlaces
        .flatMap((one) => (Object.hasOwn(places, one) ? (places[one] ?? []) : []))
        .map((one) => `<li>${one}</li>`)
        .join('')}</ul>
${seen.kept.map((one) => `<p>${words.kept[one]}</p>`).join('')}`;
  }
}

export function unknownReceipt(language: Language): Page {
  const { title, unknown, unknownText } = wordsIn(language).receipt;
  return {
    ...{ language, title, choice: languageLinks(language) },
    body: `<h1>${unknown}</h1><p>${unknownText(linkTo('/requests', language))}</p>`,
  };
}
