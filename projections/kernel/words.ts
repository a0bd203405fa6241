/** That a column holds the tenant's sign ($1) and all of these words. */
export const wordsCondition = (column: string, given: (value: unknown) => string, words: string): string =>
  `${column} @@ (quote_literal('=' || $1)::tsquery && to_tsquery('simple', ${given(searchOf(words))}))`;

/** As PostgreSQL's text search reads it: all of these words, quoted, so that nothing in them is an operator. */
function searchOf(words: string): string {
  const bare = words.replaceAll(/['\\\0]/gu, ' ').split(/\s+/u);
  const wanted = bare.filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, wordsMax);
  return wanted.map((word, index) => `'${word}'${index === wanted.length - 1 ? ':*' : ''}`).join(' & ');
}

/** Nobody remembers more of what somebody said. */
const wordsMax = 12;
