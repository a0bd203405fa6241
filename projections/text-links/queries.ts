import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  requestId: z.string(),
  callId: z.string(),
  contactId: z.string(),
  linkId: z.string(),
  status: z.enum([
    'requested',
    'confirmed',
    'declined',
    'refused',
    'attempted',
    'accepted',
    'rejected',
    'delivered',
    'undelivered',
    'unknown',
    'lapsed',
  ]),
  refusal: z.string().nullable(),
  words: z.string().nullable(),
  wordsFromMs: z.int(),
  wordsToMs: z.int(),
  question: z.string().nullable(),
  answer: z.string().nullable(),
  answerFromMs: z.int().nullable(),
  answerToMs: z.int().nullable(),
  announcementVersion: z.string(),
  body: z.string().nullable(),
  code: z.string().nullable(),
  requestedAt: time,
  confirmedAt: time.nullable(),
  begunAt: time.nullable(),
  acceptedAt: time.nullable(),
  settledAt: time.nullable(),
  /** When and how its caller first asked for no more texts after it; null where they did not. */
  revokedAt: time.nullable(),
  revokedVia: z.enum(['text', 'call', 'chat', 'e-mail']).nullable(),
});
/** One link that was asked for by phone; null where words were erased. */
export type AskedLink = Readonly<z.infer<typeof row>>;

const columns = `key as "requestId", call_id as "callId", contact_id as "contactId", link_id as "linkId", status, refusal, words,
  words_from_ms as "wordsFromMs", words_to_ms as "wordsToMs", question, answer, answer_from_ms as "answerFromMs",
  answer_to_ms as "answerToMs", announcement_version as "announcementVersion", body, code, requested_at as "requestedAt",
  confirmed_at as "confirmedAt", begun_at as "begunAt", accepted_at as "acceptedAt", settled_at as "settledAt",
  revoked.at as "revokedAt", revoked.via as "revokedVia"`;

const links = `{{text_links}} link left join lateral (
  select at, via from {{texts}} heard
  where heard.tenant = $1 and heard.contact_id = link.contact_id and heard.kind in ('stop', 'cancel')
    and heard.at > link.requested_at
  order by heard.at limit 1
) revoked on true`;

const failed = z.object({ callId: z.string(), at: time, count: z.int() });
const perCallMax = 50;

export const createTextLinks = (query: Query) => ({
  /** Texts from an instant on that did not arrive, newest first; `count`: of all of them. */
  async failed(tenant: string, { since, countMax }: { since: string; countMax: number }) {
    const rows = await query(
      tenant,
      `select call_id as "callId", settled_at as at, count(*) over ()::int as count from {{text_links}}
       where tenant = $1 and status in ('rejected', 'undelivered') and settled_at >= $2::timestamptz
       order by settled_at desc, key limit $3`,
      [tenant, since, countMax],
    );
    return z.array(failed).parse(rows);
  },

  /** What was asked for in a call, in that order. */
  async ofCall(tenant: string, callId: string): Promise<readonly AskedLink[]> {
    const rows = await query(
      tenant,
      `select ${columns} from ${links} where tenant = $1 and call_id = $2
       order by requested_at, key limit ${String(perCallMax)}`,
      [tenant, callId],
    );
    return z.array(row).parse(rows);
  },

  /** How many texts a business has sent since then. */
  async countSince(tenant: string, since: string): Promise<number> {
    const rows = await query(
      tenant,
      'select count(*)::int as count from {{text_links}} where tenant = $1 and begun_at >= $2',
      [tenant, since],
    );
    return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
  },
});

export type TextLinks = ReturnType<typeof createTextLinks>;
