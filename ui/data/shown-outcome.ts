import type { CallRow } from '../../adapters/http/contract/calls.js';

export type ShownOutcome = NonNullable<CallRow['outcome']> | 'live';

/** How a call ended, or that it has not. */
export const shownOutcome = ({ status, outcome }: Pick<CallRow, 'status' | 'outcome'>): ShownOutcome =>
  status === 'live' || outcome === null ? 'live' : outcome;
