import { setTimeout } from 'node:timers/promises';
import type { Embeddings } from '../../application/ports/embeddings.js';

/** Vectors of questions, the last ones remembered. */
export interface QuestionVectors {
  /** Undefined where the model does not understand the language, fails or takes too long. */
  vectorOf(text: string, language: string): Promise<Float32Array | undefined>;
  /** Forgets what was asked. */
  letGo(): void;
}

const countMax = 2_000;
/** A visitor waits no longer for better sources. */
const patienceMs = 1_500;
const lengthMax = 1_000;

export function createQuestionVectors(
  embeddings: Embeddings | undefined,
  onFault: (about: string, error: unknown) => void,
): QuestionVectors {
  const remembered = new Map<string, Promise<Float32Array | undefined>>();

  async function asked(embedding: Embeddings, text: string): Promise<Float32Array | undefined> {
    try {
      const [vector] = await embedding.embed([text]);
      return vector;
    } catch (error) {
      remembered.delete(text);
      onFault('vector of a question', error);
      return undefined;
    }
  }

  return {
    letGo: () => {
      remembered.clear();
    },
    async vectorOf(question, language) {
      if (embeddings?.languages?.includes(language) === false || embeddings === undefined) return undefined;
      const text = question.slice(0, lengthMax);
      const vector = remembered.get(text) ?? asked(embeddings, text);
      // Last in the map is used last.
      remembered.delete(text);
      remembered.set(text, vector);
      for (const oldest of remembered.keys()) {
        if (remembered.size <= countMax) break;
        remembered.delete(oldest);
      }
      const patience = new AbortController();
      try {
        return await Promise.race([
          vector,
          setTimeout(patienceMs, undefined, { ref: false, signal: patience.signal }),
        ]);
      } finally {
        patience.abort();
      }
    },
  };
}
