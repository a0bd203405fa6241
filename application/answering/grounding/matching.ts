import type { Claim } from './claim.js';
import type { Unit } from './evidence.js';
import { nextDate } from './days.js';
import type { Value } from './values.js';

/** Why a value of a claim stands in no value of a unit; undefined where it does. */
export function unmatched(
  claim: Claim,
  unit: Unit,
  today: string,
): 'value-not-in-source' | 'other-day' | undefined {
  for (const value of claim.values) {
    if (value.kind === 'weekday') {
      if (!value.days.every((day) => unit.days.has(day))) return 'other-day';
    } else if (value.kind === 'date') {
      if (!isOnDate(value, unit, today)) return 'other-day';
    } else if (!unit.values.some((stated) => isSame(value, stated, claim))) {
      return 'value-not-in-source';
    }
  }
  return undefined;
}

const isOnDate = (value: Value, unit: Unit, today: string): boolean =>
  isDated(value, unit.values, today) ||
  (value.days.length > 0 && value.days.every((day) => unit.days.has(day)));

/** A day without its year is the next one there is. */
export function isDated(value: Value, stated: readonly Value[], today: string): boolean {
  const said = value.keys.map((key) => (key.length > 5 ? key : nextDate(key, today)));
  return stated.some(
    ({ kind, keys }) =>
      kind === 'date' &&
      keys.some((key) => (key.length > 5 ? said.includes(key) : said.some((one) => one.endsWith(key)))),
  );
}

function isSame(said: Value, stated: Value, claim: Claim): boolean {
  if (said.kind === 'phone') return stated.kind === 'phone' && isSamePhone(said.keys, stated.keys);
  if (said.kind === 'number' && stated.kind === 'money') {
    return (
      claim.terms.has('price') &&
      said.keys.some((key) => stated.keys.some((amount) => amount.startsWith(`${key.slice(1)} `))) &&
      said.bound === stated.bound
    );
  }
  if (said.kind === 'number' && stated.kind === 'date')
    return stated.keys.some((key) => said.keys.includes(`n${key.slice(0, 4)}`) && key.length > 5);
  if (said.kind !== stated.kind && !isTimeOrLength(said, stated)) return false;
  if (!said.keys.some((key) => stated.keys.includes(key))) return false;
  if (said.kind === 'time') return said.role === null || stated.role === null || said.role === stated.role;
  return isSameBound(said, stated);
}

const isTimeOrLength = (one: Value, other: Value): boolean =>
  (one.kind === 'time' || one.kind === 'duration') && (other.kind === 'time' || other.kind === 'duration');

/** Of a length of time, the least may be said as what is asked for: "24 hours ahead" of "at least 24 hours ahead". */
const isSameBound = (said: Value, stated: Value): boolean =>
  said.bound === stated.bound || (said.kind === 'duration' && said.bound === null);

const isSamePhone = (said: readonly string[], stated: readonly string[]): boolean =>
  said.some(
    (digits) =>
      stated.includes(digits) ||
      (digits.length >= 7 &&
        stated.some((whole) => whole.endsWith(digits) && whole.length - digits.length <= 3)),
  );
