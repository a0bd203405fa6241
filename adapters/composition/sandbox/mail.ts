import express from 'express';
import type { Pool } from 'pg';
import { processorFetch } from '../../egress/egress.js';
import { webhookPath } from '../../resend/webhooks.js';
import { createResendDouble, type ResendDouble } from '../../sandbox/resend/resend-double.js';
import { listen } from '../listen.js';
import { wait } from '../wait.js';

interface Place {
  readonly pool: Pool;
  /** Where the product is reached on this machine. */
  readonly publicUrl: string;
  readonly closing: (() => Promise<void>)[];
}

/** What the sandbox signs with; whoever knows it is on this machine already. */
const webhookSecret = `whsec_${Buffer.from('the sandbox signs its mail with this').toString('base64')}`;

/** A mail service of its own for the sandbox, and how the product reaches it. */
export async function startSandboxMail({ pool, publicUrl, closing }: Place): Promise<{
  readonly config: {
    readonly apiKey: string;
    readonly baseUrl: string;
    readonly from: string;
    readonly webhookSecret: string;
  };
  readonly double: ResendDouble;
}> {
  const double = createResendDouble({
    ...{ pool, wait, fetch: processorFetch },
    webhook: { url: publicUrl + webhookPath, secret: webhookSecret },
  });
  const door = await listen(express().use(double.api), 0, '127.0.0.1');
  closing.push(() => door.close());
  return {
    double,
    config: {
      apiKey: 're_sandbox',
      baseUrl: `http://127.0.0.1:${String(door.port)}`,
      from: 'MiaPulse <desk@miapulse.example>',
      webhookSecret,
    },
  };
}
