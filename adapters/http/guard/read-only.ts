import type { RequestHandler } from 'express';
import { Refusal } from '../problem-details.js';

/** Lets only looks pass, and the one question that is too private for an address. */
export const readOnly =
  (question: string): RequestHandler =>
  ({ method, path }, _response, next) => {
    const isLook = method === 'GET' || method === 'HEAD' || (method === 'POST' && path === question);
    next(isLook ? undefined : onlyLooked);
  };

const onlyLooked = new Refusal(
  405,
  'records-are-read-only',
  'Here is nothing to change: it can only be looked at.',
);
