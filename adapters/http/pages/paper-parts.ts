import type { Language } from '../../../application/report/locale-of.js';
import { escaped, languageLinks, type Page } from './page.js';
import { wordsIn, type Words } from './words/words.js';

/** Somebody who handles data for this installation. */
export interface ProcessorEntry {
  readonly name: string;
  readonly of: 'model' | 'mail' | 'phone' | 'messenger' | 'payments';
  readonly about: string;
  /** Kinds of data. */
  readonly data: readonly string[];
  readonly whose: string;
}

/** How long what was said is kept, and when it was last looked through. */
export interface RetentionInForce {
  readonly months: number;
  /** Null: there was no run yet. Left out where only the period is said. */
  readonly lastRunAt?: string | null;
}

/** What an installation is, as far as its papers speak of it. */
export interface Papers {
  readonly operator: string;
  readonly contact: string;
  readonly isSandbox: boolean;
  readonly hasPhone: boolean;
  readonly processors: readonly ProcessorEntry[];
  /** Those that say something about this installation, in their order. */
  readonly promises: readonly { readonly no: string; readonly sentence: string }[];
  /** Undefined where nothing is billed. */
  readonly plans:
    { readonly trialDays: number; readonly graceDays: number; readonly readableDays: number } | undefined;
}

/** One business, as far as its papers speak of it. */
export interface BusinessPapers {
  readonly name: string;
  /** Null where it is not known any more. */
  readonly website: string | null;
  /** Whether a language model is given what its visitors say. */
  readonly asksModel: boolean;
  readonly hasLine: boolean;
  /** Whether a caller is asked before a recording begins. */
  readonly asksFirst: boolean;
  readonly mailsTranscripts: boolean;
}

export type Retention = RetentionInForce | undefined;

/** Papers are put together of pieces of HTML; a piece that says nothing here is left out. */
export const pieces = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined).join('\n');

export const section = (heading: string, ...body: readonly (string | false | undefined)[]): string =>
  `<section><h2>${escaped(heading)}</h2>${pieces(...body)}</section>`;
export const p = (text: string): string => `<p>${escaped(text)}</p>`;

const mailTo = (contact: string): string =>
  contact.includes('@') ? `<a href="mailto:${escaped(contact)}">${escaped(contact)}</a>` : escaped(contact);

const today = (now: string): string => {
  const [day] = now.split('T');
  return `<time datetime="${escaped(day ?? '')}">${escaped(day ?? '')}</time>`;
};

/** In which language and when a paper is read. */
export interface Read {
  readonly language: Language;
  readonly now: string;
}

type Links = readonly (readonly [path: string, name: string])[];

/** Which words of a paper are in force, and since when. */
export interface Standing {
  /** SHA-256 of the words in hex. */
  readonly version: string;
  readonly since: string;
}

/** A paper in its frame: its words are English, which is the binding text, whatever the frame is read in. */
export const paperPage = (
  language: Language,
  paper: keyof Words['papers']['titles'],
  words: string,
): Page => ({
  ...{ language, title: wordsIn(language).papers.titles[paper], choice: languageLinks(language) },
  body: pieces(
    language !== 'en' && `<p class="note">${wordsIn(language).papers.english}</p>`,
    `<article lang="en">${words}</article>`,
  ),
});

export const pageNav = (language: Language, links: Links): string =>
  `<nav aria-label="Papers">${links.map(([path, name]) => `<a href="${escaped(path)}?lang=${language}">${escaped(name)}</a>`).join('\n')}</nav>`;

/** The foot of every paper: which words, of what day, out of what, and where the others are. */
export const foot = ({ language, now }: Read, links: Links, standing?: Standing): string =>
  `<footer>${standing === undefined ? '' : versionOf(language, standing)}<p>Written on ${today(now)} from the configuration that this installation runs with.</p>
  ${pageNav(language, links)}</footer>`;

/** The beginning of it is enough to tell two apart; the link has the whole. */
const versionOf = (language: Language, { version, since }: Standing): string =>
  `<p>Version <a href="/papers/${escaped(version)}?lang=${language}">${escaped(version.slice(0, 12))}</a>, in force since ${today(since)}.</p>`;

export const own = [
  ['/privacy', 'Privacy'],
  ['/terms', 'Terms'],
  ['/processors', 'Processors'],
] as const;
export const ofSite = (siteKey: string) =>
  [
    [`/privacy/${encodeURIComponent(siteKey)}`, 'Privacy'],
    [`/terms/${encodeURIComponent(siteKey)}`, 'Terms'],
    ['/privacy', 'The installation’s privacy'],
    ['/processors', 'Processors'],
  ] as const;

export const sandboxNote = ({ isSandbox }: Papers): string | false =>
  isSandbox &&
  '<p class="note">This is a sandbox: letters, calls, texts, messages and payments stay on this machine.</p>';

export const asking = ({ contact }: Papers): string =>
  section(
    'Questions and requests',
    `<p>To see, correct, take along or delete what is stored about you, or to ask anything: ${mailTo(contact)}. Every request is entered in a register with its deadline.</p>
<p>You may ask <a href="/requests">by a form</a> as well. Where a business knows your address, a code to it is enough: you get a link to one file with all that the business keeps about you, to read and for programs. In the chat itself “Get my data” and “Erase my data” do the same for what was said in that browser.</p>`,
  );

export function keeping(retention: Retention): string | false {
  if (retention === undefined) return false;
  const { months, lastRunAt } = retention;
  const run =
    lastRunAt === null
      ? ' No run has been due yet.'
      : ` What was older was last done away with on ${lastRunAt?.slice(0, 10) ?? ''}.`;
  return section(
    'How long it is kept',
    p(
      `Conversations, calls and recordings are kept for up to ${String(months)} months.${lastRunAt === undefined ? '' : run}`,
    ),
  );
}

export const device = section(
  'On your device',
  p(
    'Nothing is stored before you write, or move the chat button or hide it. Once you write, one entry in your browser’s local storage keeps the conversation going; where you put the button is kept until you close the tab. “End chat and clear this device” removes both. There are no cookies, and nobody is followed from page to page.',
  ),
);
export const visits = section(
  'Counting visits',
  p(
    'Page views are counted with the page, the kind of device and the site they came from, and are never joined to a person: visits of one day are told apart under a key that is thrown away each day.',
  ),
);
export const calling = (asksFirst: boolean): string =>
  section(
    'When you call',
    p(
      `An assistant that is a machine may answer, and says so. ${asksFirst ? 'It asks whether the call may be recorded.' : 'It says that the call is recorded.'} Recording and transcript are sealed as messages are. Say that you do not want to be recorded, and recording stops; nothing of it is kept.`,
    ),
    p(
      'Your number is used to tell your calls apart and to text you a link when you ask for it and say yes: one text in a call, within ten minutes or not at all. Message and data rates may apply. Reply STOP, or say so in a call, and you get no more; reply HELP for help.',
    ),
  );

export const processorList = (processors: readonly ProcessorEntry[]): string =>
  processors.length === 0
    ? p('Nobody. Replies are made by this installation itself, from the business’s own pages.')
    : `<ul>${processors.map(({ about }) => `<li>${escaped(about)}</li>`).join('')}</ul>`;
