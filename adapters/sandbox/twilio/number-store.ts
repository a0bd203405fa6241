import type { Pool } from 'pg';
import { z } from 'zod';
import type { PageAsked } from './paging.js';
import { freshSid } from './sid.js';

const row = z.object({
  sid: z.string(),
  phoneNumber: z.string(),
  friendlyName: z.string(),
  hasSms: z.boolean(),
  messagingServiceSid: z.string().nullable(),
  origin: z.enum(['twilio', 'hosted']),
  voiceUrl: z.string(),
  voiceFallbackUrl: z.string(),
  smsUrl: z.string(),
  smsFallbackUrl: z.string(),
  statusCallback: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

/** A number that the account owns. Addresses that are not set are empty. */
export type OwnNumber = Readonly<z.infer<typeof row>>;
export type NumberSettings = Partial<
  Pick<
    OwnNumber,
    'friendlyName' | 'voiceUrl' | 'voiceFallbackUrl' | 'smsUrl' | 'smsFallbackUrl' | 'statusCallback'
  >
>;

const columns = `sid, phone_number as "phoneNumber", friendly_name as "friendlyName", has_sms as "hasSms",
  messaging_service_sid as "messagingServiceSid", origin, voice_url as "voiceUrl", voice_fallback_url as "voiceFallbackUrl",
  sms_url as "smsUrl", sms_fallback_url as "smsFallbackUrl", status_callback as "statusCallback",
  created_at as "createdAt", updated_at as "updatedAt"`;

/** Gives the account a number; one that it has stays as it is. */
export async function ownNumber(
  pool: Pool,
  {
    phoneNumber,
    hasSms = true,
    messagingServiceSid = null,
    origin = 'twilio',
  }: {
    readonly phoneNumber: string;
    readonly hasSms?: boolean;
    readonly messagingServiceSid?: string | null;
    readonly origin?: OwnNumber['origin'];
  },
): Promise<void> {
  await pool.query(
    `insert into sandbox.twilio_numbers (sid, phone_number, friendly_name, has_sms, messaging_service_sid, origin)
     values ($1, $2, $2, $3, $4, $5) on conflict (phone_number) do nothing`,
    [freshSid('PN'), phoneNumber, hasSms, messagingServiceSid, origin],
  );
}

export async function findNumber(pool: Pool, phoneNumber: string): Promise<OwnNumber | undefined> {
  return (await numbersWhere(pool, 'phone_number = $1', phoneNumber))[0];
}

export async function findNumberBySid(pool: Pool, sid: string): Promise<OwnNumber | undefined> {
  return (await numbersWhere(pool, 'sid = $1', sid))[0];
}

/** The number from which a messaging service sends: the first that belongs to it. */
export async function numberOfService(pool: Pool, sid: string): Promise<OwnNumber | undefined> {
  return (await numbersWhere(pool, 'messaging_service_sid = $1', sid))[0];
}

async function numbersWhere(pool: Pool, condition: string, value: string): Promise<readonly OwnNumber[]> {
  const { rows } = await pool.query(
    `select ${columns} from sandbox.twilio_numbers where ${condition} order by created_at, sid limit 1`,
    [value],
  );
  return rows.map((one) => row.parse(one));
}

/** One more than the page takes if there is one. */
export async function listNumbers(
  pool: Pool,
  { phoneNumber, friendlyName }: { readonly phoneNumber?: string; readonly friendlyName?: string },
  { size, after }: PageAsked,
): Promise<readonly OwnNumber[]> {
  const { rows } = await pool.query(
    `select ${columns} from sandbox.twilio_numbers
     where ($1::text is null or position($1 in phone_number) > 0) and ($2::text is null or friendly_name = $2)
       and ($3::text is null or sid > $3) order by sid limit $4`,
    [phoneNumber, friendlyName, after, size + 1],
  );
  return rows.map((one) => row.parse(one));
}

/** Changes what is given; undefined when there is no such number. */
export async function setNumber(
  pool: Pool,
  sid: string,
  settings: NumberSettings,
): Promise<OwnNumber | undefined> {
  const { rows } = await pool.query(
    `update sandbox.twilio_numbers set friendly_name = coalesce($2, friendly_name),
       voice_url = coalesce($3, voice_url), voice_fallback_url = coalesce($4, voice_fallback_url),
       sms_url = coalesce($5, sms_url), sms_fallback_url = coalesce($6, sms_fallback_url),
       status_callback = coalesce($7, status_callback), updated_at = now()
     where sid = $1 returning ${columns}`,
    [
      sid,
      settings.friendlyName,
      settings.voiceUrl,
      settings.voiceFallbackUrl,
      settings.smsUrl,
      settings.smsFallbackUrl,
      settings.statusCallback,
    ],
  );
  return rows.map((one) => row.parse(one))[0];
}

/** False when there is no such number. */
export async function dropNumber(pool: Pool, sid: string): Promise<boolean> {
  const { rowCount } = await pool.query('delete from sandbox.twilio_numbers where sid = $1', [sid]);
  return rowCount === 1;
}
