import { consent } from '../../domain/consent/consent.js';
import { accept } from '../../domain/kernel/decider.js';

/** Sends every text that was confirmed, whatever stands in the way. */
export const eagerConsent: typeof consent = {
  ...consent,
  decide: {
    ...consent.decide,
    RequestTextLink: ({ links: _links, ...rest }, command) =>
      consent.decide.RequestTextLink({ ...rest, links: {} }, command),
    BeginAttempt(state, { data: { circumstances: _circumstances, recordingRef, ...attempt }, now: begunAt }) {
      const contactId = state.links[attempt.requestId]?.contactId ?? '';
      const data = { ...attempt, contactId, recordingRef: recordingRef ?? 'none', begunAt };
      return accept({ type: 'AttemptBegun', data });
    },
  },
};
