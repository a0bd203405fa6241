import type { NewFactor, OperatorSession } from '../../adapters/http/contract/operator.js';
import { authenticator } from './authenticator-app.js';
import { inLetter } from './members.js';

/** A browser of whoever runs the installation, as far as the wire is concerned. */
export interface Operator {
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, body?: object) => Promise<Response>;
  /** As its browser keeps it. */
  readonly cookie: () => string;
  readonly stage: () => Promise<OperatorSession['stage']>;
}

/** Follows a letter's link, in the browser that asked for it; the second factor is still missing. */
export async function halfway(origin: string, email: string): Promise<Operator> {
  const asked = await fetch(`${origin}/api/v1/operator/login`, {
    method: 'POST',
    body: JSON.stringify({ email }),
  });
  const cookies = new Map<string, string>();
  const keep = (answer: Response): Response => {
    for (const one of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = one.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  keep(asked);
  const get = async (path: string) =>
    keep(await fetch(`${origin}/api/v1/operator${path}`, { headers: { Cookie: cookie() } }));
  const post = async (path: string, body: object = {}) =>
    keep(
      await fetch(`${origin}/api/v1/operator${path}`, {
        ...{ method: 'POST', body: JSON.stringify(body), headers: { Cookie: cookie(), Origin: origin } },
      }),
    );
  const token = await inLetter(origin, email, /operator\/#\/login\/(\S+)/u);
  const entered = await post('/login/link', { token });
  if (!entered.ok) throw new Error(await entered.text());
  return {
    ...{ get, post, cookie },
    stage: async () => ((await (await get('/session')).json()) as OperatorSession).stage,
  };
}

/** The same with a device that is set up now. */
export async function logInOperator(origin: string, email: string) {
  const operator = await halfway(origin, email);
  const { secret } = (await (await operator.post('/factor/new')).json()) as NewFactor;
  const device = authenticator(secret);
  const entered = await operator.post('/factor', { code: device.code() });
  if (!entered.ok) throw new Error(await entered.text());
  return { operator, device };
}
