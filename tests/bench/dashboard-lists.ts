import type { StreamName } from '../../application/ports/event-store.js';
import type { CallEvent } from '../../domain/call/call.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import { createCallLog } from '../../projections/call-log/queries.js';
import type { Page } from '../../projections/kernel/page.js';
import type { Query } from '../../projections/kernel/sql.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';

interface Written {
  readonly stream: StreamName;
  readonly events: readonly (LeadEvent | CallEvent)[];
}

/** Somebody who left a name in a conversation, as far as they were followed up, and the call where it was one. */
export function peopleOf(
  { id }: StreamName,
  said: readonly ConversationEvent[],
  name: string,
  chance: () => number,
): readonly Written[] {
  const started = said.find((event) => event.type === 'ConversationStarted')?.data;
  const confirmed = said.find((event) => event.type === 'ContactDetailsConfirmed')?.data;
  const at = started?.startedAt ?? '2026-01-01T00:00:00.000Z';
  const ids = { leadId: confirmed?.leadId ?? `lead-${id}`, contactId: `contact-${id}` };
  const details = { name, email: `${name}@example.com`, phone: null, note: null, answers: [] };
  const lead: LeadEvent[] = [
    { type: 'LeadCaptured', data: { ...ids, ...details, conversationId: id, capturedAt: at } },
  ];
  const to = (['new', 'won', 'lost'] as const)[Math.floor(chance() * 4)];
  if (to !== undefined)
    lead.push({ type: 'LeadMoved', data: { leadId: ids.leadId, changeId: 'c', to, movedAt: at } });
  const people = [{ stream: { category: 'lead', id: ids.leadId }, events: lead }];
  return started?.channel === 'phone' ? [...people, called(id, at, chance)] : people;
}

function called(callId: string, at: string, chance: () => number): Written {
  const about = { callId, callRef: callId, contactId: `contact-${callId}`, callerNumber: '+12025550143' };
  const way = { treatment: 'assistant', treatmentReason: 'mode', attestation: 'passed' } as const;
  const seconds = Math.floor(chance() * 600);
  const outcome = seconds === 0 ? 'missed' : 'answered';
  return {
    stream: { category: 'call', id: callId },
    events: [
      { type: 'CallRang', data: { ...about, ...way, forwardedFrom: null, isAfterHours: false, rangAt: at } },
      { type: 'CallEnded', data: { callId, outcome, by: 'caller', seconds, endedAt: at } },
    ],
  };
}

const deep = 40;

/** The first page of the leads and calls by each sort, and one that comes after 40 others; how many rows it has. */
export async function sortedLists(
  query: Query,
  tenant: string,
): Promise<readonly (readonly [name: string, read: () => Promise<number>])[]> {
  const [leads, calls] = [createLeadInbox(query), createCallLog(query)];
  const lists: Readonly<Record<string, (cursor?: string) => Promise<Page<unknown>>>> = {
    'leads, the newest': (cursor) => leads.page(tenant, cursor),
    'leads by name': (cursor) => leads.page(tenant, cursor, { sort: 'name' }),
    'leads by stage': (cursor) => leads.page(tenant, cursor, { sort: 'stage' }),
    'leads not new any more': (cursor) => leads.page(tenant, cursor, { stage: 'not-new' }),
    'calls, the longest': (cursor) => calls.page(tenant, cursor, { sort: 'longest' }),
  };
  const reads = await Promise.all(
    Object.entries(lists).map(async ([name, read]) => {
      let cursor: string | undefined;
      for (let page = 0; page < deep; page += 1) cursor = (await read(cursor)).nextCursor ?? undefined;
      if (cursor === undefined) throw new Error(`There are too few: ${name}`);
      const rowsFrom = (start?: string) => async () => (await read(start)).rows.length;
      return [[name, rowsFrom()] as const, [`${name}, page ${String(deep + 1)}`, rowsFrom(cursor)] as const];
    }),
  );
  const missed = async () => (await calls.page(tenant, undefined, { outcome: 'missed' })).rows.length;
  return [...reads.flat(), ['calls that were missed, one in 600', missed]];
}
