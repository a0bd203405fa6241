import {
  knownOf,
  type ConversationEvent,
  type Detail,
  type Told,
} from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Lead, LeadCommand, LeadEvent, LeadReason } from '../../domain/lead/lead.js';
import type { IntakeItem } from '../../domain/desk/desk.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import { deskOf, type HandleDesk } from '../desk/desk-of.js';
import type { Policy } from '../handling/follow.js';
import type { Handle } from '../handling/handle.js';

export type HandleLead = Handle<Lead, LeadCommand, LeadEvent, LeadReason>;

interface Needs {
  readonly handleConversation: HandleConversation;
  readonly handleDesk: HandleDesk;
  readonly handleLead: HandleLead;
}

/** Confirmed details become a lead. */
export const captureConfirmed = ({
  handleConversation,
  handleDesk,
  handleLead,
}: Needs): Policy<ConversationEvent> => ({
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
    const told = knownOf(state);
    const desk = await deskOf(handleDesk)(tenant);
    const details = {
      name: given(told, 'name'),
      email: given(told, 'email'),
      phone: given(told, 'phone'),
      note: given(told, 'note'),
      answers: answersTo(desk.intake, told),
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
  const value = Object.hasOwn(told, detail) ? told[detail] : undefined;
  return value === undefined || value === '' || isErased(value) ? null : value;
}

/** What the owner's own items were answered with: the house's four have their places already. */
function answersTo(items: readonly IntakeItem[], told: Told) {
  const own = items.filter(({ key }) => !['name', 'email', 'phone', 'note'].includes(key));
  return own.flatMap(({ key, label }) => {
    const value = given(told, key);
    return value === null ? [] : [{ key, label, value }];
  });
}
