import type { Container } from 'inversify';
import type { Answered, Asked, Surroundings } from '../../application/promises/surroundings.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';
import { createShares } from '../../projections/shares/queries.js';
import { processorFetch } from '../egress/egress.js';
import { createCookies } from '../http/guard/cookies.js';
import { sessionCount } from '../logins/session-count.js';
import { webhookPath as mailPath } from '../resend/webhooks.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import { webhookPath as paymentPath } from '../stripe/webhook.js';
import { webhookPath as chatPath } from '../telegram/webhook.js';
import { root as phonePath } from '../twilio/addresses.js';
import { storedVisits } from '../usage/stored-visits.js';
import type { Environment } from './environment/environment.js';
import { tokens } from './tokens.js';

type Config = Pick<
  Environment,
  'isSandbox' | 'supportEmail' | 'twilio' | 'telegram' | 'stripe' | 'resend' | 'isBilled'
>;

/** What is looked at beside the log. `origin`: where the process that runs is reached by people. */
export function surroundingsOf(container: Container, origin: string, config: Config): Surroundings {
  const { pool, masterKey } = container.get(tokens.outside);
  const { query } = container.get(tokens.readModels);
  const leads = createLeadInbox(query);
  const shares = createShares(query);
  return {
    ...{ now: container.get(tokens.now)(), origin, contact: config.supportEmail },
    ask: (asked) => askAt(origin, asked),
    webhooks: webhooksOf(config),
    webFetch: container.get(tokens.egress).webFetch,
    cookies: cookiesOf(origin, masterKey),
    sessionCount: () => sessionCount(pool),
    visits: () => storedVisits(pool),
    async exportedLeadCount(tenant) {
      let count = 0;
      for await (const _lead of leads.all(tenant)) count += 1;
      return count;
    },
    shares: (tenant) => shares.totals(tenant),
  };
}

const answerMs = 5_000;

/** What the process at this address answers; undefined where none does. */
export async function askAt(
  origin: string,
  { method, path, headers = {}, body }: Asked,
): Promise<Answered | undefined> {
  // By number: `localhost` may be another address first, and egress knows this one.
  const url = new URL(path, origin.replace('//localhost', '//127.0.0.1'));
  try {
    const response = await processorFetch(url, {
      ...{ method, headers, redirect: 'manual', signal: AbortSignal.timeout(answerMs) },
      ...(body !== undefined && { body }),
    });
    await response.body?.cancel();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers.entries()),
      cookies: response.headers.getSetCookie(),
    };
  } catch {
    return undefined;
  }
}

/** The doors of vendors that are switched on; in the sandbox their doubles knock at all of them. */
function webhooksOf({ isSandbox, twilio, telegram, stripe, resend, isBilled }: Config) {
  const doors = [
    { vendor: 'Twilio', path: `${phonePath}/voice`, isOn: twilio !== undefined },
    { vendor: 'Twilio', path: `${phonePath}/messages`, isOn: twilio !== undefined },
    { vendor: 'Resend', path: mailPath, isOn: resend?.webhookSecret !== undefined },
    { vendor: 'Telegram', path: chatPath, isOn: telegram !== undefined },
    { vendor: 'Stripe', path: paymentPath, isOn: stripe !== undefined && isBilled },
  ];
  return doors.filter(({ isOn }) => isOn || isSandbox);
}

/** The cookies of a login, written and read by what writes and reads them. */
export function cookiesOf(origin: string, masterKey: Uint8Array): Surroundings['cookies'] {
  const cookies = createCookies({
    secure: origin.startsWith('https:'),
    key: deriveKey(masterKey, 'cookies'),
  });
  return {
    written() {
      const lines: string[] = [];
      const response: Parameters<typeof cookies.setSession>[0] = {
        cookie(name, value, { httpOnly, secure, sameSite, path }) {
          const flags = [httpOnly ? 'HttpOnly' : '', secure ? 'Secure' : ''].filter((one) => one !== '');
          lines.push([`${name}=${value}`, `Path=${path}`, `SameSite=${sameSite}`, ...flags].join('; '));
        },
        clearCookie: () => undefined,
      };
      cookies.setSession(response, 'nobody-at-all');
      cookies.setLogin(response, 'nobody-at-all');
      cookies.setSecondFactor(response, 'nobody-at-all');
      return lines;
    },
    read: (cookie) => cookies.session({ headers: { cookie } }),
  };
}
