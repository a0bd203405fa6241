import { subjectsAmong, waysOfSaying, type Claim } from './claim.js';
import type { Unit } from './evidence.js';
import { unmatched } from './matching.js';
import { meaningOf } from './meanings.js';
import { moneyRoles, sisters } from './sisters.js';
import { isWithin, placesNamed, type Place } from './places.js';
import { termsIn } from './terms.js';

/** Why a unit does not support a claim, the farther it got the later. */
const order = [
  'no-source',
  'other-subject',
  'other-place',
  'value-not-in-source',
  'other-day',
  'past',
  'negated',
] as const;
export type Obstacle = (typeof order)[number];
export const fartherOf = (one: Obstacle, other: Obstacle): Obstacle =>
  order.indexOf(one) >= order.indexOf(other) ? one : other;

export interface Grounds {
  readonly units: readonly Unit[];
  readonly places: readonly Place[];
  readonly today: string;
  readonly businessTerms: ReadonlySet<string>;
  /** The branch that was asked about or spoken of. */
  readonly placesAsked: readonly Place[];
  /** The weekdays that were asked about or spoken of. */
  readonly daysAsked: ReadonlySet<number>;
}

/** What stands in the way of a unit that is to support a claim; undefined where it supports all of it. */
export function obstacleTo(claim: Claim, unit: Unit, grounds: Grounds): Obstacle | undefined {
  return (
    otherWords(claim, unit, grounds) ??
    otherPlace(claim, unit, grounds) ??
    otherSister(claim, unit, grounds) ??
    unmatched(claim, unit, grounds.today) ??
    otherThanTaught(claim, unit, grounds) ??
    otherRow(claim, unit, grounds) ??
    otherTime(claim, unit, grounds) ??
    (claim.isNegated === unit.isNegated && !isFreeAgainstCharge(claim, unit) ? undefined : 'negated')
  );
}

/** The same for a claim that is the unit's whole sentence, word for word: it says what it says, at its place and time. */
export const obstacleToQuote = (claim: Claim, unit: Unit, grounds: Grounds): Obstacle | undefined =>
  otherPlace(claim, unit, grounds) ??
  ([...claim.subject].every((term) => unit.all.has(term)) ? undefined : 'other-subject') ??
  otherThanTaught(claim, unit, grounds) ??
  otherTime(claim, unit, grounds);

/** Such words must be the unit's own: under a heading that has them, something else may be said. */
const ownOnly = ['free', 'allow', 'must', 'include', 'open', 'close', 'discount', 'refund'];

function otherWords(claim: Claim, unit: Unit, { places, businessTerms }: Grounds): Obstacle | undefined {
  const required = [...new Set([...claim.terms, ...claim.subject])];
  const isAmount = claim.values.some(
    ({ kind }) => kind === 'money' || kind === 'percent' || kind === 'number',
  );
  const stated = isAmount ? required.filter((term) => term !== 'price' && term !== 'pay') : required;
  const missing = stated.filter((term) => !(ownOnly.includes(term) ? unit.own : unit.all).has(term));
  const isSpokenOf = required.some((term) => unit.own.has(term) && !waysOfSaying.has(term));
  // A part that goes on about the same is called upon for what it adds.
  if (missing.length === 0 && unit.added.size > 0 && !required.some((term) => unit.added.has(term)))
    return 'other-subject';
  if (missing.length > 0) {
    if (places.some((place) => missing.every((term) => place.has(term)))) return 'other-place';
    return isSpokenOf || required.some((term) => unit.own.has(term)) ? 'other-subject' : 'no-source';
  }
  // The name of the business alone is nothing that could be supported.
  if (
    claim.values.length === 0 &&
    required.every((term) => businessTerms.has(term) || waysOfSaying.has(term))
  ) {
    return required.some((term) => unit.own.has(term) && !businessTerms.has(term)) ? undefined : 'no-source';
  }
  if (isSpokenOf || unit.own.size === 0) return undefined;
  // Nothing but the heading speaks of it: then the unit must have no subject of its own.
  return subjectsAmong(unit.own).size === 0 && (required.length > 0 || unit.passage.kind === 'contact')
    ? undefined
    : 'no-source';
}

function otherPlace(claim: Claim, unit: Unit, { places, placesAsked }: Grounds): Obstacle | undefined {
  const here = placesNamed(places, unit.all);
  if (here.length === 0 || here.length === places.length) return undefined;
  const own = placesNamed(places, claim.terms);
  const meant = own.length > 0 ? own : placesAsked;
  return meant.length > 0 && meant.every((place) => here.includes(place)) ? undefined : 'other-place';
}

/** How many of the groups of sisters count where only a heading names one. */
const headingGroups = 6;

function otherSister(claim: Claim, unit: Unit, { businessTerms }: Grounds): Obstacle | undefined {
  const said = new Set([...claim.terms, ...claim.subject]);
  const own = unit.name ?? unit.own;
  for (const [at, group] of sisters.entries()) {
    const named = group.filter((one) => own.has(one) && !businessTerms.has(one));
    const above =
      at < headingGroups && named.length === 0
        ? group.filter((one) => unit.all.has(one) && !businessTerms.has(one))
        : [];
    const here = named.length > 0 ? named : above;
    if (here.length !== 1 || here.some((one) => said.has(one))) continue;
    if (
      unit.name === undefined &&
      named.length > 0 &&
      here.every((one) => isOfSomethingElse(one, unit, said))
    )
      continue;
    const asked = group.filter((one) => claim.asked.has(one));
    if (asked.length === 1 && here.includes(asked[0] ?? '')) continue;
    return 'other-subject';
  }
  const isAmount =
    claim.values.some(({ kind }) => kind === 'money' || kind === 'percent') || claim.terms.has('free');
  const roles = isAmount ? moneyRoles.filter((role) => own.has(role)) : [];
  if (roles.some((role) => !said.has(role) && !claim.asked.has(role))) return 'other-subject';
  if (unit.isRestricted && !claim.isRestricted) {
    const left = [...unit.own].filter(
      (term) => !said.has(term) && !claim.asked.has(term) && !waysOfSaying.has(term),
    );
    if (left.length * 5 > unit.own.size * 2) return 'other-subject';
  }
  return isAmount && namesSomebodyElse(claim, unit) ? 'other-subject' : undefined;
}

/** "Balayage, full highlights and updos": what is full there is not the balayage. */
const isOfSomethingElse = (sister: string, { text }: Unit, said: ReadonlySet<string>): boolean =>
  text
    .split(/,|;|\b(?:and|or|und|oder|y|o|et|ou)\b/u)
    .map((piece) => termsIn(piece).terms)
    .filter((terms) => terms.has(sister))
    .every((terms) => terms.size > 1 && ![...terms].some((term) => said.has(term)));

/** "A cut with Ines costs 20 % less": a name in the sentence belongs to what it says. */
function namesSomebodyElse(claim: Claim, unit: Unit): boolean {
  if (unit.name !== undefined || unit.passage.language === 'de') return false;
  const names = unit.excerpt.match(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{2,}/gu) ?? [];
  return names
    .map((name) => name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(unit.text))
    .some((name) => {
      const term = meaningOf(name) ?? name;
      return (
        [...unit.own].some((one) => term.startsWith(one)) &&
        ![...claim.terms, ...claim.subject, ...claim.asked].some((one) => term.startsWith(one))
      );
    });
}

/** What the owner taught outranks the pages: a page's amount is no support where a fact has another. */
function otherThanTaught(claim: Claim, unit: Unit, { units }: Grounds): Obstacle | undefined {
  if (unit.passage.origin === 'fact') return undefined;
  const subject = subjectsAmong(new Set([...claim.terms, ...claim.subject]));
  const kinds = new Set(claim.values.map(({ kind }) => kind));
  if (subject.size === 0 || !(kinds.has('money') || kinds.has('percent') || kinds.has('duration')))
    return undefined;
  const isTaught = units.some(
    (other) =>
      other.passage.origin === 'fact' &&
      isWithin(subject, other.own) &&
      claim.values.some(
        (value) =>
          other.values.some(({ kind }) => kind === value.kind) &&
          !other.values.some(
            ({ kind, keys }) => kind === value.kind && keys.some((key) => value.keys.includes(key)),
          ),
      ),
  );
  return isTaught ? 'value-not-in-source' : undefined;
}

/** Of rows that would all do for what is said, none does; and a row of which only a part is named must be what was asked for. */
function otherRow(claim: Claim, unit: Unit, { units }: Grounds): Obstacle | undefined {
  const { name, column } = unit;
  const amounts = claim.values.filter(({ kind }) => ['money', 'percent', 'duration'].includes(kind));
  if (name === undefined || amounts.length === 0) return undefined;
  const said = new Set([...claim.terms, ...claim.subject]);
  const naming = [...said].filter((term) => name.has(term));
  if (naming.length === 0 && name.size > 0) return 'other-subject';
  if (otherColumn(claim, column)) return 'other-subject';
  const left = leftOver(name, said, claim.asked);
  if (left === 0) return undefined;
  const asked = subjectsAmong(claim.asked);
  if (![...asked].every((term) => unit.all.has(term))) return 'other-subject';
  const isRivalled = units.some(
    (other) =>
      other.name !== undefined &&
      other.name !== name &&
      naming.every((term) => other.name?.has(term) === true) &&
      other.column.size === column.size &&
      leftOver(other.name, said, claim.asked) <= left &&
      unit.holds.pastYears.length === other.holds.pastYears.length &&
      amounts.some(({ kind }) => other.values.some((value) => value.kind === kind)) &&
      !amounts.every((amount) =>
        other.values.some(({ keys }) => amount.keys.some((key) => keys.includes(key))),
      ),
  );
  return isRivalled ? 'other-subject' : undefined;
}

const leftOver = (name: ReadonlySet<string>, said: ReadonlySet<string>, asked: ReadonlySet<string>): number =>
  [...name].filter((term) => !said.has(term) && !asked.has(term)).length;

/** Of several columns, the one whose amount is said must be spoken of. */
function otherColumn(claim: Claim, column: ReadonlySet<string>): boolean {
  if (column.size === 0) return false;
  const said = new Set([...claim.terms, ...claim.subject, ...claim.values.flatMap(({ keys }) => keys)]);
  const inClaim = [...column].filter((label) => said.has(label)).length;
  if (inClaim > 0) return false;
  return ![...column].every((label) => claim.asked.has(label));
}

function otherTime(claim: Claim, unit: Unit, { daysAsked }: Grounds): Obstacle | undefined {
  const { pastYears, onDates, isOver } = unit.holds;
  const keys = claim.values.flatMap((value) => value.keys);
  if (
    isOver ||
    (pastYears.length > 0 &&
      !pastYears.some((year) => keys.includes(`n${year}`) || keys.some((key) => key.startsWith(`${year}-`))))
  )
    return 'past';
  const isNamed = onDates.some((date) =>
    keys.some((key) => key === date || date.endsWith(key) || key.endsWith(date)),
  );
  if (onDates.length > 0 && !isNamed) return 'other-day';
  const saysDays = claim.values.some(({ days, kind }) => days.length > 0 || kind === 'date');
  if (unit.days.size === 0 || unit.days.size === 7 || saysDays) return undefined;
  return daysAsked.size > 0 && [...daysAsked].every((day) => unit.days.has(day)) ? undefined : 'other-day';
}

/** "Parking is free" and "there is a charge for parking" deny each other without a "not". */
function isFreeAgainstCharge(claim: Claim, unit: Unit): boolean {
  const saysFree = claim.terms.has('free');
  const isFree = unit.own.has('free');
  if (saysFree) {
    const said = new Set([...claim.terms, ...claim.subject, ...claim.asked]);
    const own = [...(unit.name ?? unit.own)].filter((term) => !waysOfSaying.has(term) && !isAside(term));
    const left = own.filter((term) => !said.has(term)).length;
    return left * 2 > own.length - left;
  }
  const saysCharge = claim.terms.has('price') || claim.terms.has('pay') || claim.terms.has('surcharge');
  return isFree && saysCharge && !claim.values.some(({ kind }) => kind === 'money' || kind === 'percent');
}

const isAside = (term: string): boolean => ['inside', 'guest', 'public'].includes(term);
