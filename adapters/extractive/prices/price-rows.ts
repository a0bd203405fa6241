import { impliedBy, plainText, termsOf } from '../../../application/answering/words.js';
import { isAddOn, isOnlyOnTop } from './add-ons.js';
import type { Asked, Ground } from '../asked/asked.js';
import { chooseCells, listingFor, type Listing } from './columns.js';
import { isToInstall } from './jobs.js';
import { leavesOutTheSame } from '../asked/left-out.js';
import { hasRoomFor } from '../asked/measures.js';
import { membersUnder } from './members.js';
import { isRow, type Piece } from '../pieces.js';
import { extraIn } from './price-words.js';
import { labelOf, ofYear, type Row } from './priced-row.js';
import { contradicts, nearestIn } from './row-choice.js';
import { eachOnce, restingOn, type Said } from '../said.js';
import { saidOfAll } from './seasons.js';
import { isStillWithin } from '../asked/spans.js';
import { thingsOf } from './trade-things.js';

export const rowsMax = 6;

interface Wanted {
  readonly about: readonly string[];
  readonly ground: Ground;
}

export function rowsFor(
  pieces: readonly Piece[],
  asked: Asked,
  { about, ground }: Wanted,
): (Said & { readonly extra: number }) | undefined {
  const priced = pieces.filter(({ passage }) => isRow(passage));
  const things = thingsOf(ground.question.businessName);
  const rowsOf = (
    listing?: Listing,
    membersOf: (piece: Piece) => readonly string[] = () => [],
  ): readonly Row[] =>
    priced.flatMap((piece) =>
      rowFor(piece, asked, {
        about,
        things,
        listing,
        members: membersOf(piece),
        saidOfAll: saidOfAll(piece, ground.pieces),
      }),
    );
  const plainRows = rowsOf();
  const listing = plainRows.length > 0 ? undefined : listingFor(about, priced, ground.pieces);
  const listedRows = listing === undefined ? plainRows : rowsOf(listing);
  const rows =
    listedRows.length > 0
      ? listedRows
      : rowsOf(undefined, (piece) => membersUnder(piece, about, ground.pieces)).map(withHeading);
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

interface Matched {
  readonly about: readonly string[];
  readonly things: ReadonlySet<string>;
  readonly listing: Listing | undefined;
  /** What was asked about that stands on a list of the same heading. */
  readonly members: readonly string[];
  readonly saidOfAll: string;
}

/** A row that says only how long tells of what by its heading. */
const withHeading = (row: Row): Row => ({
  ...row,
  label: `${row.piece.passage.headings.at(-1) ?? ''}, ${row.label}`,
});

function rowFor(
  piece: Piece,
  asked: Asked,
  { about, things, listing, members, saidOfAll: said }: Matched,
): readonly Row[] {
  const label = labelOf(piece);
  const own = new Set(termsOf(label));
  const { cells } = piece.passage;
  const inRest = cells.length > 0 ? new Set<string>() : piece.own;
  const isOfAge = asked.measures.some(
    (measure) => measure.unit === 'year' && hasRoomFor(plainText(label), measure) === true,
  );
  const columns = cells.slice(1).map(({ column }) => new Set(termsOf(column)));
  const ofColumns = about.filter((term) => !own.has(term) && columns.some((column) => column.has(term)));
  const known: readonly ReadonlySet<string>[] = [
    own,
    inRest,
    // A row of a table whose first column is called "Plan" is a plan.
    new Set(termsOf(cells[0]?.column ?? '')),
    piece.headings,
    unsaidOf(piece, { own, things, isOfAge }),
    new Set(listing?.terms),
    new Set(members),
    isSaidWhole(label, asked, about) ? piece.title : new Set(),
  ];
  const has = (term: string): boolean =>
    known.some((bag) => bag.has(term)) || impliedBy(term).some((one) => own.has(one));
  if (!about.every((term) => has(term) || ofColumns.includes(term))) return [];
  if (isOfAnother(label, asked, about)) return [];
  const chosen = chooseCells({
    piece,
    label,
    asked,
    ofColumns,
    listedUnder: listing?.column,
    saidOfAll: said,
  });
  if (chosen === undefined) return [];
  const extra = extraIn(label, asked) + (isNarrower(label, asked, isOfAge) ? 2 : 0);
  // Nothing of the label was asked about: the heading alone must say it all, and then every row below it counts.
  const isUnderHeading = !about.some((term) => own.has(term) || inRest.has(term));
  return [{ piece, label, ...chosen, extra: isUnderHeading ? 0 : extra }];
}

/** Whether all that a row is called was asked about: then what its page is called may tell the rest. */
function isSaidWhole(label: string, asked: Asked, about: readonly string[]): boolean {
  const called = label.replaceAll(/,? *up to \d+ \p{L}+/giu, '');
  const own = new Set(termsOf(called));
  return about.some((term) => own.has(term)) && extraIn(called, asked) === 0;
}

/** Whether a row is of what only comes on top, of a later visit than it holds for, or of the thing without what was asked for. */
const isOfAnother = (label: string, asked: Asked, about: readonly string[]): boolean =>
  isOnlyOnTop(label, asked) ||
  !isStillWithin(label, asked.text) ||
  !leavesOutTheSame(label, asked.text, about);

/** Whether a row is for some people, or for what comes on top, and nobody asked for that. */
const isNarrower = (label: string, { text }: Asked, isOfAge: boolean): boolean =>
  (isForSome(label) && !isOfAge) || (isAddOn(label) && !isAddOn(text));

/** What a row need not say: the things of the trade where it names none, whose age it gives, and the work it is the price of. */
function unsaidOf(
  piece: Piece,
  row: {
    readonly own: ReadonlySet<string>;
    readonly things: ReadonlySet<string>;
    readonly isOfAge: boolean;
  },
): ReadonlySet<string> {
  const isOfAnyThing = ![...row.things].some((thing) => row.own.has(thing) || piece.headings.has(thing));
  return new Set([
    ...(isOfAnyThing ? row.things : []),
    ...(row.isOfAge ? ages : []),
    ...(sharesWork.test(plainText(labelOf(piece))) ? worksOnThings : []),
    ...(isToInstall(piece) ? ['install'] : []),
  ]);
}

/** Who supplies the thing tells that its work is what is priced. */
const sharesWork =
  /\b(you|customer) (supply|supplies|provide|provides|bring|brings)\b|\b(unit|parts?|materials?|fixture|tube) included\b|\b(including|incl) (the )?(unit|parts?|materials?|fixture)\b/u;
const worksOnThings: ReadonlySet<string> = new Set(['install', 'replace', 'repair']);
const ages: ReadonlySet<string> = new Set(['child', 'teen', 'adult', 'senior', 'age']);

/** Whether a row holds for people of some ages only. */
const isForSome = (label: string): boolean =>
  /\b(under|over|unter|uber|ab|moins de|menores de)[- ]\d{1,2}/u.test(plainText(label)) &&
  hasRoomFor(plainText(label), { value: 30, unit: 'year' }) !== true;
