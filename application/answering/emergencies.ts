import { english } from './emergencies/english.js';
import { french } from './emergencies/french.js';
import { german } from './emergencies/german.js';
import { isLookAlike, isOnlyAskedAbout } from './emergencies/look-alikes.js';
import { ownPhraseIn } from './emergencies/own-phrases.js';
import { portuguese } from './emergencies/portuguese.js';
import { fixedKinds, type FixedKind, type LanguagePhrases } from './emergencies/phrase-lists.js';
import { spanish } from './emergencies/spanish.js';
import { plainText, wordsOf } from './words.js';

export type EmergencyKind = FixedKind | 'own';

interface Expressions {
  readonly kind: FixedKind;
  readonly happening: RegExp;
  readonly named: RegExp | null;
}

const languages: readonly LanguagePhrases[] = [english, spanish, german, french, portuguese];
const clausesMax = 200;

/** One expression for each kind and language: alternatives of whole words, compiled once. */
const expressions: readonly Expressions[] = fixedKinds.flatMap((kind) =>
  languages.map(({ happening, named }) => ({
    kind,
    happening: wholeWords(happening[kind]),
    named: named[kind] === undefined ? null : wholeWords([named[kind]]),
  })),
);

function wholeWords(alternatives: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${alternatives.join('|')})\\b`, 'u');
}

const cries = new RegExp(`^(?:(?:${languages.map((language) => language.cries).join('|')})(?: |$))+$`, 'u');
/** Politeness alone is no cry. */
const cried = wholeWords([
  'help',
  'sos',
  'emergency',
  'ayuda',
  'auxilio',
  'socorro',
  'hilfe',
  'notfall',
  'helft',
  'aidez',
  'aide',
  'secours',
  'urgence',
  'ajuda',
  'ajudem',
  'acudam',
]);

/** "There is a …", "I think …", "help": what makes of a named danger one that is here. */
const frames = wholeWords(languages.flatMap(({ frames: them }) => them));

/**
 * The emergency that somebody reports, in one of five languages, or `own` where it is one of the owner's phrases, matched by
 * their words whatever the order and with small slips of spelling. Undefined where there is none: a question about services, a
 * memory, a film, a figure of speech. What is in doubt counts as an emergency.
 */
export function emergencyIn(text: string, ownPhrases: readonly string[]): EmergencyKind | undefined {
  const clauses = clausesOf(text);
  const found = expressions.find((expression) => clauses.some((clause) => isReported(clause, expression)));
  if (found !== undefined) return found.kind;
  if (isCry(clauses.join(' '))) return 'other';
  return clauses.some((clause) => ownPhraseIn(clause, ownPhrases)) ? 'own' : undefined;
}

const clausesOf = (text: string): readonly string[] =>
  plainText(text)
    .split(/[.!?;:,…¡¿()\n–—]+/u)
    .slice(0, clausesMax)
    .map((clause) => canonical(wordsOf(clause).join(' ')))
    .filter((clause) => clause !== '');

/** One spelling for what people contract, or type without the apostrophe. */
const canonical = (words: string): string =>
  words
    .replaceAll(/\b(?:can ?not|cant|can t|couldnt|couldn t)\b/gu, 'cannot')
    .replaceAll(/\b(?:wont|won t)\b/gu, 'will not')
    .replaceAll(/\b(is|are|was|do|does|did|has|have|had)(?:nt|n t)\b/gu, '$1 not')
    .replaceAll(/\b(?:im|i m)\b/gu, 'i am')
    .replaceAll(/\b(he|she|there)s\b/gu, '$1')
    .replaceAll(/\b(?:gonna|gunna)\b/gu, 'going to')
    .replaceAll(/\b(?:wanna)\b/gu, 'want to');

function isReported(clause: string, { happening, named }: Expressions): boolean {
  const event = happening.exec(clause);
  if (event !== null && !isLookAlike(clause, event.index, event[0])) return true;
  const danger = named?.exec(clause) ?? null;
  return danger !== null && isNamedAsHere(clause, danger.index, danger[0]);
}

function isNamedAsHere(clause: string, start: number, danger: string): boolean {
  const rest = clause.replace(danger, ' ');
  if (!isCriedOut(rest) && !frames.test(rest)) return false;
  return !isLookAlike(clause, start, danger) && !isOnlyAskedAbout(clause);
}

const isCry = (words: string): boolean => cries.test(words) && cried.test(words);

/** Nothing is said but the danger itself: "Gas leak!" */
const isCriedOut = (rest: string): boolean =>
  wordsOf(rest).every((word) =>
    /^(?:a|an|the|here|oh|god|my|un|una|ein|eine|une|um|uma|es|ein|hier|aqui|ici|o|al)$/u.test(word),
  );
