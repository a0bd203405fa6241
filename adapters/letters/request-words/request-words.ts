import type { Language } from '../../../application/report/locale-of.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { pt } from './pt.js';

/** What letters to people say who ask about their data. Each language says all of it, or it does not compile. */
export type RequestWords = typeof en;

const all: Readonly<Record<Language, RequestWords>> = { en, es, fr, de, pt };

export const requestWordsIn = (language: Language): RequestWords => all[language];
