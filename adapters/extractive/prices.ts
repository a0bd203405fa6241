import {
  broaderOf,
  impliedBy,
  plainText,
  termsOf,
  wordsOf,
  wordsWithTermsOf,
} from '../../application/answering/words.js';
import type { Asked, Ground } from './asked.js';
import { chooseCells, listingFor, namesDesignations, type Listing } from './columns.js';
import { byScore, covering, type Scored } from './coverage.js';
import { monthsIn, weekdaysIn } from './day-names.js';
import { speaksOfDays } from './told-hours.js';
import { hasRoomFor, isMet } from './measures.js';
import { periodsIn } from './periods.js';
import { isGratis, isRow, namesAmount, type Piece } from './pieces.js';
import { isAtTimeOf, namesTimeOfDay, withoutClock } from './time-bands.js';
import { eachOnce, restingOn, type Said } from './said.js';
import { labelOf, ofYear, wordingOf, type Row } from './price-rows.js';
import { isMeant, told } from './sentences.js';

const rowsMax = 6;

/** What a house of a trade works on anyway: a cleaning at the dentist's is one of teeth. */
const trades: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(dental|dentists?|orthodont\p{L}*|zahn\p{L}*)\b/u, ['tooth']],
  [/\b(vets?|veterinary|tierarzt\p{L}*|animal clinic)\b/u, ['dog', 'cat', 'puppy', 'kitten', 'pet']],
  [/\b(bicycles?|bikes?|cycles?|cyclery|fahrrad\p{L}*)\b/u, ['bicycle']],
  [/\b(hair|hairdress\p{L}*|barbers?|friseur\p{L}*|coiffure)\b/u, ['hair']],
  [/\b(garage|motors|auto|autos|kfz)\b/u, ['car']],
];
const thingsOf = (businessName: string): ReadonlySet<string> =>
  new Set(trades.flatMap(([name, things]) => (name.test(plainText(businessName)) ? things : [])));

/** Words beside a price that say nothing of what is priced. */
const asides = new Set(
  termsOf(
    'incl including include included inclusive extra total altogether normally flat-rate selfpay lower',
  ),
);

/** What a price is asked for, without its times of day and without "incl.". */
function telling(asked: Asked, { pieces, question: { businessName } }: Ground): readonly string[] {
  const things = thingsOf(businessName);
  const name = new Set(termsOf(businessName).filter((term) => !things.has(term)));
  // Where the house has a word of its name on its list, that word tells one row from another.
  const isOfName = (term: string): boolean =>
    name.has(term) &&
    pieces.some((piece) => isRow(piece.passage) && new Set(termsOf(labelOf(piece))).has(term));
  const timed = namesTimeOfDay(asked.text);
  const isTimed =
    timed && pieces.some(({ quote }) => namesAmount(quote) && isAtTimeOf(quote, asked.text) !== undefined);
  const kept = new Set(isTimed ? termsOf(withoutClock(plainText(asked.text))) : []);
  return asked.terms
    .filter(({ isLight, term }) => (!isLight || isOfName(term)) && !asides.has(term) && term !== '1')
    .filter(({ term }) => term !== 'insurance' || !asked.terms.some((one) => one.term === 'selfpay'))
    .filter(({ term }) => !isTimed || kept.has(term) || !timeTerms.has(term))
    .map(({ term }) => term);
}

const timeTerms = new Set([
  ...termsOf('noon midday midnight daytime am pm evening night outofhours tonight afternoon'),
  'morning',
]);
const sentenceOwnMin = 0.5;

/** What something costs: by a fact, a row of a price list, or a sentence that names both the thing and the amount. */
export function priceAnswer(asked: Asked, ground: Ground): Said | undefined {
  const about = telling(asked, ground);
  const priced = ground.pieces.filter(
    (piece) => (namesAmount(piece.quote) || isGratis(piece.quote)) && !isForWhatIsThere(piece, asked),
  );
  if (about.length === 0) return asked.terms.length === 0 ? priceList(priced, asked) : undefined;
  const needed: Asked = {
    ...asked,
    terms: asked.terms.filter(({ isLight, term }) => isLight || about.includes(term)),
  };
  const facts = priced.filter(({ passage }) => passage.origin === 'fact');
  const pages = priced.filter((piece) => piece.passage.origin === 'page' && !isSuperseded(piece, facts));
  const isInMonth = ({ quote }: Piece): boolean => {
    const named = monthsIn(quote);
    return asked.days.length > 0 || [...monthsIn(asked.text)].every((month) => named.has(month));
  };
  const rows = rowsFor(
    pages.filter((piece) => isInMonth(piece) && namesDesignations(piece, asked)),
    asked,
    { about, ground },
  );
  const taught = sentencesFor(facts, needed, ground).find(
    ({ piece }) => extraOf(piece, asked) <= (rows?.extra ?? Infinity),
  );
  if (taught !== undefined) return told([taught]);
  const sentence = sentencesFor(
    pages.filter(({ passage }) => passage.kind !== 'table' && passage.kind !== 'offer'),
    needed,
    ground,
  )[0];
  // Under a heading that says just what was asked, a sentence is closer than a row that says more.
  if (
    sentence !== undefined &&
    (rows === undefined || (rows.extra > 0 && extraOf(sentence.piece, asked) === 0))
  )
    return told([sentence]);
  return rows;
}

const without = /\b(theres no|there is no|there isnt|there is not|without|havent got|dont have|no)\b/u;

/** What is put on something that is there already is no price for whoever has none. */
const isForWhatIsThere = ({ quote }: Piece, { text }: Asked): boolean =>
  without.test(plainText(text)) &&
  /\b(existing|vorhandene\p{L}*|bestehende\p{L}*|existente)\b/u.test(plainText(quote));

/** What is free with something else only: nobody is told so who did not speak of that. */
function isGivenWithOther({ quote }: Piece, { terms }: Asked): boolean {
  const other = /\bfree (?:with|when|if)\b([^.;,]*)/u.exec(plainText(quote))?.[1];
  if (other === undefined) return false;
  const named = new Set(termsOf(other));
  return !terms.some(({ term, isLight }) => !isLight && named.has(term));
}

/** Whether a row holds for people of some ages only. */
const isForSome = (label: string): boolean =>
  /\b(under|over|unter|uber|ab|moins de|menores de)[- ]\d{1,2}/u.test(plainText(label)) &&
  hasRoomFor(plainText(label), { value: 30, unit: 'year' }) !== true;

/** What is meant where nothing else is said. */
const usual: ReadonlySet<string> = new Set(['price', 'adult']);

const extraIn = (text: string, { terms }: Asked): number =>
  new Set(
    wordsWithTermsOf(text)
      .filter(
        ({ term, isLight }) =>
          !isLight &&
          !usual.has(term) &&
          !/^\d/u.test(term) &&
          !terms.some((one) => one.term === term || impliedBy(one.term).includes(term)),
      )
      .map(({ term }) => term),
  ).size;

/** How many words of its heading nobody asked about; a piece without a heading says nothing by it. */
function extraOf({ passage: { headings } }: Piece, asked: Asked): number {
  const heading = headings.at(-1) ?? '';
  return heading === '' ? 1 : extraIn(heading, asked);
}

function sentencesFor(pieces: readonly Piece[], asked: Asked, ground: Ground): readonly Scored[] {
  const periods = periodsIn(plainText(asked.text));
  return pieces
    .filter(({ quote }) => isAtTimeOf(quote, asked.text) !== false)
    .map((piece) => covering({ ...piece, near: new Set(), own: ownOf(piece, asked) }, asked))
    .filter(
      ({ piece, missing, ownScore }) =>
        missing.length === 0 &&
        !isGivenWithOther(piece, asked) &&
        (ownScore >= sentenceOwnMin || extraOf(piece, asked) === 0),
    )
    .filter(({ piece }) =>
      isMeant(piece, { ...asked, days: asked.days.filter(({ said }) => said !== 'today') }, ground),
    )
    .filter(({ piece }) => {
      const text = plainText(`${piece.passage.headings.join(' ')} ${piece.lead} ${piece.quote}`);
      const stated = periodsIn(text);
      return (
        [...periods].every((period) => stated.has(period)) && asked.measures.every((one) => isMet(text, one))
      );
    })
    .toSorted(byScore(asked.language));
}

/** What holds for a pet holds for a dog, and what for Europe for France, where a sentence says so itself. */
const wholesale: ReadonlySet<string> = new Set(['pet', 'europe']);

const ownOf = ({ own }: Piece, { terms }: Asked): ReadonlySet<string> =>
  new Set([
    ...own,
    ...terms.flatMap(({ term }) =>
      broaderOf(term).some((wide) => wholesale.has(wide) && own.has(wide)) ? [term] : [],
    ),
  ]);

/** What was taught since: a page's price for the same thing does not count any more. */
const isSuperseded = (piece: Piece, facts: readonly Piece[]): boolean => {
  const label = termsOf(isRow(piece.passage) ? labelOf(piece) : piece.quote).filter(
    (term) => !/^\d/u.test(term) && term !== 'price',
  );
  return facts.some((fact) => label.length > 0 && label.every((term) => fact.own.has(term)));
};

interface Wanted {
  readonly about: readonly string[];
  readonly ground: Ground;
}

function rowsFor(
  pieces: readonly Piece[],
  asked: Asked,
  { about, ground }: Wanted,
): (Said & { readonly extra: number }) | undefined {
  const priced = pieces.filter(({ passage }) => isRow(passage));
  const things = thingsOf(ground.question.businessName);
  const rowsOf = (listing?: Listing): readonly Row[] =>
    priced.flatMap((piece) => rowFor(piece, asked, { about, things, listing }));
  const plainRows = rowsOf();
  const listing = plainRows.length > 0 ? undefined : listingFor(about, priced, ground.pieces);
  const rows = listing === undefined ? plainRows : rowsOf(listing);
  const own = rows.filter(({ piece }) => piece.passage.language === asked.language);
  const [first, ...rest] = (own.length > 0 ? own : rows).toSorted((a, b) => a.extra - b.extra);
  if (first === undefined) return undefined;
  const closest = [first, ...rest.filter(({ extra }) => extra === first.extra)];
  const alike = nearestIn(closest, asked);
  if (alike.length === 0) return undefined;
  const quotes = eachOnce(
    alike.map((row) =>
      restingOn(ofYear(row, asked), row.piece.passage, ...(listing === undefined ? [] : [listing.passage])),
    ),
  );
  // Two pages that state the same thing differently are no answer.
  if (first.extra === 0 && contradicts(alike)) return undefined;
  return { clauses: quotes.slice(0, rowsMax), language: first.piece.passage.language, extra: first.extra };
}

/** Of rows that are as close, those of the day asked about and with most of the very words: "two surfaces". */
function nearestIn(rows: readonly Row[], asked: Asked): readonly Row[] {
  const ofDays = rows.filter(({ label }) => weekdaysIn(label).length > 0);
  const onDay = ofDays.filter(({ piece, label }) => speaksOfDays({ ...piece, quote: label }, asked.days, ''));
  const fitting = asked.days.length === 0 || ofDays.length === 0 ? rows : onDay;
  const atTime = fitting.filter(({ label }) => isAtTimeOf(label, asked.text) === true);
  const timed =
    atTime.length > 0 ? atTime : fitting.filter(({ label }) => isAtTimeOf(label, asked.text) !== false);
  const said = new Set(wordsOf(asked.text));
  const shared = timed.map(({ label }) => new Set(wordsOf(label).filter((word) => said.has(word))).size);
  const nearest = timed.filter((_, at) => shared[at] === Math.max(...shared));
  return cheapestWords.test(plainText(asked.text)) ? cheapestOf(nearest) : nearest;
}

const cheapestWords =
  /\b(cheapest|lowest|least expensive|gunstigste\p{L}*|billigste\p{L}*|mas barat[oa]s?|moins cher(e|s|es)?)\b/u;

/** The rows with the lowest amount, where each states one. */
function cheapestOf(rows: readonly Row[]): readonly Row[] {
  const amounts = rows.map(({ cells }) => {
    const [first, ...more] = cells.filter(({ text }) => namesAmount(text));
    const [amount, ...others] = first?.text.match(/\d+(?:\.\d\d)?/gu) ?? [];
    return more.length > 0 || others.length > 0 || amount === undefined ? undefined : Number(amount);
  });
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length < rows.length ? rows : rows.filter((_, at) => amounts[at] === Math.min(...known));
}

const contradicts = (rows: readonly Row[]): boolean => {
  const amounts = new Map<string, string>();
  return rows.some(({ label, piece, cells }) => {
    const key = `${termsOf(label).toSorted().join(' ')}\n${piece.passage.headings.join(' ')}`;
    const said = cells.map(({ text }) => text).join('|');
    const before = amounts.get(key);
    amounts.set(key, said);
    return before !== undefined && before !== said && cells.length === 1;
  });
};

function rowFor(
  piece: Piece,
  asked: Asked,
  {
    about,
    things,
    listing,
  }: {
    readonly about: readonly string[];
    readonly things: ReadonlySet<string>;
    readonly listing: Listing | undefined;
  },
): readonly Row[] {
  const label = labelOf(piece);
  const own = new Set(termsOf(label));
  const { cells } = piece.passage;
  const inRest = cells.length > 0 ? new Set<string>() : piece.own;
  // A row of a table whose first column is called "Plan" is a plan.
  const called = new Set(termsOf(cells[0]?.column ?? ''));
  const columns = cells.slice(1).map(({ column }) => new Set(termsOf(column)));
  const isOfAnyThing = ![...things].some((thing) => own.has(thing) || piece.headings.has(thing));
  const isOfAge = asked.measures.some(
    (measure) => measure.unit === 'year' && hasRoomFor(plainText(label), measure) === true,
  );
  const isOfWork = sharesWork.test(plainText(label));
  const has = (term: string): boolean =>
    own.has(term) ||
    impliedBy(term).some((one) => own.has(one)) ||
    inRest.has(term) ||
    called.has(term) ||
    piece.headings.has(term) ||
    (isOfAnyThing && things.has(term)) ||
    (isOfAge && ages.has(term)) ||
    (isOfWork && acts.has(term)) ||
    listing?.terms.includes(term) === true;
  const ofColumns = about.filter((term) => !own.has(term) && columns.some((column) => column.has(term)));
  if (!about.every((term) => has(term) || ofColumns.includes(term))) return [];
  const chosen = chooseCells({ piece, label, asked, ofColumns, listedUnder: listing?.column });
  if (chosen === undefined) return [];
  const extra = extraIn(label, asked) + (isForSome(label) && !isOfAge ? 2 : 0);
  // Nothing of the label was asked about: the heading alone must say it all, and then every row below it counts.
  const isUnderHeading = !about.some((term) => own.has(term) || inRest.has(term));
  return [{ piece, label, ...chosen, extra: isUnderHeading ? 0 : extra }];
}

/** Who supplies the thing tells that its work is what is priced. */
const sharesWork =
  /\b(you|customer) (supply|supplies|provide|provides|bring|brings)\b|\b(unit|parts?|materials?|fixture|tube) included\b|\b(including|incl) (the )?(unit|parts?|materials?|fixture)\b/u;
const acts: ReadonlySet<string> = new Set(['install', 'replace', 'repair']);
const ages: ReadonlySet<string> = new Set(['child', 'teen', 'adult', 'senior', 'age']);

/** "What are your prices?": the first rows of the page that is called so. */
function priceList(priced: readonly Piece[], { language }: Asked): Said | undefined {
  const rows = priced.filter(
    ({ passage, title, headings }) => isRow(passage) && (title.has('price') || headings.has('price')),
  );
  const own = rows.filter(({ passage }) => passage.language === language);
  const [first] = own.length > 0 ? own : rows;
  if (first === undefined) return undefined;
  const list = rows.filter(({ passage }) => passage.pageId === first.passage.pageId).slice(0, rowsMax);
  return {
    clauses: eachOnce(
      list.map((piece) => {
        const cells = piece.passage.cells.slice(1).filter(({ text }) => text !== '');
        const words = wordingOf({ piece, label: labelOf(piece), cells, isChosen: false, extra: 0 });
        return restingOn(words, piece.passage);
      }),
    ),
    language: first.passage.language,
  };
}
