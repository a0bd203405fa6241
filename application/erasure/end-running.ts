import type { Person } from '../../domain/erasure/erasure.js';
import type { HandleCall, HandleConsent, HandleLine } from '../call/needs.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { PhoneTraces } from '../ports/phone-traces.js';

export interface EndNeeds {
  readonly handleCall: HandleCall;
  readonly handleConsent: HandleConsent;
  readonly handleConversation: HandleConversation;
  readonly handleLine: HandleLine;
  readonly traces: Pick<PhoneTraces, 'end'>;
  readonly businessNow: BusinessClock;
}

interface Running {
  readonly erasureId: string;
  readonly tenant: string;
  readonly person: Person;
}

/** Whatever of a person is under way comes to its end before the first key goes: whoever is in the midst of it is not cut off by a fault. */
export async function endRunning(
  { handleCall, handleConsent, handleConversation, handleLine, traces, businessNow }: EndNeeds,
  { erasureId, tenant, person }: Running,
): Promise<void> {
  const context = { tenant, actor: 'policy:erasure', causationId: '' };
  const about = (id: string) => ({ commandId: `${erasureId}/end/${id}`, now: businessNow(tenant) });
  for (const contactId of person.subjectIds) {
    const { state } = await handleConsent.load(tenant, contactId);
    for (const [requestId, link] of Object.entries(state.links)) {
      // What was handed to the carrier is sent; what was not never is.
      if (link?.status !== 'requested' && link?.status !== 'confirmed') continue;
      await handleConsent(contactId, { type: 'Lapse', data: { requestId }, ...about(requestId) }, context);
    }
  }
  const { state: line } = await handleLine.load(tenant, tenant);
  for (const { contactId } of line.blocked) {
    // Whoever is forgotten is not remembered as somebody to turn away.
    if (!person.subjectIds.includes(contactId)) continue;
    const data = { accountId: tenant, contactId };
    await handleLine(tenant, { type: 'UnblockCaller', data, ...about(contactId) }, context);
  }
  for (const callId of person.callIds) {
    const { state } = await handleCall.load(tenant, callId);
    if (state.status !== 'live') continue;
    await traces.end(state.callRef);
    const data = { callId, by: 'desk', seconds: 0, hasSpoken: state.answeredAt !== null } as const;
    await handleCall(callId, { type: 'EndCall', data, ...about(callId) }, context);
  }
  for (const conversationId of person.conversationIds) {
    const { state } = await handleConversation.load(tenant, conversationId);
    if (state.status === 'unstarted' || state.status === 'closed') continue;
    const command = { type: 'CloseConversation', data: { conversationId } } as const;
    await handleConversation(conversationId, { ...command, ...about(conversationId) }, context);
  }
}
