import type { CallRecord } from './call-store.js';

/** What every webhook about a call says: https://www.twilio.com/docs/voice/twiml#request-parameters. */
export const callParams = (call: CallRecord): Readonly<Record<string, string>> => ({
  AccountSid: call.accountSid,
  ApiVersion: '2010-04-01',
  CallSid: call.sid,
  CallStatus: call.status,
  Direction: call.direction,
  From: call.from,
  To: call.to,
  Caller: call.from,
  Called: call.to,
  ...placeOf('From', call.from),
  ...placeOf('Caller', call.from),
  ...placeOf('To', call.to),
  ...placeOf('Called', call.to),
  ...(call.parentSid === null ? {} : { ParentCallSid: call.parentSid }),
  ...(call.forwardedFrom === null
    ? {}
    : { ForwardedFrom: call.forwardedFrom, CalledVia: call.forwardedFrom }),
  ...(call.callerName === null ? {} : { CallerName: call.callerName }),
});

/** Twilio names a place where it knows one, and sends the names empty where it does not. */
const placeOf = (prefix: string, number: string): Readonly<Record<string, string>> => {
  const isNorthAmerican = /^\+1\d{10}$/u.test(number);
  return {
    [`${prefix}City`]: '',
    [`${prefix}State`]: isNorthAmerican && number.startsWith('+1202') ? 'DC' : '',
    [`${prefix}Zip`]: '',
    [`${prefix}Country`]: isNorthAmerican ? 'US' : '',
  };
};

/** How far a carrier vouches for the number it names: in full, in part, for the gateway only, not at all, or against it. */
export type Attestation = 'A' | 'B' | 'C' | 'none' | 'failed';

const verstats: Readonly<Record<Attestation, string>> = {
  A: 'TN-Validation-Passed-A',
  B: 'TN-Validation-Passed-B',
  C: 'TN-Validation-Passed-C',
  none: 'No-TN-Validation',
  failed: 'TN-Validation-Failed-A',
};

export const attestationParams = (attestation: Attestation | undefined): Readonly<Record<string, string>> =>
  attestation === undefined ? {} : { StirVerstat: verstats[attestation] };

/** What a callback about the status of a call says beside it. */
export const statusParams = (
  sequenceNumber: number,
  at: Date,
  durationS: number | null,
): Readonly<Record<string, string>> => ({
  CallbackSource: 'call-progress-events',
  SequenceNumber: String(sequenceNumber),
  Timestamp: at.toUTCString().replace('GMT', '+0000'),
  ...(durationS === null
    ? {}
    : { CallDuration: String(durationS), Duration: String(Math.ceil(durationS / 60)) }),
});
