import type { RequestHandler } from 'express';
import { Refusal } from '../problem-details.js';

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that another website made a browser send. Browsers of our time say so themselves (Sec-Fetch-Site);
 * older ones send an Origin; a program that sends neither carries no cookie of somebody else's browser.
 */
export const sameOriginOnly =
  (origins: ReadonlySet<string>): RequestHandler =>
  ({ method, headers }, _response, next) => {
    const site = headers['sec-fetch-site'];
    const { origin } = headers;
    const foreign =
      site === undefined
        ? origin !== undefined && !origins.has(origin)
        : site !== 'same-origin' && site !== 'none';
    if (safe.has(method) || !foreign) next();
    else next(new Refusal(403, 'cross-site', 'This request came from another website and was refused.'));
  };
