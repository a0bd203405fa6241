import type { Reason } from '../../../domain/notification/notification.js';
import { languageOf, type Language } from '../../report/locale-of.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { pt } from './pt.js';

/** Every word by which a member is told something. In braces stands what is filled in. A language that leaves one out does not compile. */
export interface NoticeWords {
  /** BCP 47, without a region. */
  readonly language: Language;
  /** `subject`: in one line, for a text, a call and a messenger too. `said`: what a letter begins with. */
  readonly things: Readonly<Record<Reason, { readonly subject: string; readonly said: string }>>;
  /** Leads to where it can be read. */
  readonly link: string;
  /** The first text to a member says how to end them; STOP is the same word everywhere. */
  readonly code: string;
  readonly call: {
    /** `{what}` happened. */
    readonly told: string;
    readonly press: string;
    readonly taken: string;
    readonly notTaken: string;
    readonly settled: string;
  };
  /** Of a chat that was just connected. `{name}` of the business. */
  readonly chat: Readonly<Record<'welcome' | 'nameless' | 'tryIt' | 'works' | 'open', string>>;
  readonly buttons: Readonly<Record<'seen' | 'callBack' | 'open', string>>;
  /** Shown to whoever pressed one. */
  readonly noted: Readonly<Record<'seen' | 'callBack', string>>;
}

/** In the language of the business. */
export type WordsOf = (tenant: string) => Promise<NoticeWords>;

const all: Readonly<Record<Language, NoticeWords>> = { en, es, fr, de, pt };

export const noticeWords = (locale: string): NoticeWords => all[languageOf(locale)];
