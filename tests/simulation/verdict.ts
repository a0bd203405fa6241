import type { History } from './simulate.js';

/** Well, or what is wrong, how to see it again, and its last steps. */
export const verdictOf = ({ seed, complaints, trace }: History): string =>
  complaints.length === 0
    ? 'well'
    : [`SIMULATION_SEED=${String(seed)}`, ...complaints, '', ...trace.tail].join('\n');
