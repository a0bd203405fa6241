/** Languages in which we write to people. */
export const languages = ['en', 'es', 'fr', 'de', 'pt'] as const;
export type Language = (typeof languages)[number];

/** How the phone speaks where nobody has said otherwise. */
const phoneDefault = 'en-US';

/**
 * The locale of a business's letters (BCP 47): the language its phone speaks where its owner chose one, else the one that most speak in
 * its country (Unicode CLDR, likely subtags), else English. Dates and numbers are written as in its country.
 */
export function localeOf({
  country,
  phoneLanguage,
}: {
  /** ISO 3166-1 alpha-2; null: not said. */
  readonly country: string | null;
  readonly phoneLanguage: string;
}): string {
  const spoken = localeNamed(phoneLanguage);
  const here = country === null ? undefined : localeNamed(`und-${country}`);
  const ofCountry = here?.maximize();
  const chosen = phoneLanguage === phoneDefault ? (ofCountry ?? spoken) : spoken;
  const region = here?.region ?? chosen?.maximize().region ?? 'US';
  return `${languageOf(chosen?.language ?? 'en')}-${region}`;
}

/** The language of a locale, English where we do not write in it. */
export const languageOf = (locale: string): Language =>
  languages.find((language) => locale.split('-')[0] === language) ?? 'en';

function localeNamed(name: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(name);
  } catch {
    return undefined;
  }
}
