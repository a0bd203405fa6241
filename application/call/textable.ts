import type { Calling } from '../../domain/call/call.js';
import type { Circumstances } from '../../domain/consent/consent.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Line } from '../../domain/line/line.js';

interface Known {
  readonly line: Line;
  readonly isLinkKnown: boolean;
  readonly textCountLastHour: number;
  /** Whether a number can get texts at all: no landline, no service number. */
  readonly canGetTexts: (number: string) => boolean;
}

/** What is true of a call at this moment, for the decision whether its caller may be sent a text. */
export function circumstancesOf(call: Calling, known: Known): Circumstances {
  const { line, isLinkKnown, textCountLastHour, canGetTexts } = known;
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
    isTextable: number !== null && canGetTexts(number),
    isOurs: number !== null && ours.includes(number),
    recording:
      status === 'declined'
        ? 'declined'
        : status === 'started' || status === 'stored'
          ? 'started'
          : 'missing',
    isLinkKnown,
    isBusinessReady: line.readiness === 'ready' && line.number !== null,
    textCountLastHour,
  };
}

export const shown = (value: Calling['callerNumber']): string | null => (isErased(value) ? null : value);
