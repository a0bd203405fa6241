import type { StaffNote } from '../../../application/disclosure/disclosed.js';
import type { Language } from '../../../application/report/locale-of.js';
import { dayIn, escaped } from './page.js';
import { personWordsIn, type PersonWords } from './person-words/person-words.js';

/** In which language a copy is read: its words, and how times and days are written. The times are HTML. */
export interface Reading {
  readonly language: Language;
  readonly words: PersonWords;
  readonly timeOf: (instant: string) => string;
  readonly dayOf: (instant: string) => string;
  /** What a code of the data means. Escaped; a code that has no words stands as it is. */
  readonly meaning: (code: string) => string;
}

export function readingIn(language: Language): Reading {
  const words = personWordsIn(language);
  const codes: Readonly<Record<string, string>> = words.codes;
  const timed = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return {
    ...{ language, words },
    timeOf: (instant) => `<time datetime="${escaped(instant)}">${timed.format(new Date(instant))} UTC</time>`,
    dayOf: (instant) => dayIn(language, instant),
    meaning: (code) => (Object.hasOwn(codes, code) ? (codes[code] ?? '') : escaped(code)),
  };
}

/** Both are HTML. */
export const card = (title: string, body: string): string =>
  `<article class="card"><h3>${title}</h3>${body}</article>`;

/** Text, which is escaped, or HTML, which is ours. */
type Shown = string | { readonly html: string } | null;

/** Notes of the business, as rows of `facts`. */
export const staffNotes = ({ words, timeOf }: Reading, notes: readonly StaffNote[]) =>
  notes.map(
    ({ text, notedAt }) =>
      [
        words.lead.noted,
        text === null ? null : { html: `${escaped(text)} <span class="quiet">${timeOf(notedAt)}</span>` },
      ] as const,
  );

/** `name` is HTML. What is not known is left out. */
export const facts = (rows: readonly (readonly [name: string, value: Shown])[]): string => {
  const known = rows.flatMap(([name, value]) => {
    if (value === null || value === '') return [];
    const html = typeof value === 'string' ? escaped(value) : value.html;
    return [`<dt>${name}</dt><dd>${html}</dd>`];
  });
  return known.length === 0 ? '' : `<dl>${known.join('')}</dl>`;
};
