/** Telephone numbers of one country, as they are dialled there. */
export interface EmergencyNumbers {
  readonly general: string;
  readonly police?: string;
  readonly medical?: string;
  readonly fire?: string;
  /** A line for people who think of taking their life, open to everybody at every hour. */
  readonly crisis?: string;
}

/** One number for everything, by number. */
const shared: Readonly<Record<string, string>> = {
  '112':
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AD AL AM AX AZ CH FO GE GH GL IN IS KW KZ LI MC MD ME MK NG NO RS RU RW SM TR TZ UA VA XK',
  '911': 'AG AI AR AW BM BS CA CR DO EC GU HN JO KY LR MS MX PA PH PR PY SV US UY VE VG VI',
  '999': 'BD BH BW GB GG HK IM JE KE MO MU MY QA UG',
  '000': 'AU CC CX NF',
  '111': 'NZ',
  '123': 'CO',
  '9999': 'OM',
};

/** Where police, ambulance and fire brigade have a number each; the first is also the general one. */
const separate: Readonly<Record<string, readonly [police: string, medical: string, fire: string]>> = {
  AE: ['999', '998', '997'],
  BO: ['110', '118', '119'],
  BR: ['190', '192', '193'],
  CL: ['133', '131', '132'],
  CN: ['110', '120', '119'],
  EG: ['122', '123', '180'],
  IL: ['100', '101', '102'],
  IR: ['110', '115', '125'],
  JM: ['119', '110', '110'],
  JP: ['110', '119', '119'],
  KR: ['112', '119', '119'],
  LB: ['112', '140', '175'],
  LK: ['119', '1990', '110'],
  MA: ['19', '15', '15'],
  NP: ['100', '102', '101'],
  PE: ['105', '106', '116'],
  PK: ['15', '1122', '16'],
  SA: ['999', '997', '998'],
  SG: ['999', '995', '995'],
  TH: ['191', '1669', '199'],
  TN: ['197', '190', '198'],
  TT: ['999', '811', '990'],
  TW: ['110', '119', '119'],
  VN: ['113', '115', '114'],
  ZA: ['10111', '10177', '10177'],
};

const crisisLines: Readonly<Record<string, string>> = {
  AT: '142',
  AU: '13 11 14',
  BR: '188',
  CA: '988',
  CH: '143',
  DE: '0800 111 0 111',
  ES: '024',
  FR: '3114',
  GB: '116 123',
  IE: '116 123',
  IL: '1201',
  IS: '1717',
  KR: '109',
  MX: '800 911 2000',
  NL: '113',
  NO: '116 123',
  NZ: '1737',
  SG: '1767',
  US: '988',
};

const generalByCountry = new Map(
  Object.entries(shared).flatMap(([number, countries]) =>
    countries.split(' ').map((country) => [country, number] as const),
  ),
);

/** Every country whose own numbers are known (ISO 3166-1 alpha-2). */
export const countriesWithNumbers: readonly string[] = [...generalByCountry.keys(), ...Object.keys(separate)];

/** GSM's own emergency number (3GPP TS 22.101, 10.1): mobile telephones connect it to the local service on most networks. */
const elsewhere = '112';

/**
 * Whom to call in a country (ISO 3166-1 alpha-2). Where a country is not listed, `general` is 112, which mobile telephones
 * connect to the local service on most networks. `police`, `medical` and `fire` are given only where they differ from each other.
 */
export function emergencyNumbersOf(country: string): EmergencyNumbers {
  const code = country.trim().toUpperCase();
  const crisis = crisisLines[code];
  const withCrisis = crisis === undefined ? {} : { crisis };
  const own = separate[code];
  if (own === undefined) return { general: generalByCountry.get(code) ?? elsewhere, ...withCrisis };
  const [police, medical, fire] = own;
  return { general: police, police, medical, fire, ...withCrisis };
}
