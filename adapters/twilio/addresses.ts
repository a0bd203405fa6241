/** Where everything of Twilio's begins. */
export const root = '/webhooks/twilio';

/**
 * The addresses by which Twilio reaches us. Ids ride in the path: Twilio has been seen to sort a query after it had signed it. None
 * holds anything about a person.
 */
export type Addresses = ReturnType<typeof addressesOf>;

interface OfCall {
  readonly tenant: string;
  readonly callId: string;
}

interface OfAlert {
  readonly tenant: string;
  readonly notificationId: string;
  readonly attemptId: string;
}

export function addressesOf(publicUrl: string) {
  const at = (...parts: readonly string[]): string =>
    [`${publicUrl}${root}`, ...parts.map(encodeURIComponent)].join('/');
  const ofCall =
    (step: string) =>
    ({ tenant, callId }: OfCall, ...more: readonly string[]): string =>
      at('voice', step, tenant, callId, ...more);
  const ring = ofCall('ring');
  const whisper = ofCall('whisper');
  const heard = ofCall('heard');
  const held = ofCall('held');
  return {
    voice: at('voice'),
    voiceStatus: at('voice', 'status'),
    messages: at('messages'),
    relay: `${publicUrl.replace(/^http/u, 'ws')}${root}/relay`,
    relayEnded: ofCall('relay-ended'),
    recording: ofCall('recording'),
    voicemail: ofCall('voicemail'),
    ring: (call: OfCall, ringId: string) => ring(call, ringId),
    whisper: (call: OfCall, ringId: string) => whisper(call, ringId),
    heard: (call: OfCall, turnId: string) => heard(call, turnId),
    held: (call: OfCall, turnId: string) => held(call, turnId),
    /** Of an attempt to reach a member of the business. */
    alert: (
      step: 'text' | 'answered' | 'pressed' | 'ended',
      { tenant, notificationId, attemptId }: OfAlert,
    ) => at('alerts', step, tenant, notificationId, attemptId),
    messageStatus: (text: {
      readonly tenant: string;
      readonly contactId: string;
      readonly requestId: string;
      readonly attemptId: string;
    }) => at('messages', 'status', text.tenant, text.contactId, text.requestId, text.attemptId),
  };
}
