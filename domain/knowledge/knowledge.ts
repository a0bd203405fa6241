import type { Decider } from '../kernel/decider.js';
import type { KnowledgeCommand } from './commands.js';
import { decide, type KnowledgeReason } from './decide.js';
import type { KnowledgeEvent } from './events.js';
import { knowledgeSnapshot } from './snapshot.js';
import { evolve, initial, type Knowledge } from './state.js';

export type { Knowledge, KnowledgeCommand, KnowledgeEvent, KnowledgeReason };
export { knowledgeSnapshot } from './snapshot.js';
export { factCountMax } from './decide.js';
export { knowledgeEvents, type KnownPage } from './events.js';
export { knowledgeUpcasts } from './upcasts.js';

/** What the front desk of one business may say. */
export const knowledge: Decider<Knowledge, KnowledgeCommand, KnowledgeEvent, KnowledgeReason> = {
  category: 'knowledge',
  initial,
  evolve,
  decide,
  snapshot: knowledgeSnapshot,
};
