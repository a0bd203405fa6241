import type { FixCode } from '../../../domain/report/report.js';
import { languageOf, type Language } from '../locale-of.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { pt } from './pt.js';

/** Every word of the weekly letter. In braces stands what is filled in. A language that leaves one out does not compile. */
export interface ReportWords {
  /** `{name}` of the business, `{span}` of the week. */
  readonly subject: string;
  readonly title: string;
  readonly compared: string;
  readonly firstWeek: string;
  readonly sections: Readonly<
    Record<
      'contacts' | 'leads' | 'questions' | 'calls' | 'texts' | 'promises' | 'speed' | 'days' | 'hours',
      string
    >
  >;
  readonly rows: Readonly<Record<ReportRow, string>>;
  readonly within: string;
  readonly beyond: string;
  readonly fixTitle: string;
  /** `{count}` is filled in. */
  readonly fixes: Readonly<Record<FixCode, { readonly said: string; readonly link: string }>>;
  readonly nothingToFix: string;
  readonly link: string;
  readonly questionsLink: string;
  readonly checkpoint: string;
  /** Why it comes, and when. */
  readonly footnote: string;
  /** Leads to where the report is declined. */
  readonly unsubscribe: string;
}

export type ReportRow =
  | 'chats'
  | 'calls'
  | 'missed'
  | 'sessions'
  | 'pageViews'
  | 'captured'
  | 'contacted'
  | 'waiting'
  | 'answered'
  | 'unpublished'
  | 'offLimits'
  | 'handOffs'
  | 'emergencies'
  | 'byDesk'
  | 'passedOn'
  | 'voicemail'
  | 'refusedCalls'
  | 'delivered'
  | 'underway'
  | 'failed'
  | 'refused'
  | 'dropped'
  | 'kept'
  | 'broken'
  | 'open'
  | 'half'
  | 'almostAll'
  | 'alertsReached'
  | 'alertsMedian';

const all: Readonly<Record<Language, ReportWords>> = { en, es, fr, de, pt };

export const wordsOf = (locale: string): ReportWords => all[languageOf(locale)];
