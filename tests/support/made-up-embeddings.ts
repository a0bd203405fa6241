import type { Embeddings } from '../../application/ports/embeddings.js';

/** What means the same, one line for each meaning. */
const meanings = [
  ['dog', 'puppy', 'hound', 'canine'],
  ['leash', 'lead', 'tether'],
  ['welcome', 'admitted', 'greeted'],
  ['money', 'refund', 'reimbursed'],
  ['late', 'tardy'],
];

/** Embeddings of few words, which a test can foresee; `asked` collects what was put to the model. */
export function madeUpEmbeddings(languages: readonly string[] | undefined = ['en']) {
  const asked: string[] = [];
  const embeddings: Embeddings = {
    model: 'made-up-1',
    languages,
    isLocal: true,
    embed(texts) {
      asked.push(...texts);
      return Promise.resolve(texts.map(vectorOf));
    },
  };
  return { embeddings, asked };
}

function vectorOf(text: string): Float32Array {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = meanings.map((alike) => words.filter((word) => alike.includes(word)).length);
  const vector = Float32Array.from([...counts, 0.1]);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
