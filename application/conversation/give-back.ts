import type { DueWork } from '../due/run-due.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { HandleConversation } from './start-conversation.js';

interface Needs {
  readonly handleConversation: HandleConversation;
  readonly businessNow: BusinessClock;
}

/** A person who left the visitor without a word gives the conversation back to the desk. */
export const giveBackWhenIdle =
  ({ handleConversation, businessNow }: Needs): DueWork =>
  async ({ key, tenant, subjectId, dueAt: awaitedUntil }) => {
    const command = {
      ...{ type: 'HandBackIdle' as const, data: { awaitedUntil } },
      ...{ commandId: key, now: businessNow(tenant) },
    };
    await handleConversation(subjectId, command, { tenant, actor: 'system', causationId: '' });
  };
