import type { Router } from 'express';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { ApiKeys } from '../../../projections/api-keys/queries.js';
import { takeBody } from '../body.js';
import { issueApiKey, type ApiKeyIssued, type ApiKeyList } from '../contract/api-keys.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { accountRefusals as refusals } from './account-refusals.js';
import { decided } from './deciding.js';

export interface ApiKeyRoutesNeeds extends Dashboard {
  readonly handleAccount: HandleAccount;
  readonly keys: ApiKeys;
  /** A new key, what is kept of it, and its last characters. */
  readonly newKey: () => { readonly key: string; readonly hash: string; readonly ending: string };
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

/** Keys for programs of the business. What is kept of a key is its hash; it is shown to whoever asked for it, once. */
export function apiKeyRoutes(needs: ApiKeyRoutesNeeds): Router {
  const { handleAccount, keys, newKey, guard, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'manage',
    write: 'manage',
  });

  router.get('/api-keys', async (request, response) => {
    response.json({ keys: [...(await keys.of(tenantOf(request)))] } satisfies ApiKeyList);
  });

  router.post('/api-keys', ...takeBody, async (request, response) => {
    const { label, scopes, expiresAt } = bodyOf(request, issueApiKey);
    const id = tenantOf(request);
    const keyId = idOf(request);
    const { key, hash, ending } = newKey();
    const issued = { keyId, label, hash, ending, scopes, expiresAt };
    const data = { accountId: id, by: guard.of(request).memberId, ...issued };
    const command = { type: 'IssueApiKey', data, commandId: keyId, now: now() } as const;
    await decided(handleAccount, { id, command, context: contextOf(request) }, { refusals, seen });
    response.status(201).json({ keyId, key } satisfies ApiKeyIssued);
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
