import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Refusal, sendRefusal } from '../problem-details.js';

interface Limit {
  readonly countMax: number;
  readonly windowMs: number;
  /** Who is counted; the network address when left out. */
  readonly by?: (request: Request) => string;
}

const minute = 60_000;

/** At most so many requests in a window, per process; above it 429 with Retry-After. */
function limited({ countMax, windowMs, by }: Limit): RequestHandler {
  return rateLimit({
    windowMs,
    limit: countMax,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => by?.(request) ?? ipKeyGenerator(request.ip ?? ''),
    handler: (_request, response) => {
      const seconds = Math.ceil(windowMs / 1_000);
      response.set('Retry-After', String(seconds));
      sendRefusal(
        response,
        new Refusal(
          429,
          'too-many-requests',
          'That was too many requests. Please wait a little and try again.',
        ),
      );
    },
  });
}

/** The address a letter would go to, hashed: it is counted, not kept. */
const byAddress = ({ body }: Request): string => {
  const text = Buffer.isBuffer(body) ? body.toString('utf8').toLowerCase() : '';
  // A form comes as text, JSON as bytes.
  const email =
    typeof body === 'string'
      ? (new URLSearchParams(body.toLowerCase()).get('email') ?? '')
      : (/"email"\s*:\s*"([^"]*)"/u.exec(text)?.[1] ?? '');
  return createHash('sha256').update(email.trim()).digest('base64url');
};

export const createRateLimits = () => ({
  lettersByNetwork: limited({ countMax: 20, windowMs: 15 * minute }),
  lettersByAddress: limited({ countMax: 5, windowMs: 15 * minute, by: byAddress }),
  invitations: limited({ countMax: 30, windowMs: 60 * minute }),
  frontPages: limited({ countMax: 60, windowMs: 60 * minute }),
  embedLetters: limited({ countMax: 10, windowMs: 60 * minute }),
  embedLettersByAddress: limited({ countMax: 1, windowMs: 60 * minute, by: byAddress }),
  archives: limited({ countMax: 10, windowMs: 60 * minute }),
  pairings: limited({ countMax: 30, windowMs: 60 * minute }),
  copies: limited({ countMax: 20, windowMs: 15 * minute }),
  logIns: limited({ countMax: 30, windowMs: 15 * minute }),
  secondFactors: limited({ countMax: 100, windowMs: 15 * minute }),
  dashboard: limited({ countMax: 600, windowMs: minute }),
  settings: limited({ countMax: 300, windowMs: minute }),
  conversations: limited({ countMax: 30, windowMs: minute }),
  checkpoints: limited({ countMax: 60, windowMs: minute }),
  messages: limited({ countMax: 120, windowMs: minute }),
});

export type RateLimits = ReturnType<typeof createRateLimits>;
