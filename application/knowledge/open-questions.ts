import { groupQuestions } from '../answering/group-questions.js';
import { languageOf } from '../answering/words.js';
import type { Embeddings } from '../ports/embeddings.js';
import { Fault } from '../ports/fault.js';

export interface OpenQuestion {
  readonly messageId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly askedAt: string;
  readonly why: 'unpublished' | 'rated-bad';
}

interface Needs {
  readonly questions: { open(tenant: string, countMax: number): Promise<readonly OpenQuestion[]> };
  readonly embeddings: Embeddings;
  /** Whether a business's questions may be put to a model that is not on this machine. */
  readonly maySend: (tenant: string) => Promise<boolean>;
}

export interface QuestionGroup {
  readonly title: string;
  readonly questions: readonly (OpenQuestion & { readonly language: string })[];
}

const countMax = 500;
const batchMax = 256;
const languageDefault = 'en';

/** The questions that nobody could answer, or that were answered badly: those that mean the same stand together. */
export const openQuestions =
  ({ questions, embeddings, maySend }: Needs) =>
  async (tenant: string): Promise<readonly QuestionGroup[]> => {
    const open = (await questions.open(tenant, countMax)).map((one) => ({
      ...one,
      language: languageOf(one.text) ?? languageDefault,
    }));
    const isAllowed = embeddings.isLocal || (await maySend(tenant));
    const vectors = await vectorsOf(embeddings, isAllowed ? open : []);
    const groups = groupQuestions(
      open.map(({ messageId, text, language }) => ({
        key: messageId,
        text,
        language,
        vector: vectors.get(messageId) ?? null,
      })),
    );
    const byId = new Map(open.map((one) => [one.messageId, one]));
    return groups.map(({ title, keys }) => ({
      title,
      questions: keys.flatMap((key) => byId.get(key) ?? []),
    }));
  };

/** Of questions in languages that the model understands. Without vectors, words have to do. */
async function vectorsOf(
  embeddings: Embeddings,
  open: readonly (OpenQuestion & { readonly language: string })[],
): Promise<ReadonlyMap<string, Float32Array>> {
  const { languages } = embeddings;
  const known = open.filter(({ language }) => languages === undefined || languages.includes(language));
  const vectors = new Map<string, Float32Array>();
  try {
    for (let at = 0; at < known.length; at += batchMax) {
      const batch = known.slice(at, at + batchMax);
      const found = await embeddings.embed(batch.map(({ text }) => text));
      for (const [index, { messageId }] of batch.entries()) {
        const vector = found[index];
        if (vector !== undefined) vectors.set(messageId, vector);
      }
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
  return vectors;
}
