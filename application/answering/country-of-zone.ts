import { remembered } from './remembered.js';

/** Node.js 20 has the older of the two ways to ask, later ones have the newer; TypeScript's ES2023 knows neither. */
type WithZones = Intl.Locale & { readonly timeZones?: string[]; getTimeZones?(): string[] | undefined };

const zonesOf = (country: string): readonly string[] => {
  const locale: WithZones = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
};

/** By one name for each zone, however it is spelt: Asia/Kolkata is also Asia/Calcutta. */
const nameOf = (timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

/**
 * The one country among these (ISO 3166-1 alpha-2) that keeps this time zone, by the Unicode CLDR that comes with Node.js;
 * undefined where the zone is nobody's (UTC, Etc/GMT-1), unknown, or of a country that is not among them.
 */
export const countryOfZone = remembered(
  100,
  (timeZone: string, countries: readonly string[]) => [timeZone, ...countries].join(' '),
  soughtByZone,
);

function soughtByZone(timeZone: string, countries: readonly string[]): string | undefined {
  try {
    const name = nameOf(timeZone);
    const [country, ...others] = countries.filter((each) => zonesOf(each).includes(name));
    return others.length === 0 ? country : undefined;
  } catch {
    // A zone that this Node.js does not know says nothing about where it is.
    return undefined;
  }
}
