import { plainText } from '../../application/answering/words.js';
import type { Asked, Ground, Kind } from './asked.js';
import { byScore, covering, type Scored } from './coverage.js';
import { speaksOfDays } from './hours.js';
import { isRow, sentencesOf, type Piece } from './pieces.js';
import type { Said } from './said.js';

const enough = { score: 0.62, own: 0.4, alone: 0.75 };
const answerLengthMax = 500;
const rowsMax = 6;

/** A sentence, an answer or a row that speaks of all that was asked about, word for word. */
export function sentenceAnswer(asked: Asked, ground: Ground): Said | undefined {
  if (!asked.terms.some(({ isLight }) => !isLight)) return undefined;
  const fitting = ground.pieces
    .filter((piece) => canAnswer(asked.kind, piece))
    .filter((piece) => asked.days.length === 0 || speaksOfDays(piece, asked.days, ground.local.date))
    .map((piece) => covering(piece, asked))
    .filter(
      ({ missing, score, ownScore }) =>
        missing.length === 0 && score >= enough.score && ownScore >= enough.own,
    )
    .toSorted(byScore(asked.language));
  const facts = fitting.filter(({ piece }) => piece.passage.origin === 'fact');
  const own = fitting.filter(({ piece }) => piece.passage.language === asked.language);
  const best = facts[0] ?? own[0] ?? fitting[0];
  return best === undefined ? overview(asked, ground) : told([best, ...companions(best, fitting)]);
}

/** "What services do you offer?": the lists and rows of the page that is called so. */
function overview({ terms, language, kind }: Asked, { pieces }: Ground): Said | undefined {
  if (kind !== 'plain') return undefined;
  const about = terms.filter(({ isLight }) => !isLight).map(({ term }) => term);
  const lists = pieces.filter(
    ({ passage, title }) => isRow(passage) && about.every((term) => title.has(term)),
  );
  const [first] = lists.filter(({ passage }) => passage.language === language);
  const page = (first ?? lists[0])?.passage;
  if (page === undefined) return undefined;
  const whole = lists
    .filter(({ passage }) => passage.pageId === page.pageId)
    .map(({ passage }) => passage.text);
  return { clauses: [...new Set(whole)].slice(0, rowsMax), language: page.language };
}

/** Another sentence of the same passage that speaks of the same thing by itself. */
const companions = (best: Scored, scored: readonly Scored[]): readonly Scored[] =>
  best.piece.passage.kind !== 'text'
    ? []
    : scored
        .filter(
          ({ piece, ownScore }) =>
            piece.passage === best.piece.passage &&
            piece.quote !== best.piece.quote &&
            ownScore >= enough.alone,
        )
        .slice(0, 1);

/** Word for word, in the order they stand, each with the sentence that it leans on. */
export function told(scored: readonly Scored[]): Said {
  const pieces = scored.map(({ piece }) => piece).toSorted((a, b) => a.at - b.at);
  const clauses = pieces
    .flatMap((piece) => [piece.lead, ...quotesOf(piece)])
    .filter((clause) => clause !== '');
  return { clauses: [...new Set(clauses)], language: pieces[0]?.passage.language };
}

const quotesOf = ({ passage, quote }: Piece): readonly string[] => {
  if (passage.kind === 'question' && quote.length > answerLengthMax) return sentencesOf(quote).slice(0, 4);
  return [quote];
};

const count = String.raw`\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|zwolf|dos|tres|cuatro|cinco|seis|siete|ocho|diez|deux|trois|quatre|cinq|sept|huit|dix|an hour|a day|a week|a month|same day`;
const span = String.raw`(minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|minuten|min|std|stunden?|tagen?|wochen?|monaten?|jahren?|minutos|horas?|dias?|semanas?|meses|mes|anos?|heures?|jours?|semaines?|mois|ans)`;
const patterns: Readonly<Partial<Record<Kind, RegExp>>> = {
  duration: new RegExp(String.raw`\b(${count})\b.{0,24}\b${span}\b|\d\s?h\b|\b(same|next) day\b`, 'u'),
  count: new RegExp(String.raw`(${count})`, 'u'),
  time: /\d{1,2}[:.h]\d\d|\d ?(am|pm|a\.m|p\.m|uhr|h)\b|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?\b|\b(lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)\b|\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b|\d(st|nd|rd|th)?\.? (of )?\p{L}{3,}|\p{L}{3,} \d{1,2}\b|\b(daily|weekly|every|weekdays|weekends|minutes?|hours?|days?|weeks?|months?)\b/u,
};

/** Whether a piece has what such a question asks for: a time, a number, a name. */
export function canAnswer(kind: Kind, { quote, passage, lead }: Piece): boolean {
  const pattern = patterns[kind];
  if (pattern !== undefined) return pattern.test(plainText(`${lead} ${quote}`));
  if (kind === 'person')
    return /(?<=\p{Ll}[\s,]+|^|\W)\p{Lu}\p{Ll}+/u.test(`${passage.headings.at(-1) ?? ''} ${quote}`);
  return true;
}
