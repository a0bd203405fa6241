import { plainOf } from './values.js';
import { termsIn } from './terms.js';
import type { Passage } from '../../ports/passages.js';

/** A branch of the business, by the words that a heading or a page's title has for it. */
export type Place = ReadonlySet<string>;

const placeWords =
  /\b(?:branch|location|surgery|filiale|standort|niederlassung|sucursal|succursale|agence|street|st|lane|road|rd|avenue|ave|square|parade|station|quay|wharf|harbou?r|airport|downtown|uptown|old town|city cent(?:er|re)|market|bridge|hill|park(?! ?ing)|mall|north|south|east|west|left bank|right bank|riverside|strasse|platz|allee|markt|bahnhof|nord|sud|ost|rue|calle|plaza|avenida|norte|sur|altstadt|innenstadt)\b|(?:strasse|platz|allee|weg|gasse|ufer)\b/u;
const saysNothing = new Set([
  'open',
  'close',
  'price',
  'locate',
  'phone',
  'email',
  'book',
  'branch',
  'surgery',
  'hour',
  'contact',
  'park',
  'team',
  'regular',
  'branches',
  'filial',
  'sucursal',
  'succursal',
  'our',
  'visit',
  'directions',
  'standort',
  'question',
]);

/** The branches that headings and titles tell apart; none where there are not at least two. */
export function placesIn(passages: readonly Passage[], businessName: string): readonly Place[] {
  const business = termsIn(plainOf(businessName)).terms;
  const places = new Map<string, Place>();
  for (const line of new Set(
    passages.flatMap(({ headings, title }) => [...headings, ...title.split(/[|·–—]/u).slice(0, 1)]),
  )) {
    const plain = plainOf(line);
    if (line.length > 60 || !placeWords.test(plain)) continue;
    const terms = [...termsIn(plain).terms].filter((term) => !saysNothing.has(term) && !business.has(term));
    if (terms.length > 0 && terms.length <= 4) places.set(terms.toSorted().join(' '), new Set(terms));
  }
  // "Mill Lane" and "Prices at Mill Lane" are one place.
  const all = [...places.values()].filter(
    (place, _at, others) => !others.some((other) => other !== place && isWithin(other, place)),
  );
  return all.length >= 2 ? all : [];
}

export const placesNamed = (places: readonly Place[], terms: ReadonlySet<string>): readonly Place[] =>
  places.filter((place) => isWithin(place, terms));

export const isWithin = (part: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
  [...part].every((term) => all.has(term));
