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

/** AHV number: an EAN-13 that begins with Switzerland's 756. */
function isSwiss(written: string): boolean {
  const digits = Array.from(compact(written), Number);
  return digits.reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
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
      /(?<![\p{L}\d])([A-Z]{2}(?:[ -]?\d{2}){3}[ -]?[A-D]|[A-Za-z]{2}\d{6}[A-Da-d])(?![\p{L}\d])/dgu,
    holds: always,
  },
  {
    what: 'social security number',
    expression: /(?<![\p{L}\d])(756[.\s]?\d{4}[.\s]?\d{4}[.\s]?\d{2})(?!\d)/dgu,
    holds: isSwiss,
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
      'ssn|sin(?= (?:number|no|num|#|is|nr)|:| ?#)|ahv(?:-?(?:nr|nummer))?|ni(?= (?:number|no|num))|nino(?= (?:number|no|is))|social(?: security| insurance)?(?= (?:number|no|num|#|is))|social security|national insurance|itin|sozialversicherung\\w*|rentenversicherungsnummer|sv-?(?:nummer|nr)|seguridad social|securite sociale|secu|nir|seguranca social|niss',
  },
  {
    what: 'tax number',
    names:
      'steuer-?(?:id\\w*|nummer|identifikationsnummer)|steuerliche identifikationsnummer|identifikationsnummer|idnr|tax(?:payer)? (?:id|identification|number|file number)|nif|contribuinte|numero (?:de identificacao )?fiscal|cpf|codice fiscale',
  },
  {
    what: 'identity number',
    names: `perso|(?:personal)?ausweis\\w*|dni|nie|documento (?:nacional )?de ident\\w+|cedula|curp|carte (?:nationale )?d.?identite|cni|cartao (?:de|do) cidadao|bilhete de identidade|national id\\w*|${ofBusiness}identity (?:card|number|document)|${ofBusiness}id (?:card|number|no|nr|document)|${ofBusiness}identification number|aadhaar|bsn|pesel|personnummer|medicare number|nhs number|green card`,
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

/** Written with spaces and in lower case a National Insurance number is known by its name only. */
const insurance =
  /(?<![A-Z\d])(?:ni|nino|national insurance)(?: (?:number|no|is)\.?){0,3}[\s:=#]{1,3}([A-Z]{2}(?:[ -]?\d{2}){3}[ -]?[A-D])(?![A-Z\d])/dgi;

const possessives = 'my|mein|meine|mi|mon|ma|o meu|a minha|the|his|her';

const announcements: readonly { readonly what: Finding['what']; readonly expression: RegExp }[] = [
  { what: 'social security number', expression: insurance },
  ...names.flatMap(({ what, names: labels }) => [
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
  ]),
];

/** A year, a price or an hour is none: at least six characters, four of them digits. */
const isNumberLike = (written: string): boolean =>
  digitsIn(written).length >= 4 && compact(written).length >= 6 && compact(written).length <= 22;
