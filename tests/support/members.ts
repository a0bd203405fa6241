import type { Session } from '../../adapters/http/contract/session.js';
import type { Team } from '../../adapters/http/contract/team.js';

/** A browser of somebody who is logged in, as far as the wire is concerned. */
export interface Member {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly post: (
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  /** What their browser says who they are by. */
  readonly cookie: () => string;
  /** Everybody of the business, with their ids. */
  readonly team: () => Promise<Team['people']>;
}

/** Where the product is, and the network address its visitor seems to have, where a proxy is trusted; another each time without one. */
interface Place {
  readonly origin: string;
  readonly address?: string;
}

let askedCount = 0;
/** Another network each time, where a proxy is trusted: specs ask more in a minute than one network may. */
const anywhere = (): string => {
  askedCount += 1;
  return `198.18.${String((askedCount >> 8) % 256)}.${String(askedCount % 256)}`;
};
const headersOf = ({ address = anywhere() }: Place, cookie = ''): Record<string, string> => ({
  ...(cookie === '' ? {} : { Cookie: cookie }),
  'X-Forwarded-For': address,
});
const asJson = (
  place: Place,
  body: object,
  cookie = '',
  more: Readonly<Record<string, string>> = {},
): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  // As a browser says it with every change.
  headers: { Origin: place.origin, ...more, ...headersOf(place, cookie) },
});

const followed = new Set<string>();

/** What the newest letter to an address says at this place, and no letter before said; waits until it is there. */
export async function inLetter(origin: string, email: string, place: RegExp): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { letters } = (await (await fetch(`${origin}/sandbox/letters.json`)).json()) as {
      readonly letters: readonly { readonly to: readonly string[]; readonly text: string }[];
    };
    const found = letters
      .filter(({ to }) => to.includes(email))
      .map(({ text }) => place.exec(text)?.[1])
      .find((one) => one !== undefined && !followed.has(one));
    if (found !== undefined) {
      followed.add(found);
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('No letter came');
}

/** Whose business somebody is logged in to. */
export const accountOf = async ({ get }: Pick<Member, 'get'>): Promise<string> =>
  ((await (await get('/session')).json()) as Session).business.accountId;

/** By a link out of a letter: `login` in the browser that asked, `join` in any. */
async function byLink(place: Place, token: string, asking = ''): Promise<Member> {
  const { origin } = place;
  const answer = await fetch(`${origin}/api/v1/login/link`, asJson(place, { token }, asking));
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('mia-session')) ?? '';
  if (cookie === '') throw new Error(`Not logged in: ${await answer.text()}`);
  let session = cookie.split(';')[0] ?? '';
  const noted = (response: Response): Response => {
    const next = response.headers.getSetCookie().find((one) => one.startsWith('mia-session='));
    if (next !== undefined) session = next.split(';')[0] ?? '';
    return response;
  };
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${origin}/api/v1${path}`, { headers: { ...headers, ...headersOf(place, session) } });
  return {
    get,
    cookie: () => session,
    post: async (path, body = {}, headers = {}) =>
      noted(await fetch(`${origin}/api/v1${path}`, asJson(place, body, session, headers))),
    team: async () => ((await (await get('/team')).json()) as Team).people,
  };
}

/** Asks for a letter and follows its link. */
async function byLetter(
  place: Place,
  path: '/login' | '/sign-up',
  body: Readonly<Record<string, string>> & { readonly email: string },
): Promise<Member> {
  const { origin } = place;
  const asked = await fetch(`${origin}/api/v1${path}`, asJson(place, body));
  const asking = (asked.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return byLink(place, await inLetter(origin, body.email, /login\/(\S+)/u), asking);
}

export const logIn = (origin: string, email: string): Promise<Member> =>
  byLetter({ origin }, '/login', { email });

/** The demo’s owner, by the link that the start printed. */
export const demoOwner = ({ origin, said }: { readonly origin: string; readonly said: string }) =>
  byLink({ origin }, /login\/(\S+)/u.exec(said)?.[1] ?? '');

/** Opens a business. Without a website of its own it has nobody's, which cannot be read. */
export const signUp = (
  origin: string,
  email: string,
  businessName: string,
  { website = 'https://example.com', address }: { website?: string; address?: string } = {},
): Promise<Member> =>
  byLetter({ origin, ...(address === undefined ? {} : { address }) }, '/sign-up', {
    ...{ email, businessName, website, industry: 'other' },
  });

/** Follows the invitation in the newest letter to this address. */
export async function join(origin: string, email: string): Promise<Member> {
  return byLink({ origin }, await inLetter(origin, email, /join\/(\S+)/u));
}
