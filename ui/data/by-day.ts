import type { CallRow } from '../../adapters/http/contract/calls.js';
import { texts } from '../texts.js';
import { locale } from '../texts/language.js';

export interface Day {
  readonly name: string;
  readonly calls: readonly CallRow[];
}

const named = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' });

/** Calls under the day they came in, by the clock of whoever reads; `today` is any moment of today. */
export function byDay(calls: readonly CallRow[], today: Date): readonly Day[] {
  const days = new Map<string, CallRow[]>();
  for (const call of calls) {
    const name = dayName(new Date(call.rangAt), today);
    days.set(name, [...(days.get(name) ?? []), call]);
  }
  return [...days].map(([name, ofDay]) => ({ name, calls: ofDay }));
}

function dayName(date: Date, today: Date): string {
  const yesterday = new Date(today);
  yesterday.setDate(today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return texts.calls.today;
  if (date.toDateString() === yesterday.toDateString()) return texts.calls.yesterday;
  return named.format(date);
}
