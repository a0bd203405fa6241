import { createSignature } from './signature.js';

interface Config {
  /** False on plain-http loopback only, where browsers refuse `Secure` cookies. */
  readonly secure: boolean;
  /** 32 bytes, for HMAC-SHA256. */
  readonly key: Uint8Array;
  /** Whose: a member's, or the operator's with a session of twelve hours. A member's where it is left out. */
  readonly of?: 'member' | 'operator';
}

/** What of a request and of an answer cookies need. */
interface Request {
  readonly headers: { readonly cookie?: string | undefined };
}
interface CookieOptions {
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'lax';
  readonly path: string;
  readonly maxAge?: number;
}
interface Response {
  cookie(name: string, value: string, options: CookieOptions): unknown;
  clearCookie(name: string, options: CookieOptions): unknown;
}

export interface Cookies {
  session(request: Request): string | undefined;
  setSession(response: Response, sessionId: string): void;
  clearSession(response: Response): void;
  /** What binds a login under way to the browser that asked; empty when there is none. */
  login(request: Request): string;
  setLogin(response: Response, browser: string): void;
  clearLogin(response: Response): void;
  /** The secret of a login whose second factor is missing; empty when there is none. */
  secondFactor(request: Request): string;
  setSecondFactor(response: Response, pendingId: string): void;
  clearSecondFactor(response: Response): void;
}

const day = 24 * 60 * 60 * 1_000;
const loginMs = 15 * 60 * 1_000;
const secondFactorMs = 10 * 60 * 1_000;

/** One signed session cookie and, while a login is under way, one short-lived login cookie. */
export function createCookies({ secure, key, of = 'member' }: Config): Cookies {
  const prefix = `${secure ? '__Host-' : ''}mia${of === 'member' ? '' : '-operator'}`;
  const names = { session: `${prefix}-session`, login: `${prefix}-login`, second: `${prefix}-second` };
  const sessionMs = of === 'member' ? 30 * day : day / 2;
  const options = { httpOnly: true, secure, sameSite: 'lax', path: '/' } as const;
  const signature = createSignature(key);

  const set = (response: Response, name: string, value: string, maxAge: number): void => {
    response.cookie(name, `${value}.${signature.of(`${name}=${value}`)}`, {
      ...options,
      maxAge,
    });
  };

  const read = (request: Request, name: string): string | undefined => {
    const [value, signed] = cookieOf(request, name)?.split('.') ?? [];
    if (value === undefined || signed === undefined) return undefined;
    return signature.isOf(`${name}=${value}`, signed) ? value : undefined;
  };

  return {
    session: (request) => read(request, names.session),
    setSession: (response, sessionId) => {
      set(response, names.session, sessionId, sessionMs);
    },
    clearSession: (response) => {
      response.clearCookie(names.session, options);
    },
    login: (request) => read(request, names.login) ?? '',
    setLogin: (response, browser) => {
      set(response, names.login, browser, loginMs);
    },
    clearLogin: (response) => {
      response.clearCookie(names.login, options);
    },
    secondFactor: (request) => read(request, names.second) ?? '',
    setSecondFactor: (response, pendingId) => {
      set(response, names.second, pendingId, secondFactorMs);
    },
    clearSecondFactor: (response) => {
      response.clearCookie(names.second, options);
    },
  };
}

function cookieOf({ headers }: Request, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
