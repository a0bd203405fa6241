/** Days that people call by a name and opening hours by a date. */
const dates: readonly (readonly [name: RegExp, date: string])[] = [
  [
    /christmas eve|heilig(?:er )?abend|nochebuena|veille de no[eë]l/iu,
    '24 december dezember diciembre décembre',
  ],
  [
    /christmas(?: day)?(?! eve)|1\. weihnachts(?:feier)?tag|navidad|no[eë]l/iu,
    '25 december dezember diciembre décembre',
  ],
  [
    /boxing day|2\. weihnachts(?:feier)?tag|saint[- ]?[eé]tienne/iu,
    '26 december dezember diciembre décembre',
  ],
  [
    /new year['’]?s eve|silvester|sylvester|nochevieja|saint[- ]sylvestre/iu,
    '31 december dezember diciembre décembre',
  ],
  [/new year['’]?s day|neujahr|a[nñ]o nuevo|jour de l['’]an/iu, '1 january januar enero janvier'],
  [/(?:fourth|4th) of july|independence day/iu, '4 july'],
  [/valentine['’]?s/iu, '14 february'],
  [/hall?owe['’]?en/iu, '31 october'],
];

/** The words of the dates that a question names by their holiday. */
export const datesNamed = (text: string): readonly string[] =>
  dates.flatMap(([name, date]) => (name.test(text) ? date.split(' ') : []));
