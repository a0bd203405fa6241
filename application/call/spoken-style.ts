import { saidInFull } from './said-in-full.js';
import { addressesSaid } from './spoken-addresses.js';
import { phonesSaid } from './spoken-phones.js';
import { timesSaid } from './spoken-times.js';
import { voiceWordsFor, type VoiceWords } from './voice-words.js';

/**
 * What the desk writes, as a voice can say it: no marks, no lists, no signs that a voice would swallow or read out. The
 * values stay the same, so what was checked in writing holds when it is said. `language`: BCP 47.
 */
export function spokenStyle(text: string, language: string): string {
  const say = voiceWordsFor(language);
  const plain = linesJoined(withoutMarks(text.slice(0, lengthMax)));
  const inFull = say.inFull.reduce(
    (so, [pattern, words]) => saidInFull(so, pattern, words),
    phonesSaid(addressesSaid(plain, say), say),
  );
  return tidied(signsSaid(timesSaid(inFull, say, language), say));
}

/** More than a desk writes in one answer. */
const lengthMax = 8_000;

const withoutMarks = (text: string): string =>
  text
    .replaceAll(
      /!?\[([^[\]\n]{0,300})\]\(([^()\s]{0,500})(?:\s[^()\n]{0,200})?\)/gu,
      (_all, words: string, url: string) => (words === '' ? url : words),
    )
    .replaceAll(/^\s*(?:[-*_]\s*){3,}$/gmu, '')
    .replaceAll(/^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/gmu, '')
    .replaceAll(/^\s{0,3}(?:#{1,6}|>)\s+/gmu, '')
    .replaceAll(/```\w*|`/gu, '')
    .replaceAll(/\*\*|__|(?<![\p{L}\d])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\d])|~~/gu, (mark, at: number) =>
      // A bullet is no emphasis.
      mark === '*' && /^\s*$/u.test(text.slice(text.lastIndexOf('\n', at) + 1, at)) ? mark : '',
    )
    .replaceAll(/<\/?[a-z][^>\n]*>/giu, ' ')
    .replaceAll(/[\p{Extended_Pictographic}\uFE0F\u200D]/gu, (sign) => (/[™®©]/u.test(sign) ? '' : ' '));

const bullet = /^\s*(?:[-*•·▪–]|\d{1,2}[.)])\s+/u;

/** A line is a sentence: one that ends without a mark gets one. */
const linesJoined = (text: string): string => {
  const lines = text
    .split(/[\r\n]+/u)
    .map((line) => ({
      isItem: bullet.test(line),
      words: line
        .replace(bullet, '')
        .replaceAll(/^\s*\||\|\s*$/gu, '')
        .trim(),
    }))
    .filter(({ words }) => words !== '');
  return lines
    .map(({ isItem, words }, index) => {
      const isEnded = /[.!?:;,…]["'”’»)]*$/u.test(words);
      return (isItem || index < lines.length - 1) && !isEnded ? `${words}.` : words;
    })
    .join(' ');
};

const signsSaid = (text: string, say: VoiceWords): string =>
  text
    .replaceAll(/(?<!\d)24\s?\/\s?7(?!\d)/gu, say.alwaysOpen)
    .replaceAll(/(?<=\d)\s?%/gu, ` ${say.percent}`)
    .replaceAll(/#\s?(?=\d)/gu, `${say.number} `)
    .replaceAll(/(?<=\d)\s?°\s?[CF]?(?![\p{L}])/gu, ` ${say.degrees}`)
    .replaceAll(/\s*&\s*/gu, ` ${say.and} `)
    .replaceAll(/(?<=\p{L})\s?\/\s?(?=\p{L})/gu, ` ${say.or} `)
    .replaceAll(/(?<=\d)\s?\+(?=\s|[.,;]|$)/gu, ` ${say.plus}`)
    .replaceAll(/[[(]\s*([^()[\]]*?)\s*[.]?\s*[\])]/gu, ', $1,')
    .replaceAll(/\s+[–—-]\s+|\s*—\s*|\s*\|\s*/gu, ', ')
    .replaceAll(/(?<=\p{L})\s*–\s*(?=\p{L})/gu, ', ')
    .replaceAll(/\s*(?:→|=>|->)\s*/gu, ', ')
    .replaceAll(/…|\.{3,}/gu, '.')
    .replaceAll(/[“”„«»"™®©*_~^\\{}<>]|(?<![\p{L}\d])[‘‚']|[‘']$/gu, '');

const tidied = (text: string): string =>
  text
    .replaceAll(/[\s\u00A0]+/gu, ' ')
    .replaceAll(/\s+([,.;:!?])/gu, '$1')
    .replaceAll(/,(?:\s*,)+/gu, ',')
    .replaceAll(/,\s*([.;:!?])/gu, '$1')
    .replaceAll(/([:;])\s*,/gu, '$1')
    .replaceAll(/([.!?])(?:\s*[,.])+(?=\s|$)/gu, '$1')
    .replaceAll(/^[\s,.;:]+|[\s,]+$/gu, '')
    .trim();
