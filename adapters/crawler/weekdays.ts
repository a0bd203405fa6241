import { weekdays } from '../../application/answering/calendar.js';

type Weekday = (typeof weekdays)[number];

/** Names of weekdays as websites write them, shortest form that cannot be mistaken first. */
const names: Readonly<Record<Weekday, RegExp>> = {
  monday: /^(mon(day)?s?|lun(es|di|ed[iì])?|mo(ntags?)?|maandag|segunda(-feira)?)$/u,
  tuesday: /^(tue?s?(day)?s?|mar(tes|di|ted[iì])?|di(enstags?)?|dinsdag|terça(-feira)?)$/u,
  wednesday:
    /^(weds?(nesday)?s?|mi[eé]r?(coles)?|mer(credi|coled[iì])?|mi(ttwochs?)?|woensdag|quarta(-feira)?)$/u,
  thursday:
    /^(thu(r(s(day)?)?)?s?|jue(ves)?|jeu(di)?|do(nnerstags?)?|gio(ved[iì])?|donderdag|quinta(-feira)?)$/u,
  friday: /^(fri(day)?s?|vie(rnes)?|ven(dredi|erd[iì])?|fr(eitags?)?|vrijdag|sexta(-feira)?)$/u,
  saturday: /^(sat(urday)?s?|s[aá]b(ados?|ato)?|sam(edi|stags?)?|sa|sonnabends?|zaterdag)$/u,
  sunday: /^(sun(day)?s?|dom(ingos?|enica)?|dim(anche)?|so(nntags?)?|zondag)$/u,
};
const groups: readonly (readonly [RegExp, readonly Weekday[]])[] = [
  [
    /^(daily|every ?day|todos los d[ií]as|diario|diariamente|t[aä]glich|tous les jours|7 days a week)$/u,
    weekdays,
  ],
  [/^(weekends?|fin(es)? de semana|wochenende|week-end)$/u, ['saturday', 'sunday']],
  [/^(weekdays|entre semana|werktags|en semaine)$/u, weekdays.slice(0, 5)],
];

/** Where a word stands in the week, from 0; -1 when it names no day. */
export const weekdayIndex = (word: string): number => weekdays.findIndex((day) => names[day].test(word));

/** Several days under one name, such as `daily`. */
export const daysNamed = (words: string): readonly Weekday[] =>
  groups.find(([pattern]) => pattern.test(words))?.[1] ?? [];

export const weekdayAt = (index: number): Weekday => weekdays[((index % 7) + 7) % 7] ?? 'monday';

/** All days from one to another, over the end of the week where it has to be. */
export const daysFromTo = (from: number, to: number): readonly Weekday[] =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => weekdayAt(from + step));
