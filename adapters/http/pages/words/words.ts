import type { Language } from '../../../../application/report/locale-of.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { pt } from './pt.js';

/** Makes a link of words in a sentence; HTML. */
export type Link = (label: string) => string;

/** All that the pages outside of the dashboard say. Each language says all of it, or it does not compile. No text of ours needs escaping in HTML. */
export type Words = typeof en;

const all: Readonly<Record<Language, Words>> = { en, es, fr, de, pt };

export const wordsIn = (language: Language): Words => all[language];
