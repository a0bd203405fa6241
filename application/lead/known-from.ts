import { callerHandle } from '../call/needs.js';
import { whose, type Links } from '../erasure/whose.js';
import type { ContactDirectory } from '../ports/contact-directory.js';

interface Needs {
  readonly links: Links;
  readonly directory: Pick<ContactDirectory, 'find'>;
}

interface Asked {
  readonly leadId: string;
  readonly contactId: string;
  /** E.164. */
  readonly phone: string | null;
}

/** Where else the person of a lead is known: by what they confirmed in chats and calls, and by the number they call from. */
export const knownFrom =
  ({ links, directory }: Needs) =>
  async (tenant: string, { leadId, contactId, phone }: Asked) => {
    const person = await whose(links, tenant, { subjectIds: [contactId], proof: 'email-code' });
    // Several people may call from one number: of it there are the calls, and nothing that was said in them.
    const callerId = phone === null ? undefined : await directory.find(tenant, callerHandle(phone));
    const called =
      callerId === undefined ? [] : await links(tenant, { subjectIds: [callerId], conversationIds: [] });
    const callIds = called.flatMap(({ kind, relatedId }) => (kind === 'call' ? [relatedId] : []));
    const calls = new Set([...person.callIds, ...callIds]);
    return {
      leadIds: person.leadIds.filter((id) => id !== leadId),
      callIds: [...calls],
      // What was said in a call has the id of the call.
      conversationIds: person.conversationIds.filter((id) => !calls.has(id)),
    };
  };

export type KnownFrom = ReturnType<typeof knownFrom>;
