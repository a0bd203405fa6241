import { isBlocked } from '../../domain/kernel/block.js';
import type { Item } from '../../domain/notification/notification.js';
import type { HandleCall, HandleLine } from '../call/needs.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import type { Clock } from '../ports/clock.js';
import { conversationOf } from './notice.js';

interface Needs extends Pick<Parameters<typeof conversationOf>[0], 'handleLead'> {
  readonly handleConversation: Pick<HandleConversation, 'load'>;
  readonly handleCall: Pick<HandleCall, 'load'>;
  readonly handleLine: Pick<HandleLine, 'load'>;
  readonly now: Clock;
}

/** Whether something is about a visitor or a caller whom the business has blocked. */
export const ofBlocked =
  ({ handleConversation, handleCall, handleLine, handleLead, now }: Needs) =>
  async (tenant: string, { place, subjectId }: Item): Promise<boolean> => {
    const id =
      place === 'leads' ? await conversationOf({ handleLead, tenant, leadId: subjectId }) : subjectId;
    if (id === undefined || id === '') return false;
    const { state: call } = await handleCall.load(tenant, id);
    if (call.status === 'unstarted') {
      const { state } = await handleConversation.load(tenant, id);
      return state.status !== 'unstarted' && isBlocked(state.blockedUntil, now());
    }
    const { state: line } = await handleLine.load(tenant, tenant);
    const found = line.blocked.find(({ contactId }) => contactId === call.contactId);
    return isBlocked(found?.endsAt ?? null, now());
  };
