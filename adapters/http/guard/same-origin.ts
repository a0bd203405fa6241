import type { Request, RequestHandler } from 'express';
import { Refusal } from '../problem-details.js';

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that another website made a browser send. Browsers of our time say so themselves (Sec-Fetch-Site), older
 * ones send an Origin. Whoever sends a cookie has to send one of the two; a program without a cookie acts for nobody.
 */
export const sameOriginOnly =
  (origins: ReadonlySet<string>): RequestHandler =>
  (request, _response, next) => {
    if (safe.has(request.method) || isOurs(request, origins)) next();
    else next(new Refusal(403, 'cross-site', 'This request came from another website and was refused.'));
  };

function isOurs({ headers }: Request, origins: ReadonlySet<string>): boolean {
  const { origin, cookie } = headers;
  const site = headers['sec-fetch-site'];
  // Another name of the same site is another website: who owns it is not for us to know.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (site === undefined && origin !== undefined) return origins.has(origin);
  return site !== undefined || cookie === undefined;
}
