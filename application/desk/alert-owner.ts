import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { Policy } from '../handling/follow.js';
import { Fault } from '../ports/fault.js';
import type { Letter, Mail } from '../ports/mail.js';

export type AlertReason = 'emergency' | 'hand-off';

interface Needs {
  readonly mail: Mail;
  /** Undefined when there is no such business any more, or its address was erased. */
  readonly ownerEmailOf: (tenant: string) => Promise<string | undefined>;
  /** Says nothing of the person: who and what stands behind the log-in. */
  readonly alertLetter: (
    reason: AlertReason,
    conversationId: string,
  ) => Pick<Letter, 'subject' | 'text' | 'html'>;
}

/** An emergency, or a visitor who asks for a person: the owner is told at once. */
export const alertOwner = ({ mail, ownerEmailOf, alertLetter }: Needs): Policy<ConversationEvent> => ({
  name: 'alert-owner',
  filter: { categories: ['conversation'], types: ['EmergencyRecognised', 'HandOffRequested'] },
  afterMs: 0,
  concurrency: 8,
  async when({ id, stream, envelope, event }) {
    const reason = event.type === 'EmergencyRecognised' ? 'emergency' : 'hand-off';
    const to = await ownerEmailOf(envelope.tenant);
    if (to === undefined) return;
    const receipt = await mail.send({ attemptId: `alert/${id}`, to, ...alertLetter(reason, stream.id) });
    // What did not go out for certain is tried again, under the same attempt: it is the same letter. In the end the operator is told.
    if (receipt.outcome !== 'accepted') throw new Fault('alert-unsent', 'The alert could not be sent.');
  },
});
