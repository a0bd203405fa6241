import { relaySession, type RelayEnd, type RelayWire } from './relay-session.js';
import { relaySettings } from './relay-settings.js';
import { TwimlFault } from './twiml-document.js';
import { actionOf, type Runner } from './twiml-program.js';

/** `<Connect><ConversationRelay>`: until the session ends; then its `action` is asked how the call goes on. */
export const connectWith =
  (onWire: ((wire: RelayWire) => void) | undefined): Runner =>
  async (verb, stage) => {
    const { leg, signal } = stage;
    const [noun] = verb.children;
    if (noun?.name !== 'ConversationRelay' || verb.children.length !== 1) {
      throw new TwimlFault(12200, 'Schema validation: Connect holds one ConversationRelay');
    }
    leg.answer();
    const end = await relaySession({
      authToken: leg.account.authToken,
      line: leg.line,
      signal,
      settings: relaySettings(noun),
      call: setupOf(leg.params()),
      onWire,
    });
    if (verb.attributes['action'] === undefined) {
      return end.status === 'failed' ? { to: 'end', how: 'hung-up' } : undefined;
    }
    const next = actionOf(verb, stage, paramsOf(end));
    if (leg.line.gone.aborted && next.to === 'url')
      leg.tellProduct(next.url, { ...leg.params(), ...next.params });
    return next;
  };

const setupOf = (call: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  accountSid: call['AccountSid'] ?? '',
  parentCallSid: call['ParentCallSid'] ?? '',
  callSid: call['CallSid'] ?? '',
  from: call['From'] ?? '',
  to: call['To'] ?? '',
  forwardedFrom: call['ForwardedFrom'] ?? '',
  callType: 'PSTN',
  callerName: call['CallerName'] ?? '',
  direction: call['Direction'] ?? '',
  callStatus: (call['CallStatus'] ?? '').toUpperCase(),
});

const paramsOf = ({
  sessionId,
  status,
  durationS,
  handoffData,
  error,
}: RelayEnd): Readonly<Record<string, string>> => ({
  SessionId: sessionId,
  SessionStatus: status,
  SessionDuration: String(durationS),
  ...(handoffData === undefined ? {} : { HandoffData: handoffData }),
  ...(error === undefined ? {} : { ErrorCode: String(error.code), ErrorMessage: error.message }),
});
