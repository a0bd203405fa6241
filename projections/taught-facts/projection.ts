import { isErased } from '../../domain/kernel/personal.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import type { Projection } from '../kernel/projection.js';

export interface FactRow {
  readonly factId: string;
  readonly question: string | null;
  readonly text: string | null;
  readonly language: string;
  readonly taughtAt: string;
  readonly correctedAt: string | null;
}

type Taught = Extract<KnowledgeEvent, { type: 'FactTaught' }>['data']['fact'];

const wordsOf = (fact: Taught) =>
  isErased(fact)
    ? { question: null, text: null }
    : { question: fact.question, text: fact.text, language: fact.language };

/** What the owner taught and did not retire. */
export const taughtFacts: Projection<KnowledgeEvent, FactRow> = {
  name: 'taught-facts',
  version: 1,
  scope: 'tenant',
  on: {
    FactTaught: ({ factId, fact, taughtAt }) => [
      { change: 'put', key: factId, set: { factId, ...wordsOf(fact), taughtAt } },
    ],
    FactCorrected: ({ factId, fact, correctedAt }) => [
      { change: 'put', key: factId, set: { ...wordsOf(fact), correctedAt } },
    ],
    FactRetired: ({ factId }) => [{ change: 'remove', where: { factId } }],
  },
};
