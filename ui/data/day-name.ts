import { texts } from '../texts.js';
import { locale } from '../texts/language.js';

const named = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' });

/** The day of an instant, by the clock of whoever reads. */
export function dayName(instant: string): string {
  const date = new Date(instant);
  const [today, yesterday] = [new Date(), new Date()];
  yesterday.setDate(today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return texts.calls.today;
  if (date.toDateString() === yesterday.toDateString()) return texts.calls.yesterday;
  return named.format(date);
}
