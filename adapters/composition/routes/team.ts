import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { inviteMember } from '../../../application/account/invite-member.js';
import type { Position } from '../../../application/ports/event-store.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createApiKeys } from '../../../projections/api-keys/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { newApiKey } from '../../api-keys/api-keys.js';
import type { createKeyUses } from '../../api-keys/key-uses.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { createIdentityTokens } from '../../http/guard/identity-tokens.js';
import { apiKeyRoutes } from '../../http/routes/api-keys.js';
import { identitySecretRoutes } from '../../http/routes/identity-secret.js';
import { teamRoutes } from '../../http/routes/team.js';
import { invitationLetter } from '../../letters/invitation-letter.js';
import { tokens } from '../tokens.js';

interface Place {
  readonly dashboard: Dashboard;
  readonly seen: (position: Position) => Promise<void>;
  readonly origin: string;
  readonly uses: Pick<ReturnType<typeof createKeyUses>, 'of'>;
}

/** Who may get in: people, and programs with a key; and with what the business's server signs who its visitors are. */
export function teamRoutesOf(container: Container, { origin, uses, dashboard, seen }: Place) {
  const { guard, limits } = dashboard;
  const { query } = container.get(tokens.readModels);
  const now = container.get(tokens.now);
  const handleAccount = container.get(tokens.handleAccount);
  const sessions = container.get(tokens.sessions);
  const directory = container.get(tokens.directory);
  const logins = container.get(tokens.logins);
  const people = teamRoutes({
    ...{ guard, limits, seen, now, handleAccount, sessions },
    team: createTeam(query),
    accounts: createAccountOverview(query),
    invite: inviteMember({
      ...{ handleAccount, directory, logins, now },
      sendLetter: container.get(tokens.sendLetter),
      invitationLetter: invitationLetter(origin),
      newId: uuidv7,
    }),
  });
  const keys = apiKeyRoutes({
    ...{ guard, limits, seen, now, handleAccount },
    keys: createApiKeys(query),
    lastUsedOn: (tenant) => uses.of(tenant),
    newKey: newApiKey,
  });
  const identity = identitySecretRoutes({
    ...{ guard, limits, seen, now, handleAccount, identityTokens: createIdentityTokens() },
  });
  return [people, keys, identity];
}
