import type { VoiceWords } from './voice-words.js';

/** Telephone numbers, digit by digit in groups. A number of the North American plan is said without its country code. */
export const phonesSaid = (text: string, say: VoiceWords): string =>
  text
    .replaceAll(phone, (all: string) => phoneSaid(all, say) ?? all)
    .replaceAll(shortNumber, apart)
    .replaceAll(anotherShort, apart);

const apart = (digits: string): string => Array.from(digits.replaceAll(' ', '')).join(' ');

const phone = /(?<![\p{L}\d.,$€£#/:-])(?:\+|\(\+?)?\d(?:[\d().\-–/\u00A0 ]{5,22})\d(?![\p{L}\d%:/]|[.,]\d)/gu;
/** "Call 911": the numbers of help lines, where they stand behind a word of calling. */
const shortNumber =
  /(?<=\b(?:call|dial|text|llame|llama|marque|appelez|composez|rufen|wählen|número|numéro|nummer|number)\b(?:\s(?:al?|le|la|the|sie|den|notruf|emergency|help|or)\b)*\s)(?:\d{3}|116\s?\d{3}|\d{4,5})(?=[\s.,;!)]|$)/giu;

const anotherShort = /(?<=(?<!\d )\d \d \d (?:or|o|ou|oder|and|y|et|und) )\d{3}(?=[\s.,;!)]|$)/gu;

const groupLengthMax = 4;

function phoneSaid(written: string, say: VoiceWords): string | null {
  const digits = written.replaceAll(/\D/gu, '');
  if (digits.length < 7 || digits.length > 15 || isNone(written)) return null;
  const isInternational = /^\(?\+/u.test(written);
  const american = isInternational
    ? /^1(\d{10})$/u.exec(digits)?.[1]
    : (/^1?(\d{10})$/u.exec(digits)?.[1] ?? undefined);
  if (american !== undefined && (isInternational || isAmerican(written))) {
    return groupsSaid([american.slice(0, 3), american.slice(3, 6), american.slice(6)]);
  }
  const groups = written.split(/\D+/u).filter((group) => group !== '');
  const said = groupsSaid(
    groups.flatMap((group) => (group.length > groupLengthMax ? inThrees(group) : [group])),
  );
  return isInternational ? `${say.plus} ${said}` : said;
}

/** Dates, years of a range and amounts have as many digits. */
const isNone = (written: string): boolean =>
  /^\d{4}[-–]\d{1,2}[-–]\d{1,2}$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}\s?[-–]\s?\d{4}$|^\d{1,3}(?:[., ]\d{3})+$/u.test(
    written.trim(),
  ) || /\s[-–]\s/u.test(written);

const isAmerican = (written: string): boolean => /^1?\D{0,3}\d{3}\D{0,3}\d{3}\D{0,2}\d{4}$/u.test(written);

const groupsSaid = (groups: readonly string[]): string =>
  groups.map((group) => Array.from(group).join(' ')).join(', ');

/** Threes, and no digit left alone at the end. */
function inThrees(digits: string): readonly string[] {
  const groups = digits.match(/\d{1,3}/gu) ?? [];
  const last = groups.at(-1) ?? '';
  if (last.length > 1 || groups.length < 2) return groups;
  return [...groups.slice(0, -2), `${groups.at(-2) ?? ''}${last}`];
}
