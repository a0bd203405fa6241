import type { CallEvent } from '../../domain/call/call.js';
import { sameClockLater } from '../due/local-time.js';
import type { RequestErasure } from '../erasure/request-erasure.js';
import type { Policy } from '../handling/follow.js';
import { byOperator, installationId, type HandleInstallation } from '../operator/handle-installation.js';
import { Fault } from '../ports/fault.js';
import { referenceOf } from './reference.js';

interface Needs {
  readonly handleInstallation: HandleInstallation;
  readonly requestErasure: RequestErasure;
  /** The same for the same call. */
  readonly requestIdOf: (callId: string) => string;
}

/**
 * A caller has said that their data is to be deleted: the request is in the register, and the call from their number is the proof. It waits
 * for some days, because a word may have been misheard; whoever calls with a number that the network says is not theirs has shown nothing,
 * and is the operator's.
 */
export const noteCalls = (needs: Needs): Policy<CallEvent> => ({
  name: 'note-erasures-asked-in-calls',
  filter: { categories: ['call'], types: ['ErasureAsked'] },
  afterMs: 0,
  concurrency: 2,
  async when({ event, envelope: { tenant } }) {
    if (event.type !== 'ErasureAsked') return;
    const { callId, contactId, attestation, askedAt } = event.data;
    const requestId = needs.requestIdOf(callId);
    const { decision } = await needs.handleInstallation(
      installationId,
      {
        type: 'NoteDataRequest',
        data: {
          ...{ requestId, kind: 'erasure', receivedAt: askedAt, by: 'call' },
          dueAt: sameClockLater(askedAt, 'UTC', { months: 1 }),
          subjectRef: referenceOf('CALL', requestId),
          asked: { proof: 'call', accountId: tenant, address: null },
        },
        ...{ commandId: requestId, now: askedAt },
      },
      byOperator('call'),
    );
    if (decision.outcome === 'rejected')
      throw new Fault('request-not-noted', `A data request cannot be noted: ${decision.reason}.`);
    if (attestation === 'failed') return;
    await needs.requestErasure({
      ...{ tenant, erasureId: requestId, scope: 'person', subjectIds: [contactId], proof: 'call' },
      ...{ receivedAt: askedAt, hasGrace: true, actor: 'caller' },
    });
  },
});
