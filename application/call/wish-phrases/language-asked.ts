import { among, all, withoutCourtesies } from './whole-words.js';

/** The language that somebody asks to go on in, as BCP 47; null where none is asked for. */
export function languageAsked(sentences: readonly string[]): string | null {
  for (const sentence of sentences) {
    const bare = withoutCourtesies(sentence);
    if (refused.test(bare) || !(asked.test(bare) || alone.test(bare))) continue;
    const code = languages.find(([, names]) => names.test(bare))?.[0];
    if (code !== undefined) return code;
  }
  return null;
}

const named: Readonly<Record<string, string>> = {
  en: 'english|ingles|anglais|englisch',
  es: 'spanish|espanol|castellano|espagnol|spanisch',
  fr: 'french|frances|francais|franzosisch',
  de: 'german|aleman|allemand|deutsch',
  pt: 'portuguese|brazilian|portugues|portugais|portugiesisch',
  it: 'italian|italiano|italien|italienisch',
  zh: 'chinese|mandarin|cantonese|chino|chinois|chinesisch',
  vi: 'vietnamese|vietnamita|vietnamien',
  ko: 'korean|coreano|coreen|koreanisch',
  ru: 'russian|ruso|russe|russisch',
  pl: 'polish|polaco|polonais|polnisch',
  ar: 'arabic|arabe|arabisch',
  tl: 'tagalog|filipino',
  hi: 'hindi',
  ht: 'creole|haitian',
  ja: 'japanese|japones|japonais|japanisch',
  tr: 'turkish|turco|turc|turkisch',
};
const languages = Object.entries(named).map(([code, names]) => [code, among([names])] as const);
const name = `(?:${Object.values(named).join('|')})`;
/** "English breakfast" is no language. */
const ends =
  '(?=$| (?:please|instead|now|with|there|here|or|over|at|thanks|today|on|por|conmigo|s il|bitte|a bit|better|por favor|sprechen|reden|weiter|um poco|un poco))';

const asked = among([
  `(?:speak|speaks|talk|chat|converse|do this|do it|continue|carry on|go on|switch|change|help me|explain it|say that|say it|have this)(?: (?:to|with|me|you|this|over|it|any|some|in|of|a|little|only|better|we|us|call|conversation))* ${name}${ends}`,
  `(?:prefer|rather have|would like|d like|want)(?: (?:it|this|the|call|to|in|have|be))* ${name}${ends}`,
  `(?:habla|hablan|hable|hablar|hablas|hablo|hablamos|hablemos|continuar|seguir|sigamos|cambiar|cambiemos|atender|atienden|atenderme|prefiero)(?: (?:usted|ustedes|en|a|al|el|conmigo|solo|alguien|ahi|mejor))* ${name}${ends}`,
  `(?:parlez|parle|parler|parlent|parlons|continuer|continuons|passer|prefere)(?: (?:vous|en|le|a|l|avec|moi|on|mieux))* ${name}${ends}`,
  `(?:sprechen|spricht|sprich|sprichst|reden|spreche)(?: (?:sie|wir|du|auch|bitte|mit|mir|jemand|auf|in|bei|ihnen|nur|lieber|besser))* ${name}${ends}`,
  `(?:auf )?${name} (?:sprechen|reden|weitersprechen)|auf ${name}$`,
]);
const alone = all([`(?:in |en |auf )?${name}`]);

const refused = among([
  `(?:dont|do not|doesnt|cant|cannot|not) (?:speak|talk|understand)|no hablo|ne parle pas|spreche kein`,
  'teach\\w*|learn\\w*|lessons?|class(?:es)?|course|translat\\w*|clases|cours|unterricht|kurs',
]);
