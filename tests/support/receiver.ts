import express from 'express';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { served } from './served.js';

export interface Received {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A program of the owner's that is told things. It keeps what it gets and answers what it is told to. */
export async function receiver() {
  const received: Received[] = [];
  const answers: (number | 'never')[] = [];
  const app = express();
  app.use(express.text({ type: () => true }));
  app.post('/hooks', (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    received.push({ id: headers['webhook-id'] ?? '', headers, body: String(request.body) });
    const answer = answers.shift() ?? 204;
    if (answer === 'never') return;
    response.set('Location', '/elsewhere').status(answer).end();
  });
  app.use((request, response) => {
    received.push({ id: 'elsewhere', headers: {}, body: request.url });
    response.status(204).end();
  });
  const server = await served(app);
  return {
    received,
    url: `${server.origin}/hooks`,
    close: () => server.close(),
    /** Answers these, in this order, and 204 after them. */
    answer: (...next: readonly (number | 'never')[]) => void answers.push(...next),
    /** What came, once so many did. */
    until: async (count: number): Promise<readonly Received[]> => {
      await expect
        .poll(() => received.length, { timeout: 20_000, interval: 20 })
        .toBeGreaterThanOrEqual(count);
      return received;
    },
    /** The first that speaks of this, once it has come: beside it others may be told of. */
    about: async (what: string): Promise<Received> => {
      const found = (): Received | undefined => received.find(({ body }) => body.includes(what));
      await expect.poll(found, { timeout: 20_000, interval: 20 }).toBeDefined();
      return found() ?? Promise.reject(new Error('It has gone'));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof receiver>>;

/** What a message says, as a receiver that checks its signature reads it. Raises where it is not from us. */
export const verified = (secret: string, { body, headers }: Received): unknown =>
  new Webhook(secret).verify(body, { ...headers });
