import { locale } from '../texts/language.js';

const codes =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh';

const names = new Intl.DisplayNames(locale, { type: 'language' });

const isPrimary = (code: string): boolean => /^[a-z]{2,3}$/u.test(code);

/** Of a language, or of how it is spoken in one country: `en-US`. A code that is none is shown as it is. */
export const languageName = (code: string): string =>
  /^[a-z]{2,3}(?:-[A-Z]{2})?$/u.test(code) ? (names.of(code) ?? code) : code;

const primaryOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** The language part of a tag; the reader's own where there is none. */
export const languageOr = (tag: string | undefined): string => {
  const primary = primaryOf(tag ?? '');
  return isPrimary(primary) ? primary : ownLanguage;
};

/** Languages to choose from with names in the reader's own, by name; `also` is among them whatever it is. */
export function languagesWith(also: string): readonly (readonly [code: string, name: string])[] {
  return [...new Set([...codes.split(' '), also])]
    .map((code) => [code, languageName(code)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, locale));
}

export const ownLanguage: string = primaryOf(navigator.language);
