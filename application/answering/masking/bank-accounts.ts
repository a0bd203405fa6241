import type { Finding } from './finding.js';

/** Length of an IBAN by country (ISO 13616, the registry of SWIFT). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22
  GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22
  MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26
  UA29 VA22 VG24 XK20`
    .split(/\s+/u)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const beginning = /(?<![\p{L}\d])[A-Z]{2}\s?\d\s?\d/giu;
const writtenMax = 90;

/** IBANs whose check digits are right (ISO 7064, mod 97-10), in any grouping; announced as an IBAN, also when they are not. */
export const bankAccountsIn = (text: string): readonly Finding[] =>
  [...text.matchAll(beginning)].flatMap(({ index: start }) => {
    const length = lengths[text.slice(start, start + 2).toUpperCase()];
    if (length === undefined) return [];
    const { iban, end } = gathered(text, start, length);
    if (iban.length < length || /[\p{L}\d]/u.test(text[end] ?? '')) return [];
    const announced = /\biban\b[^\n\d]{0,30}$/iu.test(text.slice(Math.max(0, start - 40), start));
    return remainder(iban) === 1 || announced ? [{ start, end, what: 'bank account number' }] : [];
  });

function gathered(
  text: string,
  start: number,
  length: number,
): { readonly iban: string; readonly end: number } {
  let iban = '';
  let at = start;
  for (; at < text.length && at - start < writtenMax && iban.length < length; at++) {
    const character = text[at] ?? '';
    if (/[A-Z\d]/iu.test(character)) iban += character.toUpperCase();
    else if (!/[\s.,\-‐-―_/]/u.test(character)) break;
  }
  return { iban, end: at };
}

const remainder = (iban: string): number =>
  Array.from(iban.slice(4) + iban.slice(0, 4)).reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
