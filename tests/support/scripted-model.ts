import type { DraftEnd, Hands, LanguageModel, Question } from '../../application/ports/language-model.js';

export const nothingSpent = { inputTokens: 0, outputTokens: 0, costMicros: 0 };

type Script = (hands: Hands, question: Question, signal: AbortSignal) => Promise<Partial<DraftEnd>>;

/** A model that does what a test says, and remembers what it was asked. */
export function scriptedModel(name: string, script: Script): LanguageModel & { readonly asked: Question[] } {
  const asked: Question[] = [];
  return {
    name,
    promptVersion: `prompt of ${name}`,
    asked,
    async draft(question, hands, signal) {
      asked.push(question);
      const end = await script(hands, question, signal);
      return { outcome: 'complete', spent: nothingSpent, ...end };
    },
  };
}

/** A model that says these pieces, one after the other. */
export const saying = (name: string, ...pieces: readonly string[]) =>
  scriptedModel(name, (hands) => {
    for (const piece of pieces) hands.say(piece);
    return Promise.resolve({});
  });

/** Never comes to an end, and hears no signal. */
export const never = (): Promise<never> => new Promise(() => undefined);
