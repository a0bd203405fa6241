import type { Decider } from '../kernel/decider.js';
import type { TranscriptCommand } from './commands.js';
import { decide, type TranscriptReason } from './decide.js';
import type { TranscriptEvent } from './events.js';
import { evolve, initial, type Transcript } from './state.js';

export type { Transcript, TranscriptCommand, TranscriptEvent, TranscriptReason };
export { transcriptEvents } from './events.js';

/** A visitor's conversation, sent once to an address that they proved to be theirs. Its id is the conversation's. */
export const transcript: Decider<Transcript, TranscriptCommand, TranscriptEvent, TranscriptReason> = {
  category: 'transcript',
  initial,
  evolve,
  decide,
};
