import express, { type RequestHandler, type Router } from 'express';
import twilio from 'twilio';
import { z } from 'zod';
import type { ReceiveText, RecordTextStatus } from '../../application/call/calls.js';
import { formOf, idIn, NotUnderstood } from './asked.js';
import { keywordOf } from './keywords.js';
import { isLineUnknown } from './line-unknown.js';

interface Needs {
  readonly receiveText: ReceiveText;
  readonly recordTextStatus: RecordTextStatus;
  readonly idNamed: (name: string) => string;
}

type Status = Parameters<RecordTextStatus>[0]['status'];

const messageSid = z.string().regex(/^(SM|MM)[0-9a-f]{32}$/u);
const incoming = z.object({
  MessageSid: messageSid,
  From: z.string().min(1).max(64),
  To: z.string().min(1).max(64),
  Body: z.string().max(10_000).default(''),
  OptOutType: z.string().max(16).default(''),
});
const told = z.object({
  MessageSid: messageSid,
  MessageStatus: z.string(),
  ErrorCode: z.string().max(16).default(''),
});

/** Texts that people write to a line, and what becomes of ours. */
export function createTextWebhooks({ receiveText, recordTextStatus, idNamed }: Needs): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  router.post('/', async (request, response) => {
    const { MessageSid, From, To, Body, OptOutType } = formOf(request, incoming);
    const reply = await receiveText({
      messageId: idNamed(`twilio message ${MessageSid}`),
      textRef: MessageSid,
      ...{ from: From, to: To, body: Body, keyword: keywordOf(OptOutType, Body) },
    }).catch((error: unknown) => {
      throw isLineUnknown(error) ? new NotUnderstood(404) : error;
    });
    response.type('text/xml').send(repliedWith(reply));
  });
  const recordStatus: RequestHandler = async (request, response) => {
    const { MessageSid, MessageStatus, ErrorCode } = formOf(request, told);
    const status = statuses[MessageStatus];
    if (status !== undefined) {
      await recordTextStatus({
        tenant: idIn(request, 'tenant'),
        contactId: idIn(request, 'contact'),
        requestId: idIn(request, 'request'),
        attemptId: idIn(request, 'attempt'),
        ...{ status, textRef: MessageSid, code: ErrorCode },
      });
    }
    response.status(204).end();
  };
  router.post('/status/:tenant/:contact/:request/:attempt', recordStatus);
  return router;
}

function repliedWith(reply: string | undefined): string {
  const response = new twilio.twiml.MessagingResponse();
  if (reply !== undefined) response.message(reply);
  return response.toString();
}

/** Twilio's words for what becomes of a text; words of later years change nothing. */
const statuses: Readonly<Record<string, Status>> = {
  ...{
    accepted: 'accepted',
    scheduled: 'accepted',
    queued: 'accepted',
    sending: 'accepted',
    sent: 'accepted',
  },
  ...{ delivered: 'delivered', read: 'delivered' },
  undelivered: 'undelivered',
  ...{ failed: 'rejected', canceled: 'rejected' },
};
