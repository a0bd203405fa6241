import { moneyRoles } from './sisters.js';
import { termsIn } from './terms.js';
import type { ReadText, Value, ValueKind } from './values.js';

/** A part of a sentence that states one thing. */
export interface Assertion {
  readonly text: string;
  readonly rest: string;
  readonly values: readonly Value[];
  /** What stands before it in the sentence and is spoken of on. */
  readonly lead: ReadonlySet<string>;
}

const whole = ({ text, rest, values }: ReadText): Assertion => ({ text, rest, values, lead: new Set() });

const turns =
  /[,;]?\s*\b(?:but|however|although|though|except|unless|if|when|while|whereas|pero|aunque|salvo|excepto|aber|sondern|wenn|falls|ausser|mais|sauf|excepte|si)\b|;|\s-\s|,? and (?=not |do |does |is |are |can |will |must |has |have |we |you |they |it |there |cannot |no |never )|,? y (?=no |nunca )|,? und (?=nicht |kein|wir |sie |ist |sind )|,? et (?=ne |n'|nous |vous |pas )|,\s*(?=not |no |nicht |kein|pas )/gu;

/** Parts of which one denies and another does not, or each denies for itself; a sentence that affirms throughout stays whole. */
export function byPolarity(read: ReadText): readonly Assertion[] {
  const parts = cutAt(
    read,
    [...read.text.matchAll(turns)].map(({ index }) => index),
  );
  const denies = parts.map(({ rest }) => termsIn(rest).isNegated);
  if (parts.length < 2 || !denies.includes(true)) return [whole(read)];
  const lead = termsIn(parts[0]?.rest ?? '').terms;
  return parts.map((part, at) => (at === 0 ? part : { ...part, lead }));
}

function cutAt(
  read: Pick<Assertion, 'text' | 'rest' | 'values'>,
  places: readonly number[],
): readonly Assertion[] {
  const ends = [...places.filter((place) => place > 0), read.text.length];
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
    return {
      text: read.text.slice(start, end),
      rest: read.rest.slice(start, end),
      values: read.values
        .filter(({ at }) => at >= start && at < end)
        .map((value) => ({ ...value, at: value.at - start })),
      lead: new Set<string>(),
    };
  });
}

const between = /[,;:/]|\s-\s|\b(?:and|or|und|oder|y|o|et|ou|then)\b/gu;
const countedKinds: readonly ValueKind[] = ['money', 'percent', 'time', 'duration', 'phone', 'email'];

/** "Adults $12, children $8" states two things: of each amount, only what stands with it is said. */
export function byValue(assertion: Assertion): readonly Assertion[] {
  for (const kind of countedKinds) {
    const places = boundaries(assertion, kind);
    if (places.length > 0) return inherit(assertion, cutAt(assertion, places)).flatMap(byValue);
  }
  return [assertion];
}

/** Between two values of a kind that are no range: where the sentence pauses last. */
function boundaries({ text, rest, values }: Assertion, kind: ValueKind): readonly number[] {
  const alike = values.filter((value) => value.kind === kind);
  return alike.slice(1).flatMap((value, index) => {
    const last = alike[index];
    if (last === undefined || isRange(last, value)) return [];
    const gap = text.slice(last.at, value.at);
    const pauses = [...gap.matchAll(between)];
    // The pause nearest to the first value; what stands behind it belongs to the second.
    const pause = pauses.find(({ index: at }) => at > 0);
    const end = rest.slice(last.at).search(/\S/u);
    return pause !== undefined
      ? [last.at + pause.index]
      : end > 0 && last.at + end < value.at
        ? [last.at + end]
        : [];
  });
}

const isRange = (one: Value, other: Value): boolean =>
  one.at === other.at ||
  (one.bound === 'from' && other.bound === 'upto') ||
  (one.role === 'from' && other.role === 'to');

/** A part that begins with its value goes on about what the part before it named; an amount stays a deposit. */
function inherit(all: Assertion, parts: readonly Assertion[]): readonly Assertion[] {
  let head: ReadonlySet<string> = all.lead;
  const roles = new Set<string>();
  return parts.map((part) => {
    const { terms } = termsIn(part.rest);
    const first = Math.min(...part.values.map(({ at }) => at), part.rest.length);
    const own = termsIn(part.rest.slice(0, first)).terms;
    const kept = new Set([...(own.size === 0 ? head : []), ...roles, ...all.lead]);
    if (own.size > 0) head = own;
    for (const role of moneyRoles) if (terms.has(role)) roles.add(role);
    return { ...part, lead: kept };
  });
}
