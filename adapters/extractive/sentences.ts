import { isDeepStrictEqual } from 'node:util';
import { gives } from '../../application/answering/aspects.js';
import { plainText, termsOf, wordsOf, wordsWithTermsOf } from '../../application/answering/words.js';
import { kindOf, type Asked, type Ground, type Kind } from './asked/asked.js';
import { holdsAskedFor } from './asked/asked-for.js';
import { byScore, covering, type Scored } from './coverage.js';
import { acts, isToInstall } from './prices/jobs.js';
import { holdsContact } from './contacts.js';
import { ofNoDay, tellsHow } from './how.js';
import { isOfOtherCase } from './asked/other-cases.js';
import { datesIn, monthsAsked, monthsIn } from './asked/day-names.js';
import { speaksOfDays, tellsHours } from './hours/told-hours.js';
import { hasRoomFor } from './asked/measures.js';
import { periodsAsked, periodsIn } from './asked/periods.js';
import { isRow, namesAmount, sentencesOf, type Piece } from './pieces.js';
import { eachOnce, restingOn, type Said } from './said.js';

const enough = { score: 0.62, own: 0.4, alone: 0.75, single: 0.85, half: 0.5 };
const neighbourRankMax = 2;
const paragraphLengthMax = 280;
const answerLengthMax = 500;
const rowsMax = 6;
const shortWords = 3;
const asksForList = /^(what|which|que|cuales|welche|was|quels?|quelles?)\b/u;
const pairReach = 4;
/** Whether there is such a thing at all. */
const asksWhether =
  /\b(do (you|u|ya|they) (guys )?(have|do|offer|sell|take|accept|speak|provide|stock|carry|treat|see|ship|deliver|rent|repair)|(have|has) (you|it) got|is there|are there|(can|may|could) (i|we) (also |still )?(pay|get|buy|rent|park|bring|book|write|use|come|leave)|(is|are) (it|you) \w+|got any|(how|where|which (\p{L}+ )?\p{L}+|what \p{L}+) (do|can|to|is|are|goes|stops|runs|should) |tienen|hay|hacen|ofrecen|aceptan|se admiten|venden|puedo (pagar|traer)|haben sie|habt ihr|gibt es|bieten sie|bietet ihr|kann (man|ich)|nehmen sie|verkaufen sie|avez-vous|vous avez|y a-t-il|il y a|acceptez-vous|proposez-vous|faites-vous|est-ce que vous)\b/u;

/** A sentence, an answer or a row that speaks of all that was asked about, word for word. */
export function sentenceAnswer(asked: Asked, ground: Ground): Said | undefined {
  if (!asked.terms.some(({ isLight }) => !isLight)) return undefined;
  return (
    oneSentence(asked, ground) ?? oneSentence(asked, { ...ground, pieces: withNeighbours(asked, ground) })
  );
}

/**
 * Sentences that hold what is asked for, each with the one before it: a paragraph names its subject once. Only of what was found
 * first, and only where the sentence itself says half of what is asked.
 */
function withNeighbours(asked: Asked, { pieces, question: { passages } }: Ground): readonly Piece[] {
  const first = new Set(passages.slice(0, neighbourRankMax));
  return pieces.flatMap((piece) => {
    const before = piece.passage.kind === 'text' ? sentencesOf(piece.passage.text)[piece.at - 1] : undefined;
    if (before === undefined || piece.lead !== '' || !first.has(piece.passage)) return [];
    if (covering(piece, asked).ownScore < enough.half || !canAnswer(asked.kind, piece)) return [];
    return [{ ...piece, lead: before, own: new Set(termsOf(`${before}\n${piece.quote}`)) }];
  });
}

function oneSentence(asked: Asked, ground: Ground): Said | undefined {
  const listed = asksForList.test(plainText(asked.text)) ? overview(asked, ground) : undefined;
  if (listed !== undefined) return listed;
  const isHow = tellsHow(asked);
  const isOnHow = ({ piece }: Scored): boolean => isHow(piece);
  const askedOf = (piece: Piece): Asked => (isHow(piece) ? ofNoDay(asked) : asked);
  const fitting = ground.pieces
    .filter((piece) => canAnswer(asked.kind, piece) && isMeant(piece, askedOf(piece), ground))
    .filter((piece) => holdsAskedFor(asked.text, piece.quote) && isOfItsQuestion(piece, asked))
    .map((piece) => covering(asked.kind === 'person' ? withColumns(piece) : piece, askedOf(piece)))
    .filter((one) => isEnough(one, asked, ground.question.passages.indexOf(one.piece.passage), isOnHow(one)))
    .filter((one, _, all) => !all.some(isOnHow) || isOnHow(one))
    .filter((one, _, all) => !asksWhatIf.test(plainText(asked.text)) || isIfSaid(one) || !all.some(isIfSaid))
    .toSorted(byScore(asked.language));
  const facts = fitting.filter(({ piece }) => piece.passage.origin === 'fact');
  const own = fitting.filter(({ piece }) => piece.passage.language === asked.language);
  const best = facts[0] ?? own[0] ?? fitting[0];
  if (best === undefined) return overview(asked, ground);
  // A list that is asked for by its heading is told as a whole.
  if (best.piece.passage.kind === 'list' && best.ownScore < enough.own)
    return {
      clauses: [restingOn(best.piece.passage.text, best.piece.passage)],
      language: best.piece.passage.language,
    };
  if (best.piece.passage.kind === 'table' && best.ownScore === 0) return tableOf(best.piece, ground);
  const timed = fitting.filter(
    ({ piece, score }) =>
      score === best.score && isTimedRow(piece) && piece.passage.language === best.piece.passage.language,
  );
  if (asked.kind === 'duration' && timed.includes(best)) return told(timed.slice(0, rowsMax));
  const said = told([best, ...companions(best, fitting)]);
  return asked.kind === 'person' ? withName(said, best.piece) : said;
}

/** Rows of one table, where nothing of one was asked about but what stands above them all. */
function tableOf({ passage: { pageId, headings, language } }: Piece, { pieces }: Ground): Said {
  const rows = pieces.filter(
    ({ passage }) =>
      passage.kind === 'table' && passage.pageId === pageId && isDeepStrictEqual(passage.headings, headings),
  );
  return {
    clauses: eachOnce(rows.map(({ passage }) => restingOn(passage.text, passage))).slice(0, rowsMax),
    language,
  };
}

/** A row says of somebody what its columns are called: "Languages: Spanish, English". */
const withColumns = (piece: Piece): Piece =>
  piece.passage.kind === 'table'
    ? {
        ...piece,
        own: new Set([...piece.own, ...piece.passage.cells.flatMap(({ column }) => termsOf(column))]),
      }
    : piece;

/** One telling word alone is found anywhere: then what is asked of it must be said as well, or the heading be about it. */
function isEnough(
  { piece, missing, score, ownScore }: Scored,
  { terms, text, kind, pairs, days }: Asked,
  rank: number,
  isOnHow: boolean,
): boolean {
  const telling = terms.filter(({ isLight }) => !isLight);
  // What speaks of the very day that was asked about need not say besides what its heading says.
  const isTopic =
    isHeadedBy(piece, terms) || isOnAll(piece, telling) || isOnHow || (days.length > 0 && kind !== 'plain');
  const left = missing.filter(
    (term) =>
      !isDenied(term, piece) &&
      !isShortened(term, pairs, piece) &&
      !(term === 'install' && isToInstall(piece)),
  );
  if (left.length > 0 || score < enough.score || (ownScore < enough.own && !isTopic)) return false;
  // Whoever works there is not told by what the page is called.
  if (kind === 'person' && covering({ ...piece, title: new Set() }, { terms, kind }).missing.length > 0)
    return false;
  if (pairs.some((pair) => isTornApart(pair, piece))) return false;
  if (kind === 'plain' && !namesWhich(text, piece)) return false;
  if (telling.length > 1) return true;
  if (kind === 'time' || kind === 'person') {
    if (telling[0]?.term === 'found' && piece.own.has('found'))
      return !ofAnother.test(plainText(piece.quote));
  }
  const heading = piece.passage.headings.at(-1) ?? '';
  const headed = new Set(termsOf(heading));
  const isOfKind = kind === 'plain' || piece.passage.kind !== 'question' || kindOf(heading) === kind;
  if (telling.some(({ term }) => headed.has(term)) && isOfKind && score >= enough.alone) return true;
  if (kind === 'duration' && isTimedRow(piece) && ownScore >= enough.alone) return true;
  if (kind !== 'plain')
    return isSureOf(kind, piece) && rank === 0 && score >= enough.single && ownScore >= enough.alone;
  if (score < (rank === 0 ? enough.alone : enough.single)) return false;
  return asksWhether.test(plainText(text)) || wordsOf(text).length <= shortWords;
}

/** "Which plan": whatever answers speaks of plans, however little the word says. */
function namesWhich(text: string, { own, headings, title }: Piece): boolean {
  const [, what = ''] = /\b(?:which|what) (\p{L}+) (?!of\b)/u.exec(plainText(text)) ?? [];
  const [term] = termsOf(what);
  return term === undefined || own.has(term) || headings.has(term) || title.has(term);
}

/** A second shop was not founded when the first one was. */
const ofAnother =
  /\b(second|third|new|newest|another|other|branch|zweite\p{L}*|neue\p{L}*|segund[oa]|nuev[oa]|deuxieme|nouve\p{L}+)\b/u;

/** Under a person's name "she" says enough for a reader of the page, and too little for whoever asks who. */
function withName(said: Said, { passage }: Piece): Said {
  const heading = passage.headings.at(-1) ?? '';
  const [first, ...rest] = said.clauses;
  const isNamed = wordsOf(heading).some((word) =>
    said.clauses.some(({ text }) => wordsOf(text).includes(word)),
  );
  if (first === undefined || isNamed || !fullName.test(heading)) return said;
  return { ...said, clauses: [{ ...first, text: `${heading}: ${first.text}` }, ...rest] };
}

export const fullName = /^(?:Dr\.? )?(?:\p{Lu}[\p{L}’'-]+ )+\p{Lu}[\p{L}’'-]+/u;

const namedPerson = /(?:\p{Lu}[\p{L}’'-]+ )+\p{Lu}[\p{L}’'-]+/u;

/** Whoever asks what happens if is told of that case, not of the rule beside it. */
const asksWhatIf = /\b(what if|what happens (if|when)|was passiert wenn|que pasa si)\b/u;
const isIfSaid = ({ piece: { quote, lead } }: Scored): boolean =>
  /\b(if|when|unless|after|otherwise|later|wenn|falls|danach|si|cuando)\b/u.test(
    plainText(`${lead} ${quote}`),
  );

/** "We do not work on septic tanks" answers whoever wants one fixed, cleaned or fitted. */
const denies =
  /\b(do|does|can)( not|nt) (work|deal|handle|treat|take on|look after|touch|cover)\b|\bnot (available|offered|possible)\b/u;
const isDenied = (term: string, { quote }: Piece): boolean => acts.has(term) && denies.test(plainText(quote));

/** What two words name is called by one of them later in the same paragraph: "priority dispatch" is "priority" then. */
function isShortened(term: string, pairs: Asked['pairs'], { passage, own }: Piece): boolean {
  const halfSaid = pairs.filter(
    ([one, other]) => (one === term || other === term) && own.has(one === term ? other : one),
  );
  if (halfSaid.length === 0) return false;
  const sequence = wordsWithTermsOf(passage.text).map((one) => one.term);
  return halfSaid.some(([one, other]) =>
    sequence.some((said, at) => said === one && sequence[at + 1] === other),
  );
}

/** An answer to another question holds a time or a number too: then it has to speak of the thing in its own words. */
function isOfItsQuestion({ passage, quote }: Piece, { kind, terms }: Asked): boolean {
  if (passage.kind !== 'question' || (kind !== 'time' && kind !== 'duration' && kind !== 'count'))
    return true;
  if (kindOf(passage.headings.at(-1) ?? '') === kind) return true;
  const own = new Set(termsOf(quote));
  return terms.some(({ term, isLight }) => !isLight && own.has(term));
}

/** Whether the heading right above a piece says just what is asked about. */
const isHeadedBy = ({ passage: { headings } }: Piece, terms: Asked['terms']): boolean => {
  const said = wordsWithTermsOf(headings.at(-1) ?? '').filter(({ isLight }) => !isLight);
  return said.length > 0 && said.every(({ term }) => terms.some((one) => one.term === term));
};

/** A span, a time or a number in running text belongs to what it speaks of; in a list it is the price as often as not. */
const isSureOf = (kind: Kind, { passage, quote }: Piece): boolean =>
  (kind === 'duration' || kind === 'time' || kind === 'count') &&
  passage.kind === 'text' &&
  !namesAmount(quote);

/** Whether the heading right above a piece speaks of several things that were asked about, and of all. */
function isOnAll({ passage: { headings } }: Piece, telling: Asked['terms']): boolean {
  const said = new Set(termsOf(headings.at(-1) ?? ''));
  return telling.length > 1 && telling.every(({ term }) => said.has(term));
}

/** Whether two words that were asked as one thing stand far from each other: pain relief to take home is no home visit. */
function isTornApart([one, other]: Asked['pairs'][number], { quote, headings }: Piece): boolean {
  if (headings.has(one) && headings.has(other)) return false;
  // "15 %" between two words takes neither from the other.
  const sequence = wordsWithTermsOf(quote).flatMap(({ term }) => (/^\d/u.test(term) ? [] : [term]));
  const at = (term: string): readonly number[] =>
    sequence.flatMap((said, place) => (said === term ? [place] : []));
  const [firsts, seconds] = [at(one), at(other)];
  if (firsts.length === 0 || seconds.length === 0) return false;
  return !firsts.some((first) => seconds.some((second) => Math.abs(first - second) <= pairReach));
}

/** Whether a piece is about the days, months and measures that were asked about, and not about a time that is over. */
export function isMeant(piece: Piece, asked: Asked, { local }: Ground): boolean {
  const text = plainText(`${piece.passage.headings.join(' ')} ${piece.lead} ${piece.quote}`);
  if (asked.days.length > 0 && !speaksOfDays(piece, asked.days, local.date)) return false;
  if (asked.days.length === 0 && isOfOtherCase(asked.text, text)) return false;
  const periods = periodsIn(text);
  const said = plainText(asked.text);
  if ([...periodsAsked(said)].some((period) => !periods.has(period))) return false;
  const months = monthsAsked(asked.text);
  const named = monthsIn(text);
  if (asked.days.length === 0 && [...months].some((month) => !named.has(month))) return false;
  if (
    asked.measures.some(
      (measure) => hasRoomFor(plainText(isRow(piece.passage) ? piece.quote : ''), measure) === false,
    )
  )
    return false;
  return asked.years.length > 0 || !isOver(piece.quote, local.date);
}

const lastDay =
  /\b(until|through|till|valid|ends?|ended|bis|gultig|hasta|valid[oa]s?|jusqu'?au?|valables?)\b/u;

/** An offer or a rule with a last day that has passed. */
const isOver = (quote: string, today: string): boolean => {
  const dates = datesIn(quote, today).filter(({ to }) => quote.includes(to.slice(0, 4)));
  const isLimited = dates.every(({ from, to }) => from < to) || lastDay.test(plainText(quote));
  return dates.length > 0 && isLimited && dates.every(({ to }) => to < today);
};

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
    .map(({ passage }) => restingOn(passage.text, passage));
  return { clauses: eachOnce(whole).slice(0, rowsMax), language: page.language };
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
  const clauses = pieces.flatMap((piece) =>
    [piece.lead, ...quotesOf(piece)]
      .filter((clause) => clause !== '')
      .map((clause) => restingOn(clause, piece.passage)),
  );
  return { clauses: eachOnce(clauses), language: pieces[0]?.passage.language };
}

const quotesOf = ({ passage, quote }: Piece): readonly string[] => {
  if (passage.kind === 'text') {
    const paragraph = passage.text.split('\n').find((one) => one.includes(quote));
    if (paragraph !== undefined && paragraph.length <= paragraphLengthMax) return sentencesOf(paragraph);
  }
  if (passage.kind === 'question' && quote.length > answerLengthMax) return sentencesOf(quote).slice(0, 4);
  return [quote];
};

const count = String.raw`\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|zwolf|dos|tres|cuatro|cinco|seis|siete|ocho|diez|deux|trois|quatre|cinq|sept|huit|dix|an hour|a day|a week|a month|same day`;
const span = String.raw`(minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|minuten|min|std|stunden?|tagen?|wochen?|monaten?|jahren?|minutos|horas?|dias?|semanas?|meses|mes|anos?|heures?|jours?|semaines?|mois|ans)`;
const patterns: Readonly<Partial<Record<Kind, RegExp>>> = {
  duration: new RegExp(String.raw`\b(${count})\b.{0,24}\b${span}\b|\d\s?h\b|\b(same|next) day\b`, 'u'),
  count: new RegExp(String.raw`(${count})`, 'u'),
  time: /\d{1,2}[:.h]\d\d|\d ?(am|pm|a\.m|p\.m|uhr|h)\b|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?\b|\b(lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)\b|\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b|\d(st|nd|rd|th)?\.? (of |de )?(jan|feb|mar|apr|may|ma[iy]|jun|jul|aug|sep|oct|okt|nov|dec|dez|dic|ene|abr|ago|avr|juin|aout|fev)|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \d{1,2}\b|\b(daily|weekly|weekdays|weekends|minutes?|hours?|days?|weeks?|months?)\b/u,
};

/** "Noor does", "Sam is": a first word that acts, and no word that any sentence begins with. */
const beginsWithName =
  /^(?!(?:Our|The|This|That|All|Every|Each|Most|Some|Both|These|Those|Your|My|It|No|What|Who|Which|For|In|At|On|If|When|With|By|From|To|As|After|Before|During|Without|And|Or|But|We|You|They|There|Here|Please|Any|Other|New)\b)\p{Lu}\p{Ll}+ (?:\p{Ll}+s|is|has|does)\b/u;

/** A row that says under a column of its own how long it takes. */
const isTimedRow = ({ passage: { cells } }: Piece): boolean =>
  cells.some(
    ({ column, text }) => timeColumn.test(plainText(column)) && patterns.duration?.test(plainText(text)),
  );
const timeColumn = /\b(?:times?|duration|length|dauer|zeit|duracion|tiempo|duree)\b/u;

/** Whether a piece has what such a question asks for: a time, a number, a name. */
export function canAnswer(kind: Kind, piece: Piece): boolean {
  const { quote, passage, lead } = piece;
  if (kind === 'hours') return tellsHours(piece);
  if (kind === 'phone' || kind === 'email' || kind === 'address') return holdsContact(kind, quote);
  // A house was founded in a year.
  if (kind === 'time' && piece.own.has('found') && /\b(1[5-9]|20)\d\d\b/u.test(quote)) return true;
  const pattern = patterns[kind];
  if (pattern !== undefined) return pattern.test(plainText(`${lead} ${quote}`));
  // A price is of nobody.
  if (kind === 'person' && isRow(passage) && namesAmount(quote)) return false;
  if (kind === 'person')
    return (
      sentencesOf(`${lead} ${quote}`.trim()).some(
        (text) => gives('person', text) || beginsWithName.test(text),
      ) ||
      (passage.kind !== 'question' && !isRow(passage) && namedPerson.test(passage.headings.at(-1) ?? ''))
    );
  return true;
}
