import express, { Router, type Response } from 'express';
import type { Pool } from 'pg';
import { createCourier, type Courier, type CourierNeeds } from './courier.js';
import { emailRequest } from './email-request.js';
import { storeLetter } from './letter-store.js';

export interface ResendDouble {
  readonly api: Router;
  readonly courier: Courier;
  /** From now on every request is answered as in an outage, or no longer. */
  setOutage(isDown: boolean): void;
}

/** As Resend words its refusals: https://resend.com/docs/api-reference/errors. */
const refuse = (response: Response, statusCode: number, name: string, message: string): void => {
  response.status(statusCode).json({ statusCode, name, message });
};

/**
 * The other side of Resend's wire, on loopback: `POST /emails` with bearer key and idempotency key, `GET /emails/ID`, and
 * signed webhooks. It refuses what Resend refuses and keeps its letters in PostgreSQL. What becomes of a letter is decided by
 * its address: see `fates.ts`.
 */
export function createResendDouble(needs: CourierNeeds): ResendDouble {
  const courier = createCourier(needs);
  let isDown = false;
  const api = Router();
  api.use((request, response, next) => {
    const key = /^Bearer (\S+)$/u.exec(request.get('authorization') ?? '')?.[1];
    if (isDown) refuse(response, 503, 'application_error', 'Service unavailable');
    else if (key === undefined) refuse(response, 401, 'missing_api_key', 'Missing API Key');
    else if (!key.startsWith('re_')) refuse(response, 400, 'invalid_api_key', 'API key is invalid');
    else next();
  });
  api.post('/emails', express.json({ limit: '1mb' }), async (request, response) => {
    const key = request.get('idempotency-key');
    if (key !== undefined && (key === '' || key.length > 256)) {
      refuse(response, 400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.');
      return;
    }
    const parsed = emailRequest.safeParse(request.body);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? '';
      const isMissing = parsed.error.issues[0]?.code !== 'unrecognized_keys' && field !== '';
      const name = isMissing ? 'missing_required_field' : 'validation_error';
      refuse(response, 422, name, `Missing or invalid \`${field}\` field.`);
      return;
    }
    const stored = await storeLetter(needs.pool, key ?? null, parsed.data);
    if (stored === undefined) {
      const message = 'Same idempotency key used with a different request payload.';
      refuse(response, 409, 'invalid_idempotent_request', message);
      return;
    }
    if (stored.isNew) courier.begin(stored.letter);
    response.json({ id: stored.letter.id });
  });
  api.get('/emails/:id', async (request, response) => {
    const letter = await letterOf(needs.pool, request.params.id);
    if (letter === undefined) refuse(response, 404, 'not_found', 'Email not found');
    else response.json(letter);
  });
  return {
    ...{ api, courier },
    setOutage(down) {
      isDown = down;
    },
  };
}

async function letterOf(pool: Pool, id: string): Promise<object | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    `select id, 'email' as object, sender as "from", recipients as "to", subject, text, html,
       sent_at as created_at, last_event
     from sandbox.letters where id::text = $1`,
    [id],
  );
  return rows[0];
}
