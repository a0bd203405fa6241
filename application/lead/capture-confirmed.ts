import type { ConversationEvent, Detail, Told } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Lead, LeadCommand, LeadEvent, LeadReason } from '../../domain/lead/lead.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import type { Policy } from '../handling/follow.js';
import type { Handle } from '../handling/handle.js';

export type HandleLead = Handle<Lead, LeadCommand, LeadEvent, LeadReason>;

interface Needs {
  readonly handleConversation: HandleConversation;
  readonly handleLead: HandleLead;
}

/** Confirmed details become a lead. */
export const captureConfirmed = ({ handleConversation, handleLead }: Needs): Policy<ConversationEvent> => ({
  name: 'capture-confirmed',
  filter: { categories: ['conversation'], types: ['ContactDetailsConfirmed'] },
  afterMs: 0,
  concurrency: 8,
  async when({ id, stream, envelope, event }) {
    if (event.type !== 'ContactDetailsConfirmed') return;
    const { leadId, contactId, confirmedAt } = event.data;
    const { tenant, correlationId } = envelope;
    const { state } = await handleConversation.load(tenant, stream.id);
    if (state.status === 'unstarted') return;
    const { told } = state;
    const details = {
      name: given(told, 'name'),
      email: given(told, 'email'),
      phone: given(told, 'phone'),
      note: given(told, 'note'),
    };
    await handleLead(
      leadId,
      {
        type: 'CaptureLead',
        data: { leadId, contactId, conversationId: stream.id, ...details },
        commandId: id,
        now: confirmedAt,
      },
      { tenant, actor: 'system', correlationId, causationId: id },
    );
  },
});

function given(told: Told, detail: Detail): string | null {
  const value = told[detail];
  return value === undefined || value === '' || isErased(value) ? null : value;
}
