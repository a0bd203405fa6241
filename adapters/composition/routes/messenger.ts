import type { Container } from 'inversify';
import type { Position } from '../../../application/ports/event-store.js';
import { createPairedChats } from '../../../projections/paired-chats/queries.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { messengerRoutes as routes } from '../../http/routes/messenger.js';
import { tokens } from '../tokens.js';

interface Needs {
  readonly dashboard: Dashboard;
  readonly seen: (position: Position) => Promise<void>;
}

/** The chat that a member's alerts go to. */
export function messengerRoutes(container: Container, { dashboard, seen }: Needs) {
  const telegram = container.get(tokens.telegram);
  return routes({
    ...{ ...dashboard, seen },
    now: container.get(tokens.now),
    pairChat: container.get(tokens.pairChat),
    chats: createPairedChats(container.get(tokens.readModels).query),
    linkOf: telegram === 'off' ? undefined : (token) => telegram.linkOf(token),
  });
}
