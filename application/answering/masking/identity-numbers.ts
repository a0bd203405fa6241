import { announcedAsBusiness, digitsIn, groupsOf, type Finding } from './finding.js';

/** Numbers by which a state knows a person: by their shape where it is telling, otherwise where they are announced as such. */
export const identityNumbersIn = (text: string): readonly Finding[] => [
  ...shapes.flatMap(({ expression, what, holds }) =>
    groupsOf(expression, text, what).filter(
      ({ start, end }) => !announcedAsBusiness(text, start) && holds(text.slice(start, end)),
    ),
  ),
  ...announcements.flatMap(({ expression, what }) =>
    groupsOf(expression, text, what).filter(({ start, end }) => isNumberLike(text.slice(start, end))),
  ),
];

interface Shape {
  readonly expression: RegExp;
  readonly what: Finding['what'];
  readonly holds: (written: string) => boolean;
}

const always = (): boolean => true;
const compact = (written: string): string => written.replaceAll(/[\s.-]/gu, '').toUpperCase();

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** DNI and NIE: the letter is the number modulo 23. */
function isSpanish(written: string): boolean {
  const number = compact(written).replace(/^[XYZ]/u, (letter) => String('XYZ'.indexOf(letter)));
  return spanishLetters[Number(number.slice(0, -1)) % 23] === number.at(-1);
}

/** NIR: the key is 97 minus the number modulo 97; Corsica's departments count as 19 and 18. */
function isFrench(written: string): boolean {
  const number = compact(written).replace('2A', '19').replace('2B', '18');
  return 97 - (Number(number.slice(0, 13)) % 97) === Number(number.slice(13));
}

const shapes: readonly Shape[] = [
  {
    what: 'social security number',
    expression: /(?<![\d-])((?!000|666|9)\d{3}[-–](?!00)\d{2}[-–](?!0000)\d{4})(?![\d-])/dgu,
    holds: always,
  },
  {
    what: 'social security number',
    expression:
      /(?<![\p{L}\d])((?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D])(?![\p{L}\d])/dgiu,
    holds: always,
  },
  {
    what: 'social security number',
    expression:
      /(?<![\p{L}\d])([12][\s.]?\d{2}[\s.]?(?:0[1-9]|1[0-2]|[2-9]\d)[\s.]?(?:\d{2}|2[AB])[\s.]?\d{3}[\s.]?\d{3}[\s.]?\d{2})(?![\p{L}\d])/dgiu,
    holds: isFrench,
  },
  {
    what: 'identity number',
    expression: /(?<![\p{L}\d])(\d{1,2}[.\s]?\d{3}[.\s]?\d{3}(?:-?[A-Za-z]|[ ][A-Z]))(?![\p{L}\d])/dgu,
    holds: isSpanish,
  },
  {
    what: 'identity number',
    expression: /(?<![\p{L}\d])([XYZ][- ]?\d{7}[- ]?[A-Z])(?![\p{L}\d])/dgiu,
    holds: isSpanish,
  },
  {
    what: 'identity number',
    expression: /(?<![\p{L}\d])([A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z])(?![\p{L}\d])/dgiu,
    holds: always,
  },
];

const ofBusiness =
  '(?<!\\b(?:order|customer|client|booking|reservation|user|member|ticket|invoice|product|item|session|apple|caller)[ -])';

const names: readonly { readonly what: Finding['what']; readonly names: string }[] = [
  {
    what: 'social security number',
    names:
      'ssn|social(?: security| insurance)?(?= (?:number|no|num|#|is))|social security|national insurance|itin|sozialversicherung\\w*|rentenversicherungsnummer|sv-?(?:nummer|nr)|seguridad social|securite sociale|secu|nir|seguranca social|niss',
  },
  {
    what: 'tax number',
    names:
      'steuer-?(?:id\\w*|nummer|identifikationsnummer)|steuerliche identifikationsnummer|identifikationsnummer|idnr|tax(?:payer)? (?:id|identification|number|file number)|nif|contribuinte|numero (?:de identificacao )?fiscal|cpf|codice fiscale',
  },
  {
    what: 'identity number',
    names: `(?:personal)?ausweis\\w*|dni|nie|documento (?:nacional )?de ident\\w+|cedula|curp|carte (?:nationale )?d.?identite|cni|cartao (?:de|do) cidadao|bilhete de identidade|national id\\w*|${ofBusiness}identity (?:card|number|document)|${ofBusiness}id (?:card|number|no|nr|document)|${ofBusiness}identification number|aadhaar|bsn|pesel|personnummer|medicare number|nhs number|green card`,
  },
  {
    what: 'passport number',
    names: 'passport|pasaporte|reisepass\\w*|pass-?(?:nummer|nr)|passeport|passaporte',
  },
  {
    what: 'driving licence number',
    names:
      'driv(?:ing|er.?s?) licen[cs]e|licen[cs]e number|dl number|fuhrerschein\\w*|(?:carne|permiso|licencia|licence) de con(?:ducir|duccion)|carnet de conducir|permis de conduire|carta de conducao|cnh',
  },
];

const joining =
  "number|no|nr|num|numero|nummer|n|is|are|it|its|my|the|of|for|id|card|ist|lautet|war|mein|meine|die|der|das|es|de|del|da|do|du|la|le|el|mi|mon|ma|meu|minha|a|o|e|est|that's|here";
const group = '(?=[A-Z]{0,6}\\d)[A-Z\\d]{1,18}';
const number = `(${group}(?:[ .\\-/]${group}){0,6}(?: [A-Z] \\d{3})?)(?![A-Z\\d])`;

const possessives = 'my|mein|meine|mi|mon|ma|o meu|a minha|the|his|her';

const announcements = names.flatMap(({ what, names: labels }) => [
  {
    what,
    expression: new RegExp(
      `(?<![A-Z\\d])${number}[ ,]{1,2}(?:is|ist|es|est|e|as) (?:${possessives}) (?:${labels})(?![A-Z\\d])`,
      'dgi',
    ),
  },
  {
    what,
    expression: new RegExp(
      `(?<![A-Z\\d])(?:${labels})(?![A-Z\\d])(?:[\\s:=#"'’.()°º–-]{1,4}(?:${joining})(?![A-Z\\d])){0,6}[\\s:=#"'’.()°º–-]{1,4}${number}`,
      'dgi',
    ),
  },
]);

/** A year, a price or an hour is none: at least six characters, four of them digits. */
const isNumberLike = (written: string): boolean =>
  digitsIn(written).length >= 4 && compact(written).length >= 6 && compact(written).length <= 22;
