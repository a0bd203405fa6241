import type { CallRow, Calls, CallView } from '../../adapters/http/contract/calls.js';
import { idNamed } from '../../adapters/composition/named-id.js';
import { callIdBy } from '../../adapters/twilio/phone-line.js';

const callIdOf = callIdBy(idNamed);

export interface Owner {
  /** What a call's page shows, by the phone company's id. */
  call(callSid: string): Promise<CallView>;
  /** The call as it stands in the log; undefined where it does not. */
  logged(callSid: string): Promise<CallRow | undefined>;
  /** Every call, the newest first. */
  log(): Promise<readonly CallRow[]>;
  /** Changes what is named of how the phone is answered. Raises where that is refused. */
  setLine(change: object): Promise<void>;
}

/** The owner of the demo's business, as their browser reads: logged in by the link that the start printed. */
export async function ownerOf({
  origin,
  said,
}: {
  readonly origin: string;
  readonly said: string;
}): Promise<Owner> {
  const token = /login\/(\S+)/u.exec(said)?.[1] ?? '';
  const login = await fetch(`${origin}/api/v1/login/link`, {
    method: 'POST',
    body: JSON.stringify({ token }),
  });
  const headers = {
    Cookie: login.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
    Origin: origin,
    'Content-Type': 'application/json',
  };
  const asked = async (path: string, body?: object): Promise<Response> => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      ...{ headers, method: body === undefined ? 'GET' : 'POST' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
    return response;
  };
  const log = async () => ((await (await asked('/calls')).json()) as Calls).calls;
  return {
    log,
    call: async (callSid) => (await (await asked(`/calls/${callIdOf(callSid)}`)).json()) as CallView,
    logged: async (callSid) => (await log()).find(({ callId }) => callId === callIdOf(callSid)),
    async setLine(change) {
      await asked('/line', change);
    },
  };
}
