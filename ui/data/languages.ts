const codes =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh';

const names = new Intl.DisplayNames(undefined, { type: 'language' });

export const languageName = (code: string): string => names.of(code) ?? code;

/** Languages to choose from with names in the reader's own, by name; `also` is among them whatever it is. */
export function languagesWith(also: string): readonly (readonly [code: string, name: string])[] {
  return [...new Set([...codes.split(' '), also])]
    .map((code) => [code, languageName(code)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other));
}

export const ownLanguage: string = navigator.language.split('-')[0]?.toLowerCase() ?? 'en';
