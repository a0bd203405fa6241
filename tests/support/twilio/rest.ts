import express from 'express';
import { served, type Served } from '../served.js';
import { faultsOf, type SentRequest } from './requests.js';

export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
}

export interface Rest extends Served {
  /** Everything that was asked, in order. */
  readonly asked: (SentRequest & { readonly authorization: string | undefined })[];
  /** What is answered next, in order; afterwards 500. `hang`: never. */
  readonly answers: (Answer | 'hang')[];
}

/** Stands where Twilio's REST API is: answers what a spec says, and refuses what Twilio does not describe. */
export async function createRest(): Promise<Rest> {
  const asked: Rest['asked'] = [];
  const answers: Rest['answers'] = [];
  const app = express();
  app.use(express.text({ type: () => true }), (request, response) => {
    const form = typeof request.body === 'string' ? request.body : '';
    const sent = { method: request.method, url: request.originalUrl, form };
    asked.push({ ...sent, authorization: request.headers.authorization });
    const answer = answers.shift() ?? { status: 500 };
    if (answer === 'hang') return;
    const faults = request.path.endsWith('.wav') ? [] : faultsOf(sent);
    if (faults.length > 0) response.status(400).json({ code: 0, message: faults.join(', ') });
    else if (answer.bytes !== undefined) response.status(answer.status).send(Buffer.from(answer.bytes));
    else if (answer.json === undefined) response.status(answer.status).end();
    else response.status(answer.status).json(answer.json);
  });
  return { ...(await served(app)), asked, answers };
}

export const accountSid = `AC${'a'.repeat(32)}`;
export const callSid = `CA${'c'.repeat(32)}`;
export const recordingSid = `RE${'e'.repeat(32)}`;
export const messageSid = `SM${'5'.repeat(32)}`;
