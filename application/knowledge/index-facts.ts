import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import type { Policy } from '../handling/follow.js';
import type { Passages } from '../ports/passages.js';
import type { HandleKnowledge } from './read-website.js';

/** What an owner taught, corrected or retired becomes what the desk may quote. */
export const indexFacts = ({
  handleKnowledge,
  passages,
}: {
  readonly handleKnowledge: HandleKnowledge;
  readonly passages: Passages;
}): Policy<KnowledgeEvent> => ({
  name: 'index-facts',
  alsoMoved: true,
  filter: { categories: ['knowledge'], types: ['FactTaught', 'FactCorrected', 'FactRetired'] },
  afterMs: 0,
  concurrency: 1,
  async when({ stream, envelope: { tenant } }) {
    const { state } = await handleKnowledge.load(tenant, stream.id);
    await passages.teach(tenant, state.facts);
  },
});
