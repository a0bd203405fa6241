import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { twilioConfig } from '../../../adapters/twilio/config.js';
import type { Notice } from '../../../adapters/twilio/notice.js';
import { callIdBy, createPhoneLine } from '../../../adapters/twilio/phone-line.js';
import type { TextIn } from '../../../application/call/calls.js';
import { createPretendTime } from '../pretend-time.js';
import { scriptedCalls, tenant } from './calls.js';
import { accountSid, callSid } from './rest.js';

export const authToken = 'token-of-the-account';
export const publicUrl = 'https://desk.example.com';
export const line = '+12025550143';
export const caller = '+12025550117';
export const idNamed = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32);
export const callId = callIdBy(idNamed)(callSid);

type Params = Readonly<Record<string, string>>;

/** The adapter on a real server, reached as Twilio reaches it; everything behind it is scripted. */
export async function createServedLine() {
  const calls = scriptedCalls();
  const clock = createPretendTime();
  const notices: Notice[] = [];
  const errors: unknown[] = [];
  const texts: TextIn[] = [];
  const statuses: object[] = [];
  const script: { reply: string | undefined } = { reply: undefined };
  let ids = 0;
  const phone = createPhoneLine(twilioConfig.parse({ accountSid, authToken, publicUrl }), {
    calls,
    receiveText: (text) => {
      texts.push(text);
      return Promise.resolve(script.reply);
    },
    alerts: {
      answered: () => Promise.resolve({ language: 'en', said: '', asks: false }),
      pressed: () => Promise.resolve({ language: 'en', said: '' }),
      told: () => Promise.resolve(),
    },
    recordTextStatus: (told) => {
      statuses.push(told);
      return Promise.resolve();
    },
    tenantOf: (number) => Promise.resolve(number === line ? tenant : undefined),
    idNamed,
    newId: () => `id-${String((ids += 1))}`,
    relayKey: new Uint8Array(32).fill(7),
    now: () => Date.parse(clock.now()),
    wait: clock.wait,
    onNotice: (notice) => notices.push(notice),
    onError: (error) => errors.push(error),
  });
  const app = express();
  app.use(phone.webhooks);
  const server = createServer((request, response) => {
    app(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (!phone.relay.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${String(port)}`;

  const send = (path: string, body: string, signature: string | undefined) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(signature !== undefined && { 'X-Twilio-Signature': signature }),
      },
      body,
    });
  return {
    ...{ calls, clock, notices, errors, texts, statuses, script, phone, port, send },
    /** Asks as Twilio does, about one call unless the parameters say otherwise. */
    async ask(path: string, params: Params = {}) {
      const all = {
        AccountSid: accountSid,
        CallSid: callSid,
        From: caller,
        To: line,
        ApiVersion: '2010-04-01',
        ...params,
      };
      const signature = getExpectedTwilioSignature(authToken, `${publicUrl}${path}`, all);
      const response = await send(path, new URLSearchParams(all).toString(), signature);
      return { status: response.status, twiml: await response.text() };
    },
    close: () =>
      new Promise<void>((resolve) => {
        phone.relay.close();
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

export type ServedLine = Awaited<ReturnType<typeof createServedLine>>;
