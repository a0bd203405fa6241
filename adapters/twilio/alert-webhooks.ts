import express, { type Request, type Router } from 'express';
import twilio from 'twilio';
import { z } from 'zod';
import { formOf, idIn } from './asked.js';
import { say } from './say.js';
import { regionOf } from './voices.js';

/** One attempt to reach a member by telephone. */
interface OfAlert {
  readonly tenant: string;
  readonly notificationId: string;
  readonly attemptId: string;
}

/** `language`: BCP 47. */
interface Spoken {
  readonly language: string;
  readonly said: string;
}

export interface AlertCalls {
  /** What is said to whoever answers; `asks`: a key is waited for. Nothing of a visitor is in it. */
  answered(alert: OfAlert): Promise<Spoken & { readonly asks: boolean }>;
  /** What is said to the member who pressed a key; 1 takes it. */
  pressed(alert: OfAlert, key: string): Promise<Spoken>;
  /** A receipt, or the code by which it came back. */
  told(alert: OfAlert & { readonly what: 'delivered' | { readonly bounced: string } }): Promise<void>;
}

interface Needs {
  readonly alerts: AlertCalls;
  /** Where the key that was pressed is told. */
  readonly pressedAt: (alert: OfAlert) => string;
}

const text = z.object({ MessageStatus: z.string(), ErrorCode: z.string().max(16).default('') });
const answered = z.object({ Digits: z.string().max(8).default('') });
const ended = z.object({ CallStatus: z.string() });

/** What Twilio asks and tells of alerts to members. It is no call of a caller: nobody is recorded, and nothing said is listened to. */
export function createAlertWebhooks({ alerts, pressedAt }: Needs): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  const path = ':tenant/:notification/:attempt';

  router.post(`/text/${path}`, async (request, response) => {
    const { MessageStatus, ErrorCode } = formOf(request, text);
    const what = textReceipts[MessageStatus];
    if (what === 'delivered') await alerts.told({ ...alertIn(request), what });
    if (what === 'bounced')
      await alerts.told({ ...alertIn(request), what: { bounced: ErrorCode || MessageStatus } });
    response.status(204).end();
  });

  router.post(`/answered/${path}`, async (request, response) => {
    const alert = alertIn(request);
    const { asks, ...spoken } = await alerts.answered(alert);
    response.type('text/xml').send(asks ? asking(spoken, pressedAt(alert)) : saying(spoken));
  });

  router.post(`/pressed/${path}`, async (request, response) => {
    const alert = alertIn(request);
    const { Digits } = formOf(request, answered);
    response.type('text/xml').send(saying(await alerts.pressed(alert, Digits)));
  });

  router.post(`/ended/${path}`, async (request, response) => {
    const { CallStatus } = formOf(request, ended);
    // Answered, and nobody pressed 1, as far as that is not known by now: an answering machine, for example.
    const bounced = CallStatus === 'completed' ? 'not-taken' : CallStatus;
    if (over.has(CallStatus)) await alerts.told({ ...alertIn(request), what: { bounced } });
    response.status(204).end();
  });
  return router;
}

const textReceipts: Readonly<Record<string, 'delivered' | 'bounced'>> = {
  ...{ delivered: 'delivered', undelivered: 'bounced', failed: 'bounced' },
};
const over: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

const alertIn = (request: Request): OfAlert => ({
  tenant: idIn(request, 'tenant'),
  notificationId: idIn(request, 'notification'),
  attemptId: idIn(request, 'attempt'),
});

const voiceOf = ({ language }: Spoken) => ({ language: regionOf(language, ''), voice: '' });

/** Said twice, because whoever picks up says something first. */
function asking(spoken: Spoken, action: string): string {
  const response = new twilio.twiml.VoiceResponse();
  for (let time = 0; time < 2; time += 1) {
    const gather = response.addChild('Gather', {
      action,
      method: 'POST',
      numDigits: 1,
      input: 'dtmf',
      timeout: 6,
    });
    say(gather, spoken.said, voiceOf(spoken));
  }
  response.hangup();
  return response.toString();
}

function saying(spoken: Spoken): string {
  const response = new twilio.twiml.VoiceResponse();
  say(response, spoken.said, voiceOf(spoken));
  response.hangup();
  return response.toString();
}
