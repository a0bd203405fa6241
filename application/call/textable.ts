import type { Calling } from '../../domain/call/call.js';
import type { Circumstances } from '../../domain/consent/consent.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Line } from '../../domain/line/line.js';
import type { CallNeeds } from './needs.js';

interface Known {
  readonly call: Calling;
  readonly line: Line;
  readonly isLinkKnown: boolean;
  readonly isSuspended: boolean;
  readonly isSuppressed: boolean;
}

/**
 * What is true of a call at this moment, for the decision whether its caller may be sent a text. How many texts the business has sent
 * is true of no call, and found elsewhere.
 */
export const circumstances =
  ({ details }: Pick<CallNeeds, 'details'>) =>
  ({ call, line, isLinkKnown, isSuspended, isSuppressed }: Known): Omit<Circumstances, 'isWithinHour'> => {
    const number = shown(call.callerNumber);
    const ours = [
      line.number,
      line.ownNumber,
      shown(call.forwardedFrom),
      ...line.transfers.map((one) => one.number),
    ];
    const { status } = call.recording;
    return {
      // Nobody is called by us.
      isInbound: true,
      isCallerVerified: call.attestation !== 'failed',
      isTextable: number !== null && line.number !== null && details.isTextable(number, line.number),
      isOurs: number !== null && ours.includes(number),
      recording:
        status === 'declined'
          ? 'declined'
          : status === 'started' || status === 'stored'
            ? 'started'
            : 'missing',
      isLinkKnown,
      isSuppressed,
      isBusinessReady: line.readiness === 'ready' && line.number !== null && !isSuspended,
    };
  };

export const shown = (value: Calling['callerNumber']): string | null => (isErased(value) ? null : value);
