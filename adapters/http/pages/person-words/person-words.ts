import type { Language } from '../../../../application/report/locale-of.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { pt } from './pt.js';

/** All that a copy of somebody's data says beside the data. Each language says all of it, or it does not compile. No text of ours needs escaping in HTML. */
export type PersonWords = typeof en;

const all: Readonly<Record<Language, PersonWords>> = { en, es, fr, de, pt };

export const personWordsIn = (language: Language): PersonWords => all[language];
