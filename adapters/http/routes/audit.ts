import type { Request, Router } from 'express';
import type { ReadEvents } from '../../../application/audit/read-events.js';
import type { Register } from '../../../application/audit/timeline.js';
import type { Context } from '../../../application/handling/handle.js';
import type { LookedInRecords } from '../../../domain/look/look.js';
import type { EventIndex } from '../../../projections/event-index/queries.js';
import type { Looks } from '../../../projections/looks/queries.js';
import { takeBody } from '../body.js';
import {
  eventFilters,
  findContact,
  type AccessLog,
  type Checkpoints,
  type EventTypes,
  type FoundContacts,
  type LoggedEvent,
  type LoggedEvents,
  type RetentionRuns,
  type Timeline,
} from '../contract/audit.js';
import { cursorOf } from '../cursor.js';
import { filtersOf } from '../filters.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { readOnly } from '../guard/read-only.js';
import { auditFiles, type FileNeeds } from './audit-files.js';
import { noSuchContact, noSuchEvent } from './audit-refusals.js';

export interface Look {
  readonly what: LookedInRecords;
  readonly subjectId: string | null;
}

/** It is given nothing by which anything could be changed. */
export interface AuditNeeds extends Dashboard, FileNeeds {
  /** Writes a look down. */
  readonly look: (look: Look, by: string, context: Context) => Promise<void>;
  readonly register: Register;
  readonly index: EventIndex;
  readonly readEvents: ReadEvents;
  readonly types: EventTypes['types'];
  /** The number of an event in the consent log; null where it is no leaf of it, or not yet. */
  readonly leafOf: (eventId: string) => Promise<number | null>;
  readonly checkpoints: () => Promise<Checkpoints>;
  readonly looks: Pick<Looks, 'log'>;
}

/** What owners and auditors can look at, and nobody can change. Each look is in the log before its answer is given. */
export function auditRoutes(needs: AuditNeeds): Router {
  const { guard, register, index, readEvents } = needs;
  const { router, tenantOf, bodyOf, contextOf } = dashboardRouter(needs, {
    read: 'inspect',
    write: 'inspect',
  });
  router.use('/audit', readOnly('/contacts'));
  const looked = (request: Request, what: LookedInRecords, subjectId: string | null = null): Promise<void> =>
    needs.look({ what, subjectId }, guard.of(request).memberId, contextOf(request));

  router.post('/audit/contacts', ...takeBody, async (request, response) => {
    const { phone } = bodyOf(request, findContact);
    const found = await register.find(tenantOf(request), phone);
    await looked(request, 'search', found.contactIds[0] ?? null);
    response.json(found satisfies FoundContacts);
  });

  router.get('/audit/contacts/:id', async (request, response) => {
    const { id } = request.params;
    const found = await register.timeline(tenantOf(request), id);
    if (found === undefined) throw noSuchContact();
    await looked(request, 'timeline', id);
    response.json({ ...found, moments: [...found.moments] } satisfies Timeline);
  });

  router.get('/audit/schema', (request, response) => {
    tenantOf(request);
    response.json({ types: needs.types } satisfies EventTypes);
  });

  router.get('/audit/events', async (request, response) => {
    const page = await index.page(tenantOf(request), filtersOf(request, eventFilters), cursorOf(request));
    await looked(request, 'events');
    response.json({ events: [...page.rows], nextCursor: page.nextCursor } satisfies LoggedEvents);
  });

  router.get('/audit/events/:id', async (request, response) => {
    const [tenant, { id }] = [tenantOf(request), request.params];
    const place = await index.one(tenant, id);
    const opened = place && (await readEvents(tenant, [place])).get(id);
    if (place === undefined || opened === undefined) throw noSuchEvent();
    await looked(request, 'event', id);
    response.json({ ...place, ...opened, leaf: await needs.leafOf(id) } satisfies LoggedEvent);
  });

  router.get('/audit/retention-runs', async (request, response) => {
    const { rows, nextCursor } = await needs.runs(tenantOf(request), cursorOf(request));
    response.json({ runs: [...rows], nextCursor } satisfies RetentionRuns);
  });

  router.get('/audit/checkpoints', async (request, response) => {
    tenantOf(request);
    response.json((await needs.checkpoints()) satisfies Checkpoints);
  });

  router.get('/audit/looks', async (request, response) => {
    const { rows, nextCursor } = await needs.looks.log(tenantOf(request), cursorOf(request));
    response.json({ looks: [...rows], nextCursor } satisfies AccessLog);
  });

  auditFiles({ router, tenantOf, looked }, needs);
  return router;
}
