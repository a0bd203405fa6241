import express from 'express';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { createContactDirectory } from '../../../adapters/contact-directory/contact-directory.js';
import { createUnsubscribeTokens } from '../../../adapters/http/guard/unsubscribe-token.js';
import { createHeard } from '../../../adapters/resend/heard.js';
import { createResendMail } from '../../../adapters/resend/resend.js';
import { createResendWebhooks, webhookPath } from '../../../adapters/resend/webhooks.js';
import { createResendDouble } from '../../../adapters/sandbox/resend/resend-double.js';
import { recordReport } from '../../../application/mail/record-report.js';
import { sendLetter, type LetterToMember } from '../../../application/mail/send-letter.js';
import { createMemoryHouse } from '../memory-house.js';
import { served } from '../served.js';

/** Resend's signing secret of the example in its documentation, where its signature is known. */
export const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export const mailboxIdOf = ({ tenant, memberId }: { tenant: string; memberId: string }) =>
  `${tenant}/${memberId}`;

/** Everything between a letter to a member and what is heard of it, over the wire in both directions. */
export async function mailHouse({ pool, keysPool }: { readonly pool: Pool; readonly keysPool: Pool }) {
  const house = createMemoryHouse();
  const { handleMailbox } = house;
  const now = () => new Date().toISOString();
  const errors: unknown[] = [];
  const notices: string[] = [];
  const requests: unknown[] = [];
  const told: { headers: Record<string, unknown>; body: string; status: number }[] = [];
  const record = recordReport({ handleMailbox, mailboxIdOf, now });
  let failures = 0;
  const addresses = new Map<string, string>();

  const app = express();
  app.use((request, response, next) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('finish', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      told.push({ headers: request.headers, body, status: response.statusCode });
    });
    next();
  });
  app.use(
    createResendWebhooks({
      ...{ secret, heard: createHeard(pool) },
      recordReport: async (report) => {
        failures -= 1;
        if (failures >= 0) throw new Error('not now');
        await record(report);
      },
      onNotice: (notice) => notices.push(notice),
      onError: (error) => errors.push(error),
    }),
  );
  const desk = await served(app);
  const double = createResendDouble({
    ...{ pool, fetch, wait: () => Promise.resolve() },
    webhook: { url: desk.origin + webhookPath, secret },
  });
  const vendor = express();
  vendor.use('/emails', express.json({ limit: '1mb' }), ({ body, method }, _response, next) => {
    if (method === 'POST') requests.push(body);
    next();
  });
  const resend = await served(vendor.use(double.api));
  const mail = createResendMail(
    {
      apiKey: 're_test',
      baseUrl: resend.origin,
      from: 'Desk <desk@example.com>',
      timeoutMs: 2_000,
      triesMax: 2,
    },
    { wait: () => Promise.resolve() },
  );
  const tokens = createUnsubscribeTokens(new Uint8Array(32));
  const send = sendLetter({
    ...{ handleMailbox, mailboxIdOf, mail, now, newId: uuidv7 },
    directory: createContactDirectory({ pool: keysPool, key: new Uint8Array(32) }),
    addressOf: (_tenant, memberId) => Promise.resolve(addresses.get(memberId) ?? null),
    unsubscribeUrlOf: (declining) => `https://desk.example.com/u/${tokens.issue(declining)}`,
  });

  return {
    ...{ house, double, errors, notices, requests, told, addresses, tokens, handleMailbox },
    webhook: desk.origin + webhookPath,
    /** How often from now on what is heard cannot be written down. */
    fail(times: number) {
      failures = times;
    },
    send: (letter: Pick<LetterToMember, 'kind' | 'attemptId'> & Partial<LetterToMember>) =>
      send({
        ...{ tenant: 'business', memberId: 'ann' },
        words: (unsubscribeUrl) => ({ subject: 'Words', text: ['Words', unsubscribeUrl].join(' ') }),
        ...letter,
      }),
    /** What was heard of a member's letters, without the ids of the reports. */
    async heard(memberId = 'ann') {
      await double.courier.settled();
      const { events } = await handleMailbox.load('business', mailboxIdOf({ tenant: 'business', memberId }));
      return events;
    },
    async close() {
      await double.courier.settled();
      await resend.close();
      await desk.close();
    },
  };
}
