import type { Rehearsal } from '../../adapters/http/contract/rehearsals.js';

/** How many answers are not what they were; those to questions that were erased count as neither. */
export const changedCount = ({ counts }: Pick<Rehearsal, 'counts'>): number =>
  counts.citationLost + counts.nowDeclined + counts.changed + counts.nowAnswered + counts.reworded;
