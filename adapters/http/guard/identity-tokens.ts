import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type {
  IdentityFor,
  IdentityRefusal,
  IdentityTokens,
} from '../../../application/ports/identity-tokens.js';
import { createSignature } from './signature.js';

const secretBytes = 32;
const lifeMsMax = 24 * 60 * 60_000;
/** Clocks differ. */
const leewayMs = 60_000;

/** Nothing but HMAC-SHA256, whatever a token names; extensions that must be understood are not. */
const header = z.object({ alg: z.literal('HS256'), crit: z.undefined().optional() });
const claims = z.object({
  aud: z.string(),
  visitor: z.string(),
  /** Seconds since 1970. */
  exp: z.number(),
  sub: z.string().trim().min(1).max(200),
  name: z.string().trim().min(1).max(80).optional(),
  email: z.email().max(254).toLowerCase().optional(),
});

/**
 * A compact JWS (RFC 7515) with claims as RFC 7519 names them. The signature counts first: of one that is not theirs nobody learns what else
 * is wrong.
 */
export const createIdentityTokens = (): IdentityTokens => ({
  newSecret: () => `miapulse_id_${randomBytes(secretBytes).toString('base64url')}`,

  read(token, asked) {
    const [head = '', body = '', signature = '', ...more] = token.split('.');
    const named = parsed(head);
    if (named === undefined || signature === '' || more.length > 0) return 'not-readable';
    if (!header.safeParse(named).success) return 'not-hs256';
    const isTheirs = asked.secrets.some((secret) =>
      createSignature(Buffer.from(secret)).isOf(`${head}.${body}`, signature),
    );
    if (!isTheirs) return 'forged';
    const said = claims.safeParse(parsed(body));
    if (!said.success) return 'claims-missing';
    const { sub: reference, name = null, email = null } = said.data;
    return obstacleTo(said.data, asked) ?? { reference, name, email };
  },
});

function obstacleTo(
  { aud, visitor, exp }: z.infer<typeof claims>,
  asked: IdentityFor,
): IdentityRefusal | undefined {
  if (aud !== asked.siteKey) return 'other-site';
  if (visitor !== asked.visitor) return 'other-visitor';
  const leftMs = exp * 1_000 - Date.parse(asked.now);
  if (leftMs <= 0) return 'over';
  return leftMs > lifeMsMax + leewayMs ? 'too-long' : undefined;
}

/** Undefined where it is no JSON. */
function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
