import { createHash } from 'node:crypto';
import express, { Router, type Response } from 'express';
import type { Pool } from 'pg';
import { z } from 'zod';

const recipients = z.union([z.string().min(3), z.array(z.string().min(3)).min(1).max(50)]);
const email = z
  .object({
    from: z.string().min(3),
    to: recipients,
    subject: z.string().min(1),
    text: z.string().optional(),
    html: z.string().optional(),
  })
  .refine(({ text, html }) => text !== undefined || html !== undefined, { path: ['html'] });

const lettersMax = 500;

/** As Resend words its refusals: https://resend.com/docs/api-reference/errors. */
const refuse = (response: Response, statusCode: number, name: string, message: string): void => {
  response.status(statusCode).json({ statusCode, name, message });
};

/**
 * The other side of Resend's wire, on loopback: `POST /emails` with bearer key and idempotency key, `GET /emails/ID`. It
 * refuses what Resend refuses and keeps its letters in PostgreSQL, the newest 500.
 */
export function createResendDouble(pool: Pool): Router {
  const router = Router();
  router.use((request, response, next) => {
    const key = /^Bearer (\S+)$/u.exec(request.get('authorization') ?? '')?.[1];
    if (key === undefined) refuse(response, 401, 'missing_api_key', 'Missing API Key');
    else if (!key.startsWith('re_')) refuse(response, 400, 'invalid_api_key', 'API key is invalid');
    else next();
  });

  router.post('/emails', express.json({ limit: '1mb' }), async (request, response) => {
    const key = request.get('idempotency-key');
    if (key !== undefined && (key === '' || key.length > 256)) {
      refuse(response, 400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.');
      return;
    }
    const parsed = email.safeParse(request.body);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? '';
      const name = field === '' ? 'validation_error' : 'missing_required_field';
      refuse(response, 422, name, `Missing or invalid \`${field}\` field.`);
      return;
    }
    const hash = createHash('sha256').update(JSON.stringify(parsed.data)).digest('hex');
    const id = await store(pool, key ?? null, hash, parsed.data);
    if (id === undefined) {
      const message = 'Same idempotency key used with a different request payload.';
      refuse(response, 409, 'invalid_idempotent_request', message);
      return;
    }
    response.json({ id });
  });

  router.get('/emails/:id', async (request, response) => {
    const { rows } = await pool.query<{ id: string }>(
      `select id, 'email' as object, sender as "from", recipients as "to", subject, text, html,
         sent_at as created_at, 'delivered' as last_event
       from sandbox.letters where id::text = $1`,
      [request.params.id],
    );
    if (rows[0] === undefined) refuse(response, 404, 'not_found', 'Email not found');
    else response.json(rows[0]);
  });
  return router;
}

/** The letter's id, or that of the same letter before; undefined when the key stands for another one. */
async function store(
  pool: Pool,
  key: string | null,
  hash: string,
  { from, to, subject, text, html }: z.infer<typeof email>,
): Promise<string | undefined> {
  await pool.query(
    `update sandbox.letters set idempotency_key = null
    where idempotency_key = $1 and sent_at < now() - interval '24 hours'`,
    [key],
  );
  await pool.query(
    `insert into sandbox.letters (idempotency_key, payload_hash, sender, recipients, subject, text, html)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (idempotency_key) do nothing`,
    [key, hash, from, typeof to === 'string' ? [to] : to, subject, text ?? null, html ?? null],
  );
  await pool.query(
    `delete from sandbox.letters where id in (select id from sandbox.letters order by sent_at desc offset $1)`,
    [lettersMax],
  );
  const { rows } = await pool.query<{ id: string }>(
    `select id from sandbox.letters where payload_hash = $2 and idempotency_key is not distinct from $1
     order by sent_at desc limit 1`,
    [key, hash],
  );
  return rows[0]?.id;
}
