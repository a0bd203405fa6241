import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { countryOf, deskOf } from '../../../application/desk/desk-of.js';
import { importLeads } from '../../../application/lead/import-leads.js';
import { knownFrom } from '../../../application/lead/known-from.js';
import type { Position } from '../../../application/ports/event-store.js';
import { createCallLog } from '../../../projections/call-log/queries.js';
import { createConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import { createLeadInbox } from '../../../projections/lead-inbox/queries.js';
import { createLeadNotes } from '../../../projections/lead-notes/queries.js';
import { createPersonLinks } from '../../../projections/person-links/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { createContactDetails } from '../../contact-details/contact-details.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { leadRoutes as routes } from '../../http/routes/leads.js';
import { idNamed } from '../named-id.js';
import { timesOfBusiness } from '../use-cases/business-times.js';
import { tokens } from '../tokens.js';

interface Needs {
  readonly dashboard: Dashboard;
  readonly origin: string;
  readonly seen: (position: Position) => Promise<void>;
}

/** Who may become a customer, and what is known of them. */
export function leadRoutesOf(container: Container, { dashboard, origin, seen }: Needs) {
  const { query } = container.get(tokens.readModels);
  const handleLead = container.get(tokens.handleLead);
  const directory = container.get(tokens.directory);
  const now = container.get(tokens.now);
  const settingsOf = deskOf(container.get(tokens.handleDesk));
  const leads = createLeadInbox(query);
  const links = createPersonLinks(query);
  return routes({
    ...dashboard,
    ...{ origin, handleLead, leads, seen, now },
    importLeads: importLeads({
      ...{ handleLead, directory, now, idNamed, newId: uuidv7, details: createContactDetails() },
      hasLeadOf: (tenant, contactId) => leads.hasOf(tenant, contactId),
      countryOf: async (tenant) => countryOf(await settingsOf(tenant)),
    }),
    knownFrom: knownFrom({ links: (tenant, of) => links.of(tenant, of), directory }),
    notes: createLeadNotes(query),
    inbox: createConversationInbox(query),
    calls: createCallLog(query),
    team: createTeam(query),
    timesOf: timesOfBusiness(container),
  });
}
