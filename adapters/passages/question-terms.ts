import { searchWords } from '../../application/answering/words.js';
import type { Term } from './lexical.js';
import { alikeInEnglish } from './thesaurus.js';

const wordCountMax = 60;
const alikeCountMax = 400;

/** The words of a question, each with others that mean much the same. */
export function wordsAsked(text: string): ReadonlyMap<string, readonly string[]> {
  const words = text
    .toLowerCase()
    .replaceAll(/['’`´]s\b/gu, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const alike = (word: string) => searchWords(word).filter((other) => other !== word);
  const asked = new Map<string, readonly string[]>();
  let left = alikeCountMax;
  for (const word of [...new Set(words)].slice(0, wordCountMax)) {
    const others = [...new Set([...alike(word), ...alikeInEnglish(word)])].slice(0, left);
    left -= others.length;
    asked.set(word, others);
  }
  return asked;
}

/** What PostgreSQL makes of words: for each, under each of its rules, the lexemes; none for a word that says nothing. */
export type Lexemes = readonly (readonly [word: string, rules: string, lexemes: readonly string[]])[];

/** The terms of a question under all rules by which passages of this business are read. */
export function termsOf(asked: ReadonlyMap<string, readonly string[]>, lexemes: Lexemes): readonly Term[] {
  const read = new Map<string, Map<string, readonly string[]>>();
  for (const [word, rules, found] of lexemes) {
    const words = read.get(rules) ?? new Map<string, readonly string[]>();
    read.set(rules, words.set(word, found));
  }
  return [...read].flatMap(([rules, words]) => {
    const ownOf = (word: string) => words.get(word) ?? [];
    const own = new Set([...asked.keys()].flatMap(ownOf));
    return [...asked].flatMap(([word, others]): readonly Term[] => {
      if (ownOf(word).length === 0) return [];
      const alike = new Set(others.flatMap(ownOf).filter((lexeme) => !own.has(lexeme)));
      return [{ rules, own: ownOf(word), alike: [...alike] }];
    });
  });
}
