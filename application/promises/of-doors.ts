import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { CrawlEvent } from '../../domain/crawl/crawl.js';
import type { MailboxEvent } from '../../domain/mailbox/mailbox.js';
import type { Asked, Surroundings } from './surroundings.js';
import { counted, createList, findingOf, type Witness } from './witness.js';

const loopback = /^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/u;

/** P18: which cookies there are, and how they are protected. */
export const cookies = (): Witness => ({
  on: {},
  async testify({ cookies: { written }, sessionCount, origin, ask }) {
    const against = createList();
    for (const line of written()) {
      const [name = ''] = line.split('=');
      if (!/;\s*HttpOnly/iu.test(line)) against.add(`${name} can be read by scripts`);
      if (!/;\s*SameSite=(?:Lax|Strict)/iu.test(line))
        against.add(`${name} goes along with other sites’ requests`);
      if (origin.startsWith('https:') && !/;\s*Secure/iu.test(line))
        against.add(`${name} goes out unencrypted`);
    }
    for (const path of ['/', '/widget.js', '/api/v1/installation']) {
      const set = (await ask({ method: 'GET', path }))?.cookies ?? [];
      if (set.length > 0) against.add(`${path} sets a cookie for whoever comes`);
    }
    const count = await sessionCount();
    const about = `${counted(count, 'session')} by one signed cookie, ${counted(written().length, 'cookie')} in all, none before a login`;
    return findingOf(count, about, against.found());
  },
});

/** P20: a session whose signature does not fit is none. */
export const sessions = (): Witness => ({
  on: {},
  async testify({ cookies: { written, read }, sessionCount, ask }) {
    const against = createList();
    const [pair = ''] = (written().find((line) => line.includes('session')) ?? '').split(';');
    if (read(pair) === undefined) against.add('a session of our own is not known again');
    for (const [what, forged] of forgeriesOf(pair)) {
      const answer = await ask({ method: 'GET', path: '/api/v1/session', headers: { cookie: forged } });
      if (read(forged) !== undefined || (answer !== undefined && answer.status !== 401))
        against.add(`a session ${what} is accepted`);
    }
    const count = await sessionCount();
    const about = `${counted(count, 'session')} signed with HMAC-SHA256, three forged ones refused just now`;
    return findingOf(count, about, against.found());
  },
});

function forgeriesOf(pair: string): readonly (readonly [what: string, header: string])[] {
  const [name = '', value = ''] = pair.split('=', 2);
  const [id = '', signature = ''] = value.split('.');
  const turned = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  return [
    ['without a signature', `${name}=${id}`],
    ['with another signature', `${name}=${id}.${turned}`],
    ['of somebody else', `${name}=x${id}.${signature}`],
  ];
}

/** P21: nobody from outside is served without TLS. */
export const encryption = (): Witness => ({
  on: {},
  testify({ origin }) {
    if (origin.startsWith('https:'))
      return { count: 1, state: 'kept', evidence: `Served at an https address only, one public address.` };
    if (loopback.test(origin))
      return { count: 0, state: 'not public', evidence: 'Not public: served to this machine only.' };
    return findingOf(0, '', ['a public address is served without TLS']);
  },
});

/** P22: what vendors tell is believed with its signature only. */
export function webhooks(): Witness<CallEvent | ConsentEvent | MailboxEvent> {
  let heard = 0;
  const hear = (): void => {
    heard += 1;
  };
  return {
    on: { CallRang: hear, TextDelivered: hear, TextReceived: hear, OptedOut: hear, LetterDelivered: hear },
    async testify({ webhooks: doors, ask }) {
      const against = createList();
      let refused = 0;
      for (const { vendor, path } of doors) {
        const answer = await ask(forgedTo(path));
        if (answer === undefined) continue;
        if (answer.status >= 400 && answer.status < 500) refused += 1;
        else against.add(`a forged message of ${vendor} is answered ${String(answer.status)}`);
      }
      const about = `${counted(heard, 'message')} of vendors believed with a signature, ${String(refused)} forged ones refused just now`;
      return findingOf(doors.length === 0 || refused > 0 ? heard : 0, about, against.found());
    },
  };
}

const forgedTo = (path: string): Asked => ({
  method: 'POST',
  path,
  body: '{}',
  headers: {
    'content-type': 'application/json',
    'x-twilio-signature': 'Zm9yZ2Vk',
    'stripe-signature': 't=1,v1=00',
    ...{ 'svix-id': 'forged', 'svix-timestamp': '1', 'svix-signature': 'v1,Zm9yZ2Vk' },
    'x-telegram-bot-api-secret-token': 'forged',
  },
});

const limitedDoors = [
  { method: 'GET', path: '/api/v1/installation' },
  { method: 'POST', path: '/api/v1/login/link', body: '{}' },
  { method: 'POST', path: '/api/v1/sign-up', body: '{}' },
] as const;

/** P23: every answer says how much may be asked. */
export const limits = (): Witness => ({
  on: {},
  async testify({ ask, origin }) {
    const against = createList();
    let count = 0;
    for (const door of limitedDoors) {
      const headers = { origin, 'content-type': 'application/json' };
      const answer = await ask(door.method === 'POST' ? { ...door, headers } : door);
      if (answer === undefined) continue;
      if ('ratelimit-policy' in answer.headers || answer.status === 429) count += 1;
      else against.add(`${door.method} ${door.path} may be asked without end`);
    }
    return findingOf(count, `${counted(count, 'door')} asked, each says its limit`, against.found());
  },
});

const inside = [
  'http://127.0.0.1/',
  'http://localhost/',
  'http://[::1]/',
  'http://10.0.0.1/',
  'http://192.168.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0x7f000001/',
];

/** P24: no website leads into somebody's own network. */
export function guardedFetching(): Witness<CrawlEvent> {
  let crawls = 0;
  return {
    on: {
      CrawlStarted() {
        crawls += 1;
      },
    },
    async testify({ webFetch }: Pick<Surroundings, 'webFetch'>) {
      const against = createList();
      for (const address of inside) {
        const outcome = await webFetch.get(address, { bytesMax: 1, timeoutMs: 2_000, accept: '*/*' });
        const isRefused = outcome.outcome === 'failed' && outcome.reason === 'forbidden-address';
        if (!isRefused) against.add(`${address} is fetched`);
      }
      const about = `${counted(inside.length, 'inner address', 'inner addresses')} refused just now, ${counted(crawls, 'reading')} of websites`;
      return findingOf(inside.length, about, against.found());
    },
  };
}
