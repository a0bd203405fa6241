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
        return { subjectId: data.contactId, email: isErased(data.email) ? null : data.email };
      }
      return undefined;
    }
    if (where === 'call') {
      const { events } = await needs.handleCall.load(tenant, id);
      for (const { type, data } of events)
        if (type === 'CallRang') return { subjectId: data.contactId, email: null };
      return undefined;
    }
    const { state } = await needs.handleConversation.load(tenant, id);
    return state.status === 'unstarted' ? undefined : { subjectId: state.visitorId, email: null };
  };

export type PersonFound = ReturnType<typeof personFound>;
