import express from 'express';
import type { Pool } from 'pg';
import { processorFetch } from '../../egress/egress.js';
import { createRinging, type Ringing } from '../../sandbox/handset-ringing.js';
import type { Callees } from '../../sandbox/twilio/call-forwarding.js';
import { createTwilioDouble, type TwilioDouble } from '../../sandbox/twilio/twilio-double.js';
import { addressesOf } from '../../twilio/addresses.js';
import { twilioConfig, type TwilioConfig } from '../../twilio/config.js';
import { demoLine } from '../demo/demo-line.js';
import { listen } from '../listen.js';
import { wait } from '../wait.js';

interface Place {
  readonly pool: Pool;
  /** Where the product is reached on this machine. */
  readonly publicUrl: string;
  readonly closing: (() => Promise<void>)[];
  readonly onError: (about: string, error: unknown) => void;
}

const account = { accountSid: `AC${'5a'.repeat(16)}`, authToken: 'the sandbox signs with this' };

/** The staff of the demo business pick up at the second ring, and say that they are made up; a handset that is open rings. */
const calleesWith =
  (ringing: Ringing): Callees =>
  (number) =>
    number === demoLine.frontDesk
      ? { does: 'answer', afterRings: 2, says: 'Front desk, this is a made-up colleague.', staysMs: 20_000 }
      : (ringing.calleeOf(number) ?? { does: 'no-answer' });

/** A telephone network of its own for the sandbox, and how the product reaches it. */
export async function startSandboxPhone({ pool, publicUrl, closing, onError }: Place): Promise<{
  readonly config: TwilioConfig;
  readonly double: TwilioDouble;
  readonly ringing: Ringing;
}> {
  const ringing = createRinging({ now: () => Date.now() });
  const callees = calleesWith(ringing);
  const app = express();
  const door = await listen(app, 0, '127.0.0.1');
  const apiUrl = `http://127.0.0.1:${String(door.port)}`;
  const double = createTwilioDouble({
    ...{ pool, apiUrl, callees, onError },
    clock: { now: () => Date.now(), wait },
    account: { ...account, fetch: processorFetch },
    fallbackOf: (number) => (number === demoLine.number ? ringThrough(demoLine.ownNumber) : undefined),
  });
  app.use(double.api);
  const { voice, voiceStatus, messages } = addressesOf(publicUrl);
  await double.own(demoLine.number, { voiceUrl: voice, statusCallback: voiceStatus, smsUrl: messages });
  closing.push(
    () => door.close(),
    () => double.close(),
  );
  return { config: twilioConfig.parse({ ...account, apiUrl, publicUrl }), double, ringing };
}

const ringThrough = (number: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response><Dial>${number}</Dial></Response>`;
