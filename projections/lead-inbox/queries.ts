import { z } from 'zod';
import { stages, type Stage } from '../../domain/lead/lead.js';
import { cursorAfter, moreOf, startOf, type Page } from '../kernel/page.js';
import { sorted, type Sort } from '../kernel/sort.js';
import type { Query } from '../kernel/sql.js';
import { within, type Times } from '../kernel/times.js';

const row = z.object({
  leadId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string().nullable(),
  answers: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  erased: z.boolean(),
  stage: z.enum(stages),
  capturedAt: z.date().transform((date) => date.toISOString()),
  conversationId: z.string().nullable(),
  contactId: z.string(),
  isImported: z.boolean(),
  noteCount: z.int(),
});
export type Lead = Readonly<z.infer<typeof row>>;

const columns = `key as "leadId", name, email, phone, note, answers, erased, stage, captured_at as "capturedAt",
  conversation_id as "conversationId", contact_id as "contactId", is_imported as "isImported", note_count as "noteCount"`;

/**
 * Which leads are wanted. `stage`: `not-new` stands for all others. `text`: a part of the name or address, or three digits of the number
 * in a row. `from`, `until`: captured from the first instant on, and before the second. `began`: captured then by the desk, so that those
 * that were imported are none of them.
 */
export interface LeadFilter {
  readonly stage?: Stage | 'not-new' | null | undefined;
  readonly text?: string | null;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly began?: Times | undefined;
  readonly sort?: keyof typeof sorts | undefined;
}

const rankOf = (stage: string): string => `array_position('{new,contacted,won,lost}'::text[], ${stage})`;

/** By stage, whoever waits longest stands first. By name, Ä stands beside A; who has no name, or none any more, stands last. */
const sorts = {
  newest: { by: ['captured_at'], isInstant: true },
  oldest: { by: ['captured_at'], isInstant: true, isAscending: true },
  stage: { by: [rankOf('stage'), 'captured_at'], isAscending: true },
  name: { by: ['(name is null)', "coalesce(lower(normalize(name, nfd)), '')"], isAscending: true },
} as const satisfies Readonly<Record<string, Sort>>;

const found = `($5::text is null or stage = $5 or $5 = 'not-new' and stage <> 'new')
  and ($6::text is null or strpos(lower(name), lower($6)) > 0 or strpos(lower(email), lower($6)) > 0 or ($7 <> '' and strpos(phone, $7) > 0))
  and ($8::timestamptz is null or captured_at >= $8) and ($9::timestamptz is null or captured_at < $9)`;

const waiting = z.object({
  leadId: z.string(),
  name: z.string().nullable(),
  at: z.date().transform((date) => date.toISOString()),
  count: z.int(),
});
export type WaitingLead = Readonly<z.infer<typeof waiting>>;

export const createLeadInbox = (query: Query) => {
  const page = async (
    tenant: string,
    cursor: string | undefined,
    { stage = null, text = null, from, until, began, sort = 'newest' }: LeadFilter,
    pageSize = 50,
  ): Promise<Page<Lead>> => {
    // A cursor by stage holds the stage: whoever it names may have been moved since.
    const stood = stages.find((one) => one === moreOf(cursor));
    const start = startOf(sort === 'stage' && stood === undefined ? undefined : cursor);
    const digits = (text ?? '').replaceAll(/\D/gu, '');
    const values: unknown[] = [
      ...[tenant, ...start, pageSize, stage, text, digits.length < 3 ? '' : digits],
      ...[from ?? null, until ?? null],
    ];
    const given = (value: unknown): string => `$${String(values.push(value))}`;
    const then = began === undefined ? '' : `and not is_imported and ${within('captured_at', began, given)}`;
    const place = sort === 'stage' ? `(${rankOf(`${given(stood ?? null)}::text`)}, $2, $3)` : undefined;
    const { after, order } = sorted({ ...sorts[sort], place }, '{{lead_inbox}}');
    const rows = await query(
      tenant,
      `select ${columns} from {{lead_inbox}}
       where tenant = $1 and ${after} and ${found} ${then}
       ${order} limit $4`,
      values,
    );
    const leads = z.array(row).parse(rows);
    const last = leads.at(-1);
    const isLast = last === undefined || leads.length < pageSize;
    return {
      rows: leads,
      nextCursor: isLast
        ? null
        : cursorAfter(last.capturedAt, last.leadId, ...(sort === 'stage' ? [last.stage] : [])),
    };
  };

  return {
    async one(tenant: string, leadId: string): Promise<Lead | undefined> {
      const rows = await query(
        tenant,
        `select ${columns} from {{lead_inbox}} where tenant = $1 and key = $2`,
        [tenant, leadId],
      );
      return z.array(row).parse(rows)[0];
    },

    /** Newest first unless asked otherwise, 50 at a time. */
    page: (tenant: string, cursor: string | undefined, filter: LeadFilter = {}): Promise<Page<Lead>> =>
      page(tenant, cursor, filter),

    /** Those that nobody has contacted, whoever waits longest first, with how many there are; none that were imported. */
    async waiting(tenant: string, countMax: number): Promise<readonly WaitingLead[]> {
      const rows = await query(
        tenant,
        `select key as "leadId", name, captured_at as at, count(*) over ()::int as count from {{lead_inbox}}
         where tenant = $1 and stage = 'new' and not is_imported and not erased order by captured_at, key limit $2`,
        [tenant, countMax],
      );
      return z.array(waiting).parse(rows);
    },

    /** Whether any of a contact stands there. */
    async hasOf(tenant: string, contactId: string): Promise<boolean> {
      const rows = await query(
        tenant,
        'select from {{lead_inbox}} where tenant = $1 and contact_id = $2 limit 1',
        [tenant, contactId],
      );
      return rows.length > 0;
    },

    /** All of them, newest first, read in pages so that no number of them fills the memory. */
    async *all(tenant: string): AsyncGenerator<Lead> {
      for (let cursor: string | undefined; ;) {
        const { rows, nextCursor } = await page(tenant, cursor, {}, 500);
        yield* rows;
        if (nextCursor === null) return;
        cursor = nextCursor;
      }
    },
  };
};

export type LeadInbox = ReturnType<typeof createLeadInbox>;
