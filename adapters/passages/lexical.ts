import { createSpelling, type Spelling } from './trigrams.js';

/** A passage as PostgreSQL reads it: by whose rules, and its lexemes with how often they stand in each field. */
export interface Read {
  readonly rules: string;
  readonly isFact: boolean;
  readonly lexemes: readonly Lexeme[];
}

interface Lexeme {
  readonly lexeme: string;
  /** In heading or question, in the text, in title and outer headings. */
  readonly counts: readonly [number, number, number];
}

/** A word of a question with what it is found by: its own lexemes, and those of words that mean or are spelt alike. */
export interface Term {
  readonly rules: string;
  readonly own: readonly string[];
  readonly alike: readonly string[];
}

export interface LexicalScores {
  /** For each passage; the best is 1, unless nothing was found. */
  readonly scores: Float32Array;
  /** For each passage: the share of what was asked, weighed by how rare each word is, that stands in it. */
  readonly covered: Float32Array;
}

export interface LexicalIndex {
  score(terms: readonly Term[]): LexicalScores;
  readonly bytes: number;
}

/** Where a lexeme stands: a stretch of the places and frequencies of the whole index. */
interface Posting {
  readonly from: number;
  readonly to: number;
}

interface Postings {
  readonly byKey: ReadonlyMap<string, Posting>;
  readonly places: Uint32Array;
  /** How often, by weight of field and length. */
  readonly frequencies: Float64Array;
}

/** BM25F (Robertson, Zaragoza 2009): saturation, share of the length, and what the fields count. */
const saturation = 1.5;
const lengthShare = 0.6;
const fieldWeights = [4, 1, 1] as const;
/** What an owner taught says it in better words than a page. */
const factWeight = 1.25;
/** A word that only means or looks the same counts less, and never for rarer than the word that was asked with. */
const alikeWeight = 0.4;
const spellingMin = 0.45;
/** Where PostgreSQL knows a language, words spelt alike are only looked for in the place of one that stands nowhere. */
const misspellingMin = 0.5;
const misspeltLengthMin = 5;

/** Finds passages by their words, weighed by how rare they are within this business. */
export function createLexicalIndex(passages: readonly Read[]): LexicalIndex {
  const { byKey, places, frequencies } = postingsOf(passages);
  // What was read is large and not kept: of each passage only this.
  const rulesOf = passages.map(({ rules }) => rules);
  const isFact = passages.map((passage) => passage.isFact);
  const counts = new Map<string, number>();
  for (const rules of rulesOf) counts.set(rules, (counts.get(rules) ?? 0) + 1);
  const spellings = createSpellings(byKey);
  const rarity = (rules: string, posting: Posting | undefined): number => {
    const [all, holding] = [counts.get(rules) ?? 0, posting === undefined ? 0 : posting.to - posting.from];
    return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
  };

  function termScore({ rules, own, alike }: Term) {
    const found = own.flatMap((lexeme) => byKey.get(keyOf(rules, lexeme)) ?? []);
    const asked =
      found.length > 0
        ? Math.max(...found.map((posting) => rarity(rules, posting)))
        : rarity(rules, undefined);
    const weighed = [
      ...found.map((posting) => ({ posting, weight: rarity(rules, posting) })),
      ...alike.flatMap((lexeme) =>
        weigh(byKey.get(keyOf(rules, lexeme)), { rules, asked, share: alikeWeight }),
      ),
      ...own.flatMap((lexeme) =>
        spellings(rules, lexeme, found.length > 0).flatMap(({ word, similarity }) =>
          weigh(byKey.get(keyOf(rules, word)), { rules, asked, share: similarity }),
        ),
      ),
    ];
    return { asked, found, weighed };
  }

  function weigh(
    posting: Posting | undefined,
    { rules, asked, share }: { readonly rules: string; readonly asked: number; readonly share: number },
  ) {
    return posting === undefined
      ? []
      : [{ posting, weight: share * Math.min(rarity(rules, posting), asked) }];
  }

  return {
    bytes: byKey.size * 150 + places.byteLength + frequencies.byteLength,
    score(terms) {
      const scores = new Float32Array(rulesOf.length);
      const covered = new Float32Array(rulesOf.length);
      const askedOf = new Map<string, number>();
      for (const term of terms) {
        const { asked, found, weighed } = termScore(term);
        askedOf.set(term.rules, (askedOf.get(term.rules) ?? 0) + asked);
        // Words that mean the same are one: the best of them counts.
        for (const [place, score] of bestOf({ places, frequencies }, weighed)) add(scores, place, score);
        const holding = new Set(found.flatMap(({ from, to }) => [...places.subarray(from, to)]));
        for (const place of holding) add(covered, place, asked);
      }
      const weighted = scores.map((score, place) => score * (isFact[place] === true ? factWeight : 1));
      const best = weighted.reduce((most, score) => Math.max(most, score), 0);
      return {
        scores: best === 0 ? weighted : weighted.map((score) => score / best),
        covered: covered.map((sum, place) => sum / (askedOf.get(rulesOf[place] ?? '') ?? 1)),
      };
    },
  };
}

const add = (sums: Float32Array, place: number, amount: number): void => {
  sums[place] = (sums[place] ?? 0) + amount;
};

/** Words spelt like a lexeme, of the same language. */
function createSpellings(byKey: ReadonlyMap<string, Posting>) {
  const made = new Map<string, Spelling>();
  const spellingOf = (rules: string): Spelling => {
    const known = made.get(rules);
    if (known !== undefined) return known;
    const prefix = keyOf(rules, '');
    const own = [...byKey.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    const spelling = createSpelling(own);
    made.set(rules, spelling);
    return spelling;
  };
  return (rules: string, lexeme: string, isKnown: boolean) => {
    if (rules === 'simple') return spellingOf(rules).like(lexeme, spellingMin);
    if (isKnown || lexeme.length < misspeltLengthMin || /\d/u.test(lexeme)) return [];
    return spellingOf(rules).like(lexeme, misspellingMin);
  };
}

function bestOf(
  { places, frequencies }: Pick<Postings, 'places' | 'frequencies'>,
  weighed: readonly { readonly posting: Posting; readonly weight: number }[],
): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (const { posting, weight } of weighed) {
    for (let at = posting.from; at < posting.to; at += 1) {
      const [place, often] = [places[at] ?? 0, frequencies[at] ?? 0];
      const score = (weight * often * (saturation + 1)) / (often + saturation);
      if (score > (best.get(place) ?? 0)) best.set(place, score);
    }
  }
  return best;
}

/** Side by side in two arrays: a list for each lexeme would take several times as much. */
function postingsOf(passages: readonly Read[]): Postings {
  const lengths = passages.map(({ lexemes }) => lengthsOf(lexemes));
  const averages = fieldWeights.map(
    (_, field) => lengths.reduce((sum, length) => sum + (length[field] ?? 0), 0) / passages.length || 1,
  );
  const byKey = new Map<string, { readonly place: number; readonly often: number }[]>();
  for (const [place, { rules, lexemes }] of passages.entries()) {
    for (const { lexeme, counts } of lexemes) {
      const key = keyOf(rules, lexeme);
      const often = frequency(counts, lengths[place] ?? [], averages);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [{ place, often }]);
      else known.push({ place, often });
    }
  }
  const all = [...byKey.values()].flat();
  const stretches = new Map<string, Posting>();
  let from = 0;
  for (const [key, { length }] of byKey) {
    stretches.set(key, { from, to: from + length });
    from += length;
  }
  return {
    byKey: stretches,
    places: Uint32Array.from(all, ({ place }) => place),
    frequencies: Float64Array.from(all, ({ often }) => often),
  };
}

const frequency = (
  counts: readonly number[],
  lengths: readonly number[],
  averages: readonly number[],
): number =>
  fieldWeights.reduce((sum, weight, field) => {
    const relative = (lengths[field] ?? 0) / (averages[field] ?? 1);
    return sum + (weight * (counts[field] ?? 0)) / (1 - lengthShare + lengthShare * relative);
  }, 0);

const lengthsOf = (lexemes: readonly Lexeme[]): readonly number[] =>
  fieldWeights.map((_, field) => lexemes.reduce((sum, { counts }) => sum + (counts[field] ?? 0), 0));

/** Without accents and hyphens: who types on a telephone leaves them out. */
const keyOf = (rules: string, lexeme: string): string =>
  `${rules} ${lexeme.normalize('NFD').replaceAll(/\p{M}|(?<=\p{L})-(?=\p{L})/gu, '')}`;

const lexemePattern = /'((?:[^']|'')*)'(?::([\dA-D,]+))?/gu;

/** The lexemes of a tsvector in PostgreSQL's text form: `'cut':2B,7A 'hair':1A`. */
export const lexemesOf = (search: string): readonly Lexeme[] =>
  [...search.matchAll(lexemePattern)].map(([, lexeme = '', positions = '']) => {
    const places = positions.split(',');
    const count = (field: string): number => places.filter((place) => place.endsWith(field)).length;
    return { lexeme: lexeme.replaceAll("''", "'"), counts: [count('A'), count('B'), count('C')] };
  });
