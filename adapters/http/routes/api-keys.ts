import type { Router } from 'express';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { AccountCommand } from '../../../domain/account/account.js';
import type { ApiKeys } from '../../../projections/api-keys/queries.js';
import { takeBody } from '../body.js';
import { issueApiKey, rotateApiKey, type ApiKeyIssued, type ApiKeyList } from '../contract/api-keys.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { secretLost } from '../problem-details.js';
import { accountRefusals as refusals } from './account-refusals.js';
import { decided, newlyDecided } from './deciding.js';

const hourMs = 60 * 60_000;

export interface ApiKeyRoutesNeeds extends Dashboard {
  readonly handleAccount: HandleAccount;
  readonly keys: ApiKeys;
  /** The day on which each was last used, by its id. */
  readonly lastUsedOn: (tenant: string) => Promise<ReadonlyMap<string, string>>;
  /** A new key, what is kept of it, and its last characters. */
  readonly newKey: () => { readonly key: string; readonly hash: string; readonly ending: string };
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

/** Keys for programs of the business. What is kept of a key is its hash; it is shown to whoever asked for it, once. */
export function apiKeyRoutes(needs: ApiKeyRoutesNeeds): Router {
  const { handleAccount, keys, lastUsedOn, newKey, guard, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'manage',
    write: 'manage',
  });

  type Request = Parameters<typeof tenantOf>[0];

  /** What is shown once cannot be shown for a request that was carried out before. */
  const giveNew = async (request: Request, command: AccountCommand): Promise<void> => {
    const given = { id: tenantOf(request), command, context: contextOf(request) };
    if (!(await newlyDecided(handleAccount, given, { refusals, seen }))) throw secretLost;
  };

  router.get('/api-keys', async (request, response) => {
    const tenant = tenantOf(request);
    const [all, used] = await Promise.all([keys.of(tenant), lastUsedOn(tenant)]);
    response.json({
      keys: all.map((one) => ({ ...one, lastUsedOn: used.get(one.keyId) ?? null })),
    } satisfies ApiKeyList);
  });

  router.post('/api-keys', ...takeBody, async (request, response) => {
    const { label, scopes, expiresAt } = bodyOf(request, issueApiKey);
    const id = tenantOf(request);
    const keyId = idOf(request);
    const { key, hash, ending } = newKey();
    const issued = { keyId, label, hash, ending, scopes, expiresAt };
    const data = { accountId: id, by: guard.of(request).memberId, ...issued };
    const command = { type: 'IssueApiKey', data, commandId: keyId, now: now() } as const;
    await giveNew(request, command);
    response.status(201).json({ keyId, key } satisfies ApiKeyIssued);
  });

  router.post('/api-keys/:id/rotate', ...takeBody, async (request, response) => {
    const { overlapHours, expiresAt } = bodyOf(request, rotateApiKey);
    const nextKeyId = idOf(request);
    const { key, hash, ending } = newKey();
    const at = now();
    const endsAt = new Date(Date.parse(at) + overlapHours * hourMs).toISOString();
    const asked = { accountId: tenantOf(request), by: guard.of(request).memberId };
    const data = {
      ...asked,
      keyId: String(request.params['id']),
      nextKeyId,
      hash,
      ending,
      expiresAt,
      endsAt,
    };
    await giveNew(request, { type: 'RotateApiKey', data, commandId: nextKeyId, now: at });
    response.status(201).json({ keyId: nextKeyId, key } satisfies ApiKeyIssued);
  });

  router.post('/api-keys/:id/revoke', async (request, response) => {
    const id = tenantOf(request);
    const data = { accountId: id, by: guard.of(request).memberId, keyId: request.params.id };
    const command = { type: 'RevokeApiKey', data, commandId: idOf(request), now: now() } as const;
    await decided(handleAccount, { id, command, context: contextOf(request) }, { refusals, seen });
    response.status(204).end();
  });
  return router;
}
