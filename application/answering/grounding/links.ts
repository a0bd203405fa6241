import { remembered } from '../remembered.js';
import { plainOf, readValues, withoutScheme } from './values.js';
import type { Link } from '../../ports/language-model.js';
import type { Passage } from '../../ports/passages.js';

/** Every web and e-mail address that a reply may hold. */
export interface Known {
  readonly addresses: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
}

const valuesIn = remembered(
  2_000,
  (text: string) => text,
  (text) => readValues(text).values.filter(({ kind }) => kind === 'address' || kind === 'email'),
);

export function knownAddresses(links: readonly Link[], passages: readonly Passage[]): Known {
  const urls = [
    ...links.map(({ url }) => url),
    ...passages.flatMap(({ url }) => (url === null ? [] : [url])),
  ];
  const written = passages.flatMap(({ text }) => valuesIn(text));
  const named = (kind: string): readonly string[] =>
    written.filter((value) => value.kind === kind).flatMap(({ keys }) => keys);
  return {
    addresses: new Set([...urls.map((url) => withoutScheme(url.toLowerCase())), ...named('address')]),
    emails: new Set(named('email')),
  };
}

const scheme = /\b([a-z][a-z0-9+.-]{1,20}):(?=\/\/|[^\s\d/])/giu;
const safeSchemes = new Set(['https', 'mailto', 'tel']);
const commonEndings =
  'com|net|org|info|biz|io|co|app|dev|shop|store|site|online|xyz|top|club|live|link|click|example|test|invalid|uk|us|de|fr|es|at|ch|it|nl|be|eu|ru|cn|ly|me|tv|gg|to|cc|ai|page|zip|mov|gl|be';
/** Addresses taken apart so that no pattern knows them, and a reader still does. */
const disguises: readonly RegExp[] = [
  new RegExp(
    `[a-z0-9-]{2,}\\s*(?:\\.|\\[\\.\\]|\\(\\.\\)|\\{\\.\\}|。|．|·|•)\\s+(?:${commonEndings})\\b(?=$|[\\s/,;:!?)])`,
    'u',
  ),
  new RegExp(`[a-z0-9-]{2,}\\s+(?:\\.|\\[\\.\\]|\\(\\.\\)|\\{\\.\\}|。|．)\\s*(?:${commonEndings})\\b`, 'u'),
  new RegExp(
    `[a-z0-9-]{2,}\\s*(?:\\[\\.\\]|\\(\\.\\)|\\{\\.\\}|[\\[({]\\s*(?:dot|punkt|punto|point)\\s*[\\])}])\\s*[a-z0-9]`,
    'u',
  ),
  new RegExp(`[a-z0-9-]{2,}\\s+(?:dot|punkt|punto|point)\\s+(?:${commonEndings})\\b`, 'u'),
  new RegExp(`\\b[a-z0-9-]{2,}\\s+(?:slash|forward slash)\\s+[a-z0-9-]+`, 'u'),
  /[a-z0-9._-]+\s*(?:\[at\]|\(at\)|\{at\}|\s@\s|@\s|\s@)\s*[a-z0-9-]+/u,
  /\b[a-z0-9._-]{2,}\s+(?:at|arroba|arobase)\s+[a-z0-9-]+\s+(?:dot|punkt|punto|point)\s+[a-z]/u,
  /%[0-9a-f]{2}(?:[0-9a-z%./-])/u,
  /\bxn--/u,
  /\bhxxps?\b|\bh\s?t\s?t\s?p\s?s?\s?:/u,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/u,
  /\/\/[a-z0-9-]/u,
];

/** Whether a clause leads somewhere that neither the business nor its pages name. */
export function leadsAstray(clause: string, { addresses, emails }: Known): boolean {
  const schemes = [...clause.matchAll(scheme)].map(([, name = '']) => name.toLowerCase());
  if (schemes.some((name) => isScheme(name, clause) && !safeSchemes.has(name))) return true;
  if (
    /\[[^\]]*\]\s?\([^)]*\)/u.test(clause) &&
    !linkTargets(clause).every((url) => addresses.has(withoutScheme(url)))
  )
    return true;
  const bare = plainOf(clause);
  if (/(?:\[at\]|\(at\)|\{at\}|\s@\s|@\s|\s@)\s*[a-z0-9-]/u.test(bare)) return true;
  const { values } = readValues(clause);
  const isKnown = values.every(({ kind, keys }) => {
    if (kind === 'address') return keys.every((key) => addresses.has(key) || emails.has(key));
    return kind !== 'email' || keys.every((key) => emails.has(key));
  });
  if (!isKnown || hasForeignDomain(clause)) return true;
  let rest = bare;
  for (const known of [...addresses, ...emails].toSorted((a, b) => b.length - a.length))
    rest = rest.replaceAll(known, ' ');
  return disguises.some((pattern) => pattern.test(rest.replaceAll(/https:\/\/|mailto:|tel:/gu, ' ')));
}

const linkTargets = (clause: string): readonly string[] =>
  [...clause.matchAll(/\]\s?\(([^)\s]*)[^)]*\)/gu)].map(([, url = '']) => url.toLowerCase());

/** "Hours: 9–18" has a colon and no scheme. */
const isScheme = (name: string, clause: string): boolean =>
  new RegExp(`\\b${name.replaceAll(/[+.]/gu, '\\$&')}:(?://|[^\\s]*[/@?=(,;%])`, 'iu').test(clause) ||
  [
    'javascript',
    'data',
    'vbscript',
    'file',
    'blob',
    'sms',
    'skype',
    'whatsapp',
    'ftp',
    'intent',
    'about',
  ].includes(name);

/** A domain with letters beyond ASCII is one nobody can read safely. */
const hasForeignDomain = (clause: string): boolean =>
  [...clause.matchAll(/[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?=[\s/:?]|$)/gu)].some(
    ([domain]) => !/^\p{ASCII}*$/u.test(domain) && new RegExp(`\\.(?:${commonEndings})$`, 'iu').test(domain),
  );
