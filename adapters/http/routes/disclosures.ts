import type { Router } from 'express';
import type { Link, RequestDisclosure } from '../../../application/disclosure/request-disclosure.js';
import type { PersonFound } from '../../../application/erasure/person-found.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Disclosures as DisclosureRows } from '../../../projections/disclosures/queries.js';
import { takeBody } from '../body.js';
import { disclosePerson, type DisclosureLinked, type Disclosures } from '../contract/disclosures.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface DisclosureRoutesNeeds extends Dashboard {
  readonly personFound: PersonFound;
  readonly requestDisclosure: RequestDisclosure;
  readonly disclosures: DisclosureRows;
  readonly copyPathOf: (link: Link) => string;
  readonly seen: (position: Position) => Promise<void>;
}

/** A copy of what is kept about somebody, as the business hands it on. What is listed names nobody. */
export function disclosureRoutes(needs: DisclosureRoutesNeeds): Router {
  const { disclosures, personFound, requestDisclosure, copyPathOf, seen } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'audit',
    write: 'manage',
  });

  router.get('/disclosures', async (request, response) => {
    const rows = await disclosures.of(tenantOf(request));
    response.json({ disclosures: [...rows] } satisfies Disclosures);
  });

  router.post('/disclosures', ...takeBody, async (request, response) => {
    const found = bodyOf(request, disclosePerson);
    const [tenant, { actor }] = [tenantOf(request), contextOf(request)];
    const person = await personFound(tenant, found);
    if (person === undefined)
      throw new Refusal(404, 'nobody-there', 'There is nobody whose data this is. Please reload the page.');
    const disclosureId = idOf(request);
    const asked = await requestDisclosure({
      ...{ tenant, disclosureId, subjectIds: [person.subjectId], proof: 'owner', actor },
      leadId: found.where === 'lead' ? found.id : null,
    });
    if (asked.outcome === 'too-often') throw tooOften;
    if (asked.outcome === 'refused') throw new Error(`A disclosure was refused: ${asked.reason}`);
    if (asked.position !== null) await seen(asked.position);
    const { link, expiresAt } = asked;
    response.status(201).json({ disclosureId, url: copyPathOf(link), expiresAt } satisfies DisclosureLinked);
  });
  return router;
}

const tooOften = new Refusal(
  429,
  'copies-too-often',
  'Five copies of what is kept about this person were asked for within a day. Please try again tomorrow.',
);
