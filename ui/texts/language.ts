/** What the dashboard is written in, each language by its own name. */
export const dashboardLanguages = { en: 'English', de: 'Deutsch' } as const;
type Language = keyof typeof dashboardLanguages;

const place = 'language';

const languageOf = (tag: string | null): Language | undefined => {
  const primary = tag?.split('-')[0]?.toLowerCase() ?? '';
  return Object.hasOwn(dashboardLanguages, primary) ? (primary as Language) : undefined;
};

/** What was chosen in this browser, else the first of the browser’s own that there is. */
export const language: Language =
  [chosen(), ...navigator.languages].map(languageOf).find((one) => one !== undefined) ?? 'en';

/** Some browsers name what no date can be written in, such as `en-US@posix`. */
const isTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** For dates and numbers: the language with the browser’s country where it names one, such as `de-AT`. */
export const locale: string =
  navigator.languages.find((tag) => languageOf(tag) === language && isTag(tag)) ?? language;

/** The words come with the page, so it is loaded anew. */
export function chooseLanguage(code: string): void {
  try {
    localStorage.setItem(place, code);
  } catch {
    // Where nothing may be kept, the browser’s language stands.
    return;
  }
  location.reload();
}

function chosen(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}
