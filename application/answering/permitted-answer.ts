import type { AnswerQuestion } from './answer-question.js';

interface Needs {
  /** With the language model that is configured. */
  readonly configured: AnswerQuestion;
  readonly extractive: AnswerQuestion;
  /** Whether what this business's visitors say may go to whoever runs the model. */
  readonly maySend: (tenant: string) => Promise<boolean>;
}

/** Of a business that has not agreed to it nothing leaves this machine: the extractive model answers. */
export const permittedAnswer =
  ({ configured, extractive, maySend }: Needs): AnswerQuestion =>
  async (asked, release) =>
    (await maySend(asked.tenant)) ? configured(asked, release) : extractive(asked, release);
