import { plainText, termsOf, wordsOf } from './words.js';

interface Question {
  readonly key: string;
  readonly text: string;
  readonly language: string;
  /** The question's meaning, of any length; null where there is none. */
  readonly vector: Float32Array | null;
}

export interface QuestionGroup {
  readonly keys: readonly string[];
  /** The wording that was used most often, else the shortest. */
  readonly title: string;
}

const questionsMax = 500;
/**
 * High on purpose: sentence embeddings put a question about the sister service, or another day, at about .7, and a question that
 * stands in the wrong group is never answered. One that stands apart costs a second click.
 */
const cosineMin = 0.8;
/** Of the words that carry meaning, more than half are the same: one of two does not make the same question. */
const overlapMin = 0.6;

/**
 * Questions that ask the same, biggest group first: compared by vector where both have one, otherwise by their meaning words,
 * which also join languages. Each question goes to the group whose first question is nearest. Same input, same groups; of more
 * than 500 questions the first 500 are grouped.
 */
export function groupQuestions(questions: readonly Question[]): readonly QuestionGroup[] {
  const groups: { readonly first: Compared; readonly members: Compared[] }[] = [];
  for (const question of questions.slice(0, questionsMax).map(compared)) {
    let nearest: { readonly members: Compared[] } | undefined;
    let best = 0;
    for (const group of groups) {
      const likeness = likenessOf(group.first, question);
      if (likeness > best) {
        best = likeness;
        nearest = group;
      }
    }
    if (nearest === undefined) groups.push({ first: question, members: [question] });
    else nearest.members.push(question);
  }
  return groups
    .map(({ members }) => ({ keys: members.map(({ key }) => key), title: titleOf(members) }))
    .toSorted((a, b) => b.keys.length - a.keys.length);
}

interface Compared {
  readonly key: string;
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  readonly unit: Unit | null;
}

/** A vector of length one, and the length of what is left of it behind each block. */
interface Unit {
  readonly values: Float32Array;
  readonly rests: Float32Array;
}

const compared = ({ key, text, vector }: Question): Compared => {
  // "Where" asks for an address only when nothing else is asked for.
  const terms = termsOf(text).filter((term, _, all) => term !== 'where' || all.length === 1);
  return { key, text, terms: new Set(terms.length > 0 ? terms : wordsOf(text)), unit: unitOf(vector) };
};

const blockSize = 64;

function unitOf(vector: Float32Array | null): Unit | null {
  const length = Math.sqrt(vector?.reduce((sum, value) => sum + value * value, 0) ?? 0);
  if (vector === null || length === 0 || !Number.isFinite(length)) return null;
  const values = vector.map((value) => value / length);
  const rests = new Float32Array(Math.ceil(values.length / blockSize) + 1);
  for (let block = rests.length - 2; block >= 0; block--) {
    const part = values.subarray(block * blockSize, (block + 1) * blockSize);
    rests[block] = Math.hypot(
      rests[block + 1] ?? 0,
      Math.sqrt(part.reduce((sum, value) => sum + value * value, 0)),
    );
  }
  return { values, rests };
}

/** How alike two questions are, above the threshold of its kind; 0 where they ask different things. */
function likenessOf(a: Compared, b: Compared): number {
  if (a.unit !== null && b.unit !== null && a.unit.values.length === b.unit.values.length)
    return cosineOf(a.unit, b.unit);
  const shared = [...a.terms].filter((term) => b.terms.has(term)).length;
  const overlap = shared / (a.terms.size + b.terms.size - shared || 1);
  return overlap >= overlapMin ? overlap : 0;
}

/** Stops as soon as what is left cannot reach the threshold any more (Cauchy and Schwarz): most pairs end in the first blocks. */
function cosineOf(a: Unit, b: Unit): number {
  let cosine = 0;
  for (let block = 0; block < a.rests.length - 1; block++) {
    if (cosine + (a.rests[block] ?? 0) * (b.rests[block] ?? 0) < cosineMin - 1e-5) return 0;
    const end = Math.min(a.values.length, (block + 1) * blockSize);
    for (let at = block * blockSize; at < end; at++) cosine += (a.values[at] ?? 0) * (b.values[at] ?? 0);
  }
  return cosine >= cosineMin ? cosine : 0;
}

function titleOf(members: readonly Compared[]): string {
  const times = new Map<string, number>();
  for (const { text } of members) times.set(wording(text), (times.get(wording(text)) ?? 0) + 1);
  const [first] = members.toSorted(
    (a, b) =>
      (times.get(wording(b.text)) ?? 0) - (times.get(wording(a.text)) ?? 0) || a.text.length - b.text.length,
  );
  return first?.text ?? '';
}

const wording = (text: string): string => plainText(text).trim();
