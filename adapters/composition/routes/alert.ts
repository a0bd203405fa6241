import { randomInt } from 'node:crypto';
import type { Container } from 'inversify';
import { acknowledge } from '../../../application/notification/acknowledge.js';
import { alertSettings } from '../../../application/notification/settings.js';
import { countryOf, deskOf } from '../../../application/desk/desk-of.js';
import type { Position } from '../../../application/ports/event-store.js';
import { createNotifications } from '../../../projections/notifications/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { createContactDetails } from '../../contact-details/contact-details.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { alertRoutes as routes } from '../../http/routes/alerts.js';
import { tokens } from '../tokens.js';

interface Needs {
  readonly dashboard: Dashboard;
  readonly seen: (position: Position) => Promise<void>;
}

/** How members want to be told, and what became of their alerts. */
export function alertRoutes(container: Container, { dashboard, seen }: Needs) {
  const { query } = container.get(tokens.readModels);
  const needs = container.get(tokens.notificationNeeds);
  const handleLine = container.get(tokens.handleLine);
  const settingsOf = deskOf(container.get(tokens.handleDesk));
  const details = createContactDetails();
  const directory = container.get(tokens.directory);
  const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
  return routes({
    ...dashboard,
    settings: alertSettings({ ...needs, directory, newCode }),
    acknowledge: acknowledge(needs),
    notifications: createNotifications(query),
    team: createTeam(query),
    async phoneOf(tenant, text) {
      const { state: line } = await handleLine.load(tenant, tenant);
      if (line.number === null || needs.channels.sms === undefined) return undefined;
      const phone = details.phone(text, countryOf(await settingsOf(tenant)));
      return phone !== null && details.isTextable(phone, line.number) ? phone : null;
    },
    seen,
  });
}
