import type { StaffNote } from '../../../application/disclosure/disclosed.js';
import { escaped } from './page.js';

const timed = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const dated = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

export const timeOf = (instant: string): string =>
  `<time datetime="${escaped(instant)}">${timed.format(new Date(instant))} UTC</time>`;
export const dayOf = (instant: string): string => dated.format(new Date(instant));

/** Both are HTML. */
export const card = (title: string, body: string): string =>
  `<article class="card"><h3>${title}</h3>${body}</article>`;

/** Text, which is escaped, or HTML, which is ours. */
type Shown = string | { readonly html: string } | null;

/** Notes of the business, as rows of `facts`. */
export const staffNotes = (notes: readonly StaffNote[]) =>
  notes.map(
    ({ text, notedAt }) =>
      [
        'Noted about you',
        text === null ? null : { html: `${escaped(text)} <span class="quiet">${timeOf(notedAt)}</span>` },
      ] as const,
  );

/** What is not known is left out. */
export const facts = (rows: readonly (readonly [name: string, value: Shown])[]): string => {
  const known = rows.flatMap(([name, value]) => {
    if (value === null || value === '') return [];
    const html = typeof value === 'string' ? escaped(value) : value.html;
    return [`<dt>${escaped(name)}</dt><dd>${html}</dd>`];
  });
  return known.length === 0 ? '' : `<dl>${known.join('')}</dl>`;
};
