import { isErased } from '../../domain/kernel/personal.js';
import type { HandleCall } from '../call/needs.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import type { HandleLead } from '../lead/capture-confirmed.js';

/** Where somebody is seen whose data it is about. */
export interface Found {
  readonly where: 'lead' | 'conversation' | 'call';
  readonly id: string;
}

interface Person {
  readonly subjectId: string;
  readonly email: string | null;
  /** BCP 47: in which they wrote or spoke when they left their address; null where they did not. */
  readonly language: string | null;
}

interface Needs {
  readonly handleLead: HandleLead;
  readonly handleConversation: HandleConversation;
  readonly handleCall: HandleCall;
}

/** Who it is that a business sees in a lead, a conversation or a call; undefined where nobody is. */
export const personFound =
  (needs: Needs) =>
  async (tenant: string, { where, id }: Found): Promise<Person | undefined> => {
    if (where === 'lead') {
      const { events } = await needs.handleLead.load(tenant, id);
      for (const { type, data } of events) {
        if (type !== 'LeadCaptured' && type !== 'LeadImported') continue;
        const from = type === 'LeadCaptured' ? data.conversationId : null;
        const email = isErased(data.email) ? null : data.email;
        return { subjectId: data.contactId, email, language: await languageIn(needs, tenant, from) };
      }
      return undefined;
    }
    if (where === 'call') {
      const { events } = await needs.handleCall.load(tenant, id);
      for (const { type, data } of events)
        if (type === 'CallRang') return { subjectId: data.contactId, email: null, language: null };
      return undefined;
    }
    const { state } = await needs.handleConversation.load(tenant, id);
    return state.status === 'unstarted'
      ? undefined
      : { subjectId: state.visitorId, email: null, language: state.language };
  };

async function languageIn(
  { handleConversation }: Pick<Needs, 'handleConversation'>,
  tenant: string,
  conversationId: string | null,
): Promise<string | null> {
  if (conversationId === null) return null;
  const { state } = await handleConversation.load(tenant, conversationId);
  return state.status === 'unstarted' ? null : state.language;
}

export type PersonFound = ReturnType<typeof personFound>;
