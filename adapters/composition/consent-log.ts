import type { Router } from 'express';
import type { Container } from 'inversify';
import { signHeads } from '../../application/consent-log/sign-heads.js';
import { writeKey } from '../../domain/consent-log/consent-log.js';
import { createConsentTree } from '../consent-log/consent-tree.js';
import { createSigningKey, sha256 } from '../consent-log/signing-key.js';
import type { RateLimits } from '../http/guard/rate-limits.js';
import { consentLogRoutes } from '../http/routes/consent-log.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import type { Outside } from './container.js';
import { tokens } from './tokens.js';

/** The consent log: what grows it, proves from it and signs it. */
export function bindConsentLog(
  container: Container,
  { pool, masterKey, consentLogKey: given, origin }: Outside,
): void {
  const name = `${origin === '' ? 'localhost' : new URL(origin).host}/log`;
  container.bind(tokens.consentLog).toResolvedValue(
    (written, now) => ({
      ...{ written, sha256, now, tree: createConsentTree(pool) },
      key: createSigningKey({ pool, sealing: deriveKey(masterKey, 'consent-log'), name, given }),
    }),
    [tokens.store, tokens.now],
  );
}

/** It grows all the time, so that what was recorded is soon under a head, and is signed once a day. */
export const consentLogDuty = (container: Container) => ({
  work: signHeads(container.get(tokens.consentLog)).daily,
  everyMs: 10_000,
  failure: 'the consent log was not brought up to date',
});

/** What anybody may see of it. */
export function consentLogRoutesOf(container: Container, limits: RateLimits): Router {
  const needs = container.get(tokens.consentLog);
  return consentLogRoutes({
    ...{ limits, checkpoint: signHeads(needs).atMostAMinuteOld },
    key: async () => writeKey(sha256, await needs.key()),
  });
}
