import type { Pool } from 'pg';
import { z } from 'zod';
import type { PageAsked } from './paging.js';
import { freshSid } from './sid.js';

const row = z.object({
  sid: z.string(),
  direction: z.enum(['inbound', 'outbound-api', 'outbound-reply']),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  status: z.enum(['accepted', 'queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'received']),
  errorCode: z.number().nullable(),
  messagingServiceSid: z.string().nullable(),
  statusCallback: z.string().nullable(),
  validitySeconds: z.number(),
  idempotencyToken: z.string().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  sentAt: z.date().nullable(),
});

export type Message = Readonly<z.infer<typeof row>>;
export type MessageStatus = Message['status'];
export type NewMessage = Omit<Message, 'sid' | 'errorCode' | 'createdAt' | 'updatedAt' | 'sentAt'>;

export interface MessageFilter {
  readonly to: string | undefined;
  readonly from: string | undefined;
  /** Sent at this moment or later. */
  readonly sentFrom: Date | undefined;
  /** Sent before this moment. */
  readonly sentBefore: Date | undefined;
}

const messagesMax = 1_000;
const columns = `sid, direction, sender as "from", recipient as "to", body, status, error_code as "errorCode",
  messaging_service_sid as "messagingServiceSid", status_callback as "statusCallback",
  validity_seconds as "validitySeconds", idempotency_token as "idempotencyToken",
  created_at as "createdAt", updated_at as "updatedAt", sent_at as "sentAt"`;

/** Keeps a message under a fresh id. Only the newest thousand are kept. */
export async function addMessage(pool: Pool, message: NewMessage): Promise<Message> {
  const { rows } = await pool.query(
    `insert into sandbox.twilio_messages (sid, direction, sender, recipient, body, status, messaging_service_sid,
       status_callback, validity_seconds, idempotency_token, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $2 = 'inbound' then now() end) returning ${columns}`,
    [
      freshSid('SM'),
      message.direction,
      message.from,
      message.to,
      message.body,
      message.status,
      message.messagingServiceSid,
      message.statusCallback,
      message.validitySeconds,
      message.idempotencyToken,
    ],
  );
  await pool.query(
    `delete from sandbox.twilio_messages where position <=
       (select position from sandbox.twilio_messages order by position desc offset $1 limit 1)`,
    [messagesMax],
  );
  return row.parse(rows[0]);
}

export async function findMessage(pool: Pool, sid: string): Promise<Message | undefined> {
  const { rows } = await pool.query(`select ${columns} from sandbox.twilio_messages where sid = $1`, [sid]);
  return rows.map((one) => row.parse(one))[0];
}

/** The message in its next state; undefined when it is no longer kept. */
export async function advanceMessage(
  pool: Pool,
  sid: string,
  { status, errorCode = null }: { readonly status: MessageStatus; readonly errorCode?: number | null },
): Promise<Message | undefined> {
  const { rows } = await pool.query(
    `update sandbox.twilio_messages set status = $2, error_code = $3, updated_at = now(),
       sent_at = case when $2 = 'sent' then now() else sent_at end
     where sid = $1 returning ${columns}`,
    [sid, status, errorCode],
  );
  return rows.map((one) => row.parse(one))[0];
}

/** The words of a message are gone, its states stay. */
export async function redactMessage(pool: Pool, sid: string): Promise<void> {
  await pool.query(`update sandbox.twilio_messages set body = '', updated_at = now() where sid = $1`, [sid]);
}

export async function removeMessage(pool: Pool, sid: string): Promise<void> {
  await pool.query('delete from sandbox.twilio_messages where sid = $1', [sid]);
}

/** The newest first, and one more than the page takes if there is one. */
export async function listMessages(
  pool: Pool,
  { to, from, sentFrom, sentBefore }: MessageFilter,
  { size, after }: PageAsked,
): Promise<readonly Message[]> {
  const { rows } = await pool.query(
    `select ${columns} from sandbox.twilio_messages
     where ($1::text is null or recipient = $1) and ($2::text is null or sender = $2)
       and ($3::timestamptz is null or sent_at >= $3) and ($4::timestamptz is null or sent_at < $4)
       and ($5::text is null or position < (select position from sandbox.twilio_messages where sid = $5))
     order by position desc limit $6`,
    [to, from, sentFrom, sentBefore, after, size + 1],
  );
  return rows.map((one) => row.parse(one));
}

/** The newest texts that a phone sent or was sent, oldest first. */
export async function messagesOfPhone(
  pool: Pool,
  number: string,
  countMax: number,
): Promise<readonly Message[]> {
  const { rows } = await pool.query(
    `select * from (select position, ${columns} from sandbox.twilio_messages
       where sender = $1 or recipient = $1 order by position desc limit $2) as newest order by position`,
    [number, countMax],
  );
  return rows.map((one) => row.parse(one));
}

/** What was under way when the process ended. */
export async function unfinishedMessages(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ sid: string }>(
    `select sid from sandbox.twilio_messages where status in ('accepted', 'queued', 'sending', 'sent') order by position`,
  );
  return rows.map(({ sid }) => sid);
}
