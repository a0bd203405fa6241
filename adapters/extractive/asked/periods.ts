/** The spans that prices are told by. Whoever asks for a month is not told the price of a week. */
const periods: readonly (readonly [string, RegExp])[] = [
  ['half-day', /\bhalf[- ]?(?:an? )?days?\b|\bhalbtag\w*|\bmedio dia\b|\bdemi-journee\b/u],
  ['day', /\b(an?|one|1|per|each|the|whole|full|all|every|for the|additional|extra|single) ?days?\b|\bdaily\b|\bfull[- ]day\b|\/ ?day\b|^day\b|\bpro tag\b|\btageskarte\b|\btaglich\b|\bal dia\b|\bpor dia\b|\bpar jour\b/u],
  ['week', /\b(7|seven|sieben|siete|sept) (days|tage|dias|jours)\b|\b(all|this|the) week\b|\b(an?|one|1|per|each|whole|full|every) ?weeks?\b|\bweekly\b|\/ ?week\b|^week\b|\bpro woche\b|\bwochentlich\b|\ba la semana\b|\bpor semana\b|\bpar semaine\b/u],
  ['month', /\b(an?|one|1|per|each|every) ?months?\b|\bmonthly\b|\b\d{1,2}(?:st|nd|rd|th) of (?:the|each|every) month\b|\/ ?month\b|^month\b|\bpro monat\b|\bmonatlich\b|\bal mes\b|\bpor mes\b|\bmensual\b|\bpar mois\b/u],
  ['year', /\b(an?|one|1|per|each|every) ?years?\b|\byearly\b|\bannual(ly)?\b|\/ ?year\b|^year\b|\bpro jahr\b|\bjahrlich\b|\bal ano\b|\banual\b|\bpar an\b/u],
  ['hour', /\b(an|one|1|per|each|every) ?hours?\b|\bhourly\b|\/ ?hour\b|^hour\b|\bpro stunde\b|\bpor hora\b|\bla hora\b|\bpar heure\b/u],
  ['night', /\b(an?|one|1|per|each|every) ?nights?\b|\bovernight\b|\/ ?night\b|^night\b|\bpro nacht\b|\bpor noche\b|\bpar nuit\b/u],
  ['weekend', /\bweekends?\b|\bwochenenden?\b|\bfin de semana\b|\bweek-ends?\b/u],
]; // prettier-ignore

/** A text without accents and without its periods. */
export const withoutPeriods = (plain: string): string =>
  periods.reduce((text, [, pattern]) => text.replace(pattern, ' '), plain);

/** "During the day" is when, not how long. */
const partOfDay = /\b(during|by|of|in|through) the (day|week|night)\b/gu;

/** The periods a text without accents names. */
export const periodsIn = (plain: string): ReadonlySet<string> => {
  const text = plain.replaceAll(partOfDay, ' ');
  const whole = text.replaceAll(/\bhalf[- ]?(?:an? )?days?\b/gu, ' ');
  return new Set(
    periods
      .filter(([period, pattern]) => pattern.test(period === 'half-day' ? text : whole))
      .map(([period]) => period),
  );
};

/** A point in time by another is no span: "an hour before", "within a week". */
const points =
  /\b(after|within|since|before|until|till) (an?|one|the) (day|week|month|year|hour)\b|\b(an?|one|the) (day|night|week|month|year|hour) (before|after|ahead|early|earlier|late|later|ago)\b|\b\d{1,2}(st|nd|rd|th) of (the|each|every) month\b/gu;

/** The periods that a question without accents asks for. */
export const periodsAsked = (plain: string): ReadonlySet<string> => periodsIn(plain.replaceAll(points, ' '));
