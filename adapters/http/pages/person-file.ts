import type { Gathered } from '../../../application/disclosure/disclosed.js';
import type { Language } from '../../../application/report/locale-of.js';
import { personPage } from './person-page.js';
import { personWordsIn } from './person-words/person-words.js';

/** The files of a copy, by their names. In `data.json` times are ISO 8601, UTC; ids are random and mean nothing elsewhere. */
export const personFiles = (
  { disclosed, sounds }: Gathered,
  language: Language,
): ReadonlyMap<string, Uint8Array> => {
  const { fields } = personWordsIn(language);
  return new Map<string, Uint8Array>([
    ['index.html', Buffer.from(personPage(disclosed, language))],
    [
      'data.json',
      Buffer.from(JSON.stringify({ format: 'miapulse-person', version: 1, fields, ...disclosed }, null, 2)),
    ],
    ...sounds,
  ]);
};
