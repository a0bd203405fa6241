import { plainText, termsOf, wordsOf } from '../../../application/answering/words.js';
import type { Passage } from '../../../application/ports/passages.js';
import { isTimeWord } from '../asked/day-names.js';
import { withoutHolidays } from '../asked/days.js';
import { pageName } from '../pieces.js';

export interface Stated {
  /** `09:00–12:00 13:00–17:00`, or `closed`. */
  readonly times: string;
  readonly passage: Passage;
}

/** The opening hours of one place, desk or season, by weekday or ISO date. */
export interface Timetable {
  /** What it is called, for each name it goes by; empty for the house as a whole. */
  readonly scopes: readonly ReadonlySet<string>[];
  /** As the pages call it. */
  readonly label: string;
  readonly days: ReadonlyMap<string, Stated>;
}

interface Group {
  scope: ReadonlySet<string>;
  label: string;
  days: Map<string, Stated & { readonly isHeaded: boolean }>;
  disputed: Set<string>;
}

/** Every timetable that the hours which were found make up. Two that agree are one. */
export function timetablesIn(passages: readonly Passage[], businessName: string): readonly Timetable[] {
  const business = new Set(termsOf(businessName));
  const headed = passages.map((passage) => ({ passage, ...scopeOf(passage.headings, business) }));
  const known = headed.map(({ scope }) => scope).filter((scope) => scope.size > 0);
  const groups = new Map<string, Group>();
  for (const { passage, scope, label, isHouse } of headed) {
    // Hours without a heading belong to whatever known place their page is called by.
    const name = pageName(passage.title);
    const titled = new Set(termsOf(name));
    const place =
      scope.size > 0 || isHouse ? undefined : known.find((one) => [...one].every((term) => titled.has(term)));
    const own = place ?? scope;
    const key = [...own].toSorted().join(' ');
    const group = groups.get(key) ?? {
      scope: own,
      label: place === undefined ? label : name,
      days: new Map(),
      disputed: new Set(),
    };
    groups.set(key, group);
    fill(group, passage);
  }
  return merged([...groups.values()]);
}

const generic = new Set(
  termsOf(
    'opening hours times regular usual normal current holiday vacation contact visit address find special exceptional exceptions public bank festive season summer winter schedule timetable sprechzeiten besuch oeffnungszeiten feiertage kontakt horario horarios fiestas visitanos contacto contactez nous plan welcome overview glance key facts location und and phone email where standort ubicacion donde estamos',
  ),
);

/** Names for the house as a whole, which a column of hours may be headed by. */
const house =
  /^(the|our|and|und|y|et|office|reception|shop|store|studio|clinic|practice|surgery|salon|desk|front|hours|open|opening|telephone|phone|praxis|laden|geschaft|buro|empfang|telefon|tienda|oficina|recepcion|consulta|telefono|magasin|bureau|accueil|cabinet)$/u;

function scopeOf(
  headings: readonly string[],
  business: ReadonlySet<string>,
): { scope: ReadonlySet<string>; label: string; isHouse: boolean } {
  const nearest = wordsOf(headings.at(-1) ?? '');
  if (nearest.length > 0 && nearest.every((word) => house.test(word)))
    return { scope: new Set(), label: '', isHouse: true };
  for (const heading of headings.toReversed().slice(0, 2)) {
    const words = wordsOf(withoutHolidays(plainText(heading)))
      .filter((word) => !isTimeWord(word))
      .join(' ');
    const scope = new Set(
      termsOf(words).filter((term) => !generic.has(term) && !business.has(term) && !/^\d/u.test(term)),
    );
    if (scope.size > 0) return { scope, label: heading, isHouse: false };
  }
  return { scope: new Set(), label: '', isHouse: false };
}

function fill(group: Group, passage: Passage): void {
  const isHeaded = passage.headings.length > 0 || passage.origin === 'fact';
  for (const [day, times] of linesOf(passage)) {
    const before = group.days.get(day);
    if (before === undefined) group.days.set(day, { times, passage, isHeaded });
    else if (before.times !== times) {
      if (before.isHeaded === isHeaded) group.disputed.add(day);
      else if (isHeaded) group.days.set(day, { times, passage, isHeaded });
    }
    if (times === '') group.disputed.add(day);
  }
}

/** What one passage states, day by day; a day that is named twice has both times, or none where they contradict each other. */
export function linesOf(passage: Passage): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const line of passage.text.split('\n')) {
    const [day = '', ...times] = line
      .replace(/^(\S+?):\s/u, '$1 ')
      .replaceAll(/,\s*/gu, ' ')
      .trim()
      .split(/\s+/u);
    const stated = overlap(times.join(' '), '') ? '' : times.join(' ');
    const before = days.get(day);
    if (before === undefined || before === stated) days.set(day, stated);
    else days.set(day, overlap(before, stated) ? '' : [before, stated].toSorted().join(' '));
  }
  return days;
}

function overlap(one: string, other: string): boolean {
  if (other !== '' && (!/\d/u.test(one) || !/\d/u.test(other))) return true;
  const ranges = `${one} ${other}`
    .trim()
    .split(' ')
    .map((range) => range.split('–'));
  const sorted = ranges.toSorted(([a = ''], [b = '']) => a.localeCompare(b));
  return sorted.some(([from = ''], at) => at > 0 && from < (sorted[at - 1]?.[1] ?? ''));
}

function merged(groups: readonly Group[]): readonly Timetable[] {
  const result: (Timetable & { scopes: ReadonlySet<string>[]; days: Map<string, Stated> })[] = [];
  const bySize = groups.toSorted((a, b) => b.scope.size - a.scope.size || b.days.size - a.days.size);
  for (const { scope, label, days, disputed } of bySize) {
    for (const day of disputed) days.delete(day);
    const weekly = [...days.keys()].filter((day) => !/^\d/u.test(day));
    const twin = result.find(
      (other) =>
        weekly.length > 0 && weekly.every((day) => other.days.get(day)?.times === days.get(day)?.times),
    );
    if (twin === undefined || scope.size > 0) {
      if (days.size > 0) result.push({ scopes: [scope], label, days });
      continue;
    }
    twin.scopes.push(scope);
    for (const [day, stated] of days) if (!twin.days.has(day)) twin.days.set(day, stated);
  }
  return result;
}
