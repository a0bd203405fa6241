import { broader, implied, meanings, wholes } from './meanings.js';
import { moneyPhrases } from './money-phrases.js';
import { setPhrases } from './set-phrases.js';
import { lightWords, stopWords } from './stop-words.js';

const byWord = new Map(
  Object.entries(meanings).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word, meaning] as const),
  ),
);

/** What a table says of a word, and nothing that every object has besides: “constructor” is a word as well. */
export const wordIn = <Value>(
  table: Readonly<Record<string, Value | undefined>>,
  word: string,
): Value | undefined => (Object.hasOwn(table, word) ? table[word] : undefined);

/** Lower case, without accents and `’s`; some words that are written in two ways are written in one. */
export const foldedText = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/['’`´]s\b/gu, '')
    .replaceAll(/wi-fi/gu, 'wifi')
    .replaceAll(/\be-?mails?\b/gu, 'email');

/** The same, with `n’t` as part of its word. */
export const plainText = (text: string): string => foldedText(text).replaceAll(/n['’`´]t\b/gu, 'nt');

export const wordsOf = (text: string): readonly string[] => plainText(text).match(/[\p{L}\d]+/gu) ?? [];

/** Looked for in plain text, so none of them has to see that a letter is a capital: that would take four times as long. */
const belonging = [...moneyPhrases, ...setPhrases, ...wholes];

/** The same, with words that belong together put as one. */
const wholeWordsOf = (text: string): readonly string[] =>
  wordsOf(belonging.reduce((so, [pattern, whole]) => so.replace(pattern, whole), plainText(text)));

/** Endings that change no meaning, in the languages above: what is left is compared, never shown. */
export function stemOf(word: string): string {
  if (word.length <= 3 || /\d/u.test(word)) return word;
  const singular = word.replace(/ie[sd]$/u, 'y').replace(/(?<!s)s$/u, '');
  const bare = singular.replace(
    /(isations?|izations?|ations?|ating|ated|ates?|ators?|ings?|edly|ed|ers?|ments?|ions?|ungen|ung|ly|en|em|es|al|e|os|as|a|o)$/u,
    '',
  );
  const isVerb = /(ing|ed)$/u.test(singular);
  const stem = bare.length >= (word.length > 5 && !isVerb ? 4 : 3) ? bare : singular;
  return stem.length > 3 ? stem.replace(/([^aeiou])\1$/u, '$1') : stem;
}

/** A stem that is spelt like a meaning is another word: care is no car. */
function termOf(word: string): string {
  const stem = byWord.get(word) ?? stemOf(word);
  return !byWord.has(word) && stem in meanings ? `${stem}-` : stem;
}

/** What a text is about: its words by meaning or stem, without those that say nothing. */
export const termsOf = (text: string): readonly string[] => [...new Set(tellingWordsOf(text).map(termOf))];

/** Each word that says something, as it was written, with what it means. */
export const wordsWithTermsOf = (
  text: string,
): readonly { readonly word: string; readonly term: string; readonly isLight: boolean }[] =>
  tellingWordsOf(text).map((word) => ({
    word,
    term: termOf(word),
    isLight: lightWords.has(word) || (!byWord.has(word) && lightStems.has(stemOf(word))),
  }));

// A short stem is shared by chance: tiles are no till.
const lightStems = new Set([...lightWords].map(stemOf).filter((stem) => stem.length > 3));

const tellingWordsOf = (text: string): readonly string[] =>
  wholeWordsOf(text).filter((word) => !stopWords.has(word) && (word.length > 1 || /\d/u.test(word)));

/** Whether a word is one of those that the desk has a meaning for, or passes over. */
export const isKnownWord = (word: string): boolean =>
  byWord.has(word) || stopWords.has(word) || lightWords.has(word);

/** Words with a meaning of their own, to set misspelt words right by. */
export const knownWords: readonly string[] = [...byWord.keys()].filter((word) => word.length >= 5);

/** Meanings of which what is said holds for this one as well: what is said of dogs holds for puppies. */
export const broaderOf = (term: string): readonly string[] => broader[term] ?? [];

/** Meanings that say this one as well. */
export const impliedBy = (term: string): readonly string[] => implied[term] ?? [];

/** Words to search pages with: those of the text, and all that mean the same. */
export const searchWords = (text: string): readonly string[] => {
  const words = [...new Set([...wordsOf(text), ...wholeWordsOf(text)])];
  const alike = words.flatMap((word) => {
    const meaning = byWord.get(word);
    return meaning === undefined ? [] : (meanings[meaning]?.split(' ') ?? []);
  });
  return [...new Set([...words, ...alike])].slice(0, 200);
};

const telling: Readonly<Record<string, readonly string[]>> = {
  en: 'the is are do does you your what how when where can i my of for to and have there with hello hi thanks thank bye on at open much it that this any please would could which who will if about cost'.split(
    ' ',
  ),
  es: 'el la los las que es son cuanto cuanta cuando donde como tienen tiene puedo puede hay un una unos mi de del para por con abren cuesta su estan hola gracias adios buenos buenas se quiero y en al mis si tambien ustedes quien hacen cierran abierto precio'.split(
    ' ',
  ),
  de: 'der die das ist sind wie was wann wo wer haben hat sie kann ich ein eine einen gibt und mit offen kostet ihr hallo danke tschuss guten bei euch auch fur mein meine muss man nicht im am zum zur den auf geoffnet bitte viel ihnen ihre'.split(
    ' ',
  ),
  fr: 'le les la est sont vous quel quelle quels quand ou comment combien avez je un une des du pour et puis etes bonjour merci salut peut on dans avec mon ma mes votre vos pas ouvert faut ce qui que coute'.split(
    ' ',
  ),
  pt: 'ola bom boa dia tarde noite obrigado obrigada voces quanto custa voce onde quando qual abrem fecham aberto posso sao uma os nao em'.split(
    ' ',
  ),
};

/** The language a question is most likely in, of those the desk knows; undefined when its words do not tell. */
export function languageOf(text: string): string | undefined {
  const words = new Set(wordsOf(text));
  const hits = Object.entries(telling).map(([language, tells]) => ({
    language,
    count: tells.filter((word) => words.has(word)).length,
  }));
  const [best, next] = hits.toSorted((a, b) => b.count - a.count);
  if (best === undefined || best.count === 0 || best.count === next?.count) return undefined;
  return best.language;
}
