import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { HandleLead } from '../../../application/lead/capture-confirmed.js';
import type { ImportLeads } from '../../../application/lead/import-leads.js';
import type { KnownFrom } from '../../../application/lead/known-from.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { LeadCommand, LeadReason } from '../../../domain/lead/lead.js';
import type { CallLog } from '../../../projections/call-log/queries.js';
import type { ConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import type { Lead, LeadInbox } from '../../../projections/lead-inbox/queries.js';
import type { LeadNotes } from '../../../projections/lead-notes/queries.js';
import type { Team } from '../../../projections/team/queries.js';
import { takeBody, takeBodyUpTo } from '../body.js';
import { callBackEvent } from '../call-back.js';
import {
  importLeads as importAsked,
  leadFilters,
  moveLead,
  noteLead,
  searchLeads,
  type ImportedLeads,
  type LeadHistory,
  type LeadRow as LeadShown,
  type Leads,
} from '../contract/leads.js';
import { listedLeads } from '../csv-rows.js';
import { sendCsv } from '../csv.js';
import { cursorOf } from '../cursor.js';
import { filtersOf, withTimes, type TimesOf } from '../filters.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface LeadRoutesNeeds extends Dashboard {
  /** Where people reach us. */
  readonly origin: string;
  readonly handleLead: HandleLead;
  readonly importLeads: ImportLeads;
  readonly knownFrom: KnownFrom;
  readonly leads: LeadInbox;
  readonly notes: LeadNotes;
  readonly inbox: ConversationInbox;
  readonly calls: CallLog;
  readonly team: Team;
  readonly timesOf: TimesOf;
  /** Returns once the screens have seen this position, or soon after. */
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

const noSuchLead = new Refusal(404, 'lead-not-found', 'There is no such lead. Please reload the list.');
const refusals: Readonly<Record<LeadReason, Refusal>> = {
  LeadNotCaptured: noSuchLead,
  NoWayToReply: noSuchLead,
  LeadElsewhere: new Refusal(
    409,
    'lead-elsewhere',
    'Somebody else has moved this lead. Please look where it stands now.',
  ),
  LeadErased: new Refusal(409, 'lead-erased', 'This person was erased. Nothing more is kept about them.'),
  TooManyNotes: new Refusal(
    409,
    'too-many-notes',
    'A lead takes 100 notes. Please write where you keep more.',
  ),
};
const notACsv = new Refusal(
  422,
  'columns-missing',
  'The first line has to name the columns. Please call one “email” or “phone”; “name” and “note” are read too.',
);
const rowCountMax = 1_000;
const tooManyRows = new Refusal(
  422,
  'too-many-rows',
  'A file takes 1,000 rows. Please split it and upload the parts one by one.',
);
const tooLargeFile = new Refusal(
  413,
  'file-too-large',
  'A file takes one megabyte. Please split it in parts.',
);
const noNumber = new Refusal(409, 'no-phone-number', 'This lead has no telephone number to call.');
const noTime = new Refusal(
  422,
  'time-not-valid',
  'Please give the time of the call as “at”, such as 2026-11-30T09:00:00Z.',
);

/** What one answer names of each kind; who has more is known well enough. */
const knownCountMax = 10;

/** Whoever may become a customer, and how far that has come. */
export function leadRoutes(needs: LeadRoutesNeeds): Router {
  const { handleLead, leads, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    ...{ read: 'work', write: 'work' },
  });

  const leadOf = async (request: Request<{ id: string }>): Promise<Lead> => {
    const lead = await leads.one(tenantOf(request), request.params.id);
    if (lead === undefined) throw noSuchLead;
    return lead;
  };
  type Deciding = Pick<Extract<LeadCommand, { type: 'MoveLead' | 'NoteLead' }>, 'type' | 'data'>;
  /** Answers 204, also where the reason is as good as done. */
  const decide = async (
    request: Request<{ id: string }>,
    response: Response,
    deciding: Deciding,
    asGood?: LeadReason,
  ): Promise<void> => {
    const context = contextOf(request);
    const command = { ...deciding, commandId: idOf(request), now: now() } as LeadCommand;
    const { decision, position } = await handleLead(deciding.data.leadId, command, context);
    if (decision.outcome === 'rejected' && decision.reason !== asGood) throw refusals[decision.reason];
    if (position !== null) await seen(position);
    response.status(204).end();
  };

  router.get('/leads', async (request, response) => {
    const tenant = tenantOf(request);
    const filter = await withTimes(needs.timesOf, tenant, filtersOf(request, leadFilters));
    const { rows, nextCursor } = await leads.page(tenant, cursorOf(request), filter);
    response.json({ leads: [...rows], nextCursor } satisfies Leads);
  });

  router.post('/leads/search', ...takeBody, async (request, response) => {
    const { cursor, ...filters } = bodyOf(request, searchLeads);
    const filter = await withTimes(needs.timesOf, tenantOf(request), filters);
    const { rows, nextCursor } = await leads.page(tenantOf(request), cursor ?? undefined, filter);
    response.json({ leads: [...rows], nextCursor } satisfies Leads);
  });

  const bytesMax = 1_200_000;
  router.post('/leads/import', ...takeBodyUpTo(bytesMax, tooLargeFile), async (request, response) => {
    const { csv } = bodyOf(request, importAsked);
    const listed = listedLeads(csv, rowCountMax);
    if (listed === undefined) throw notACsv;
    if (listed.length > rowCountMax) throw tooManyRows;
    const { outcomes, position } = await needs.importLeads(
      listed.map(({ lead }) => lead),
      contextOf(request),
    );
    if (position !== null) await seen(position);
    response.json({
      importedCount: outcomes.filter((outcome) => outcome === 'imported').length,
      rows: listed.map(({ line }, at) => ({ line, outcome: outcomes[at] ?? 'no-way-to-reply' })),
    } satisfies ImportedLeads);
  });

  router.get('/leads/:id', async (request, response) => {
    response.json((await leadOf(request)) satisfies LeadShown);
  });

  router.get('/leads/:id/history', async (request, response) => {
    const tenant = tenantOf(request);
    const lead = await leadOf(request);
    response.json((await historyOf(needs, tenant, lead)) satisfies LeadHistory);
  });

  router.get('/leads/:id/call-back.ics', async (request, response) => {
    const { leadId, name, phone } = await leadOf(request);
    const at = z.iso.datetime().safeParse(request.query['at']);
    if (!at.success) throw noTime;
    if (phone === null) throw noNumber;
    const url = `${needs.origin}/#/leads/${leadId}`;
    response
      .set({
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="call-back.ics"',
      })
      .send(callBackEvent({ leadId, name, phone, at: at.data, now: now(), url }));
  });

  router.get('/leads.csv', async (request, response) => {
    await sendCsv(response, leadsFile, rowsOf(leads.all(tenantOf(request))));
  });

  router.post('/leads/:id/contacted', async (request, response) => {
    const data = { leadId: request.params.id, from: 'new', to: 'contacted' } as const;
    await decide(request, response, { type: 'MoveLead', data }, 'LeadElsewhere');
  });

  router.post('/leads/:id/stage', ...takeBody, async (request: Request<{ id: string }>, response) => {
    const data = { leadId: request.params.id, ...bodyOf(request, moveLead) };
    await decide(request, response, { type: 'MoveLead', data });
  });

  router.post('/leads/:id/notes', ...takeBody, async (request: Request<{ id: string }>, response) => {
    const data = { leadId: request.params.id, ...bodyOf(request, noteLead) };
    await decide(request, response, { type: 'NoteLead', data });
  });
  return router;
}

async function historyOf(
  { notes, knownFrom, leads, inbox, calls, team }: LeadRoutesNeeds,
  tenant: string,
  lead: Lead,
): Promise<LeadHistory> {
  const [written, people, known] = await Promise.all([
    notes.of(tenant, lead.leadId),
    team.of(tenant),
    knownFrom(tenant, lead),
  ]);
  const found = async <One>(ids: readonly string[], one: (id: string) => Promise<One | undefined>) => {
    // Ids begin with when they were made.
    const newest = [...ids].sort().reverse().slice(0, knownCountMax);
    return (await Promise.all(newest.map((id) => one(id)))).filter((each) => each !== undefined);
  };
  const [others, talks, rung] = await Promise.all([
    found(known.leadIds, (id) => leads.one(tenant, id)),
    found(known.conversationIds, (id) => inbox.one(tenant, id)),
    found(known.callIds, (id) => calls.one(tenant, id)),
  ]);
  return {
    notes: written.map(({ actor, ...note }) => ({
      ...note,
      by: people.find(({ memberId }) => `member:${memberId}` === actor)?.email ?? null,
    })),
    leads: others.map(({ leadId: id, capturedAt: at, stage }) => ({ id, at, stage })),
    conversations: talks.map(({ conversationId: id, startedAt: at }) => ({ id, at })),
    calls: rung.map(({ callId: id, rangAt: at }) => ({ id, at })),
  };
}

const leadsFile = {
  name: 'leads.csv',
  columns: [
    'capturedAt',
    'name',
    'email',
    'phone',
    'note',
    'answers',
    'stage',
    'isImported',
    'leadId',
    'conversationId',
  ],
};

/** The answers of the intake in one cell, a line each, under the labels they had. */
async function* rowsOf(leads: ReturnType<LeadInbox['all']>) {
  for await (const { answers, ...lead } of leads) {
    yield { ...lead, answers: answers.map(({ label, value }) => `${label}: ${value}`).join('\n') };
  }
}
