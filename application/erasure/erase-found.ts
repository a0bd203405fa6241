import { isErased } from '../../domain/kernel/personal.js';
import type { HandleCall } from '../call/needs.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import type { HandleLead } from '../lead/capture-confirmed.js';
import type { Letter, Mail } from '../ports/mail.js';
import type { RequestErasure } from './request-erasure.js';

/** Where somebody is seen who is to be forgotten. */
export interface Found {
  readonly where: 'lead' | 'conversation' | 'call';
  readonly id: string;
}

interface Needs {
  readonly handleLead: HandleLead;
  readonly handleConversation: HandleConversation;
  readonly handleCall: HandleCall;
  readonly requestErasure: RequestErasure;
  readonly mail: Mail;
  readonly nameOf: (tenant: string) => Promise<string | null>;
  readonly erasingLetter: (about: {
    readonly erasureId: string;
    readonly businessName: string | null;
  }) => Pick<Letter, 'subject' | 'text' | 'html'>;
}

interface Asked {
  readonly tenant: string;
  readonly erasureId: string;
  readonly found: Found;
  /** Whether they are told by letter, where an address is known. */
  readonly isTold: boolean;
  readonly actor: string;
}

export type EraseFound = (
  asked: Asked,
) => Promise<Awaited<ReturnType<RequestErasure>> | { readonly decision: 'nobody-there' }>;

/**
 * A business has somebody forgotten whom it sees: a lead, a visitor, a caller. Their letter goes out before the request stands in the log,
 * because from then on nobody knows the address any more; sent again, it is the same letter.
 */
export const eraseFound =
  (needs: Needs): EraseFound =>
  async ({ tenant, erasureId, found, isTold, actor }) => {
    const person = await personAt(needs, tenant, found);
    if (person === undefined) return { decision: 'nobody-there' };
    if (isTold && person.email !== null) {
      const words = needs.erasingLetter({ erasureId, businessName: await needs.nameOf(tenant) });
      await needs.mail.send({ attemptId: `erasing/${erasureId}`, to: person.email, ...words });
    }
    return needs.requestErasure({
      ...{ tenant, erasureId, scope: 'person', subjectIds: [person.subjectId], proof: 'owner', actor },
    });
  };

interface Person {
  readonly subjectId: string;
  readonly email: string | null;
}

async function personAt(needs: Needs, tenant: string, { where, id }: Found): Promise<Person | undefined> {
  if (where === 'lead') {
    const { events } = await needs.handleLead.load(tenant, id);
    for (const { type, data } of events) {
      if (type !== 'LeadCaptured') continue;
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
}
