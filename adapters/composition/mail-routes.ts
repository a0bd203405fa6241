import type { Container } from 'inversify';
import type { Router } from 'express';
import { createHeard } from '../resend/heard.js';
import { createResendWebhooks } from '../resend/webhooks.js';
import { tokens } from './tokens.js';

/** How the mail service tells what became of letters. Nothing where it has no secret to sign with. */
export function mailWebhooks(container: Container, secret: string | undefined): readonly Router[] {
  if (secret === undefined) return [];
  const { pool, onError, onNotice } = container.get(tokens.outside);
  return [
    createResendWebhooks({
      secret,
      heard: createHeard(pool),
      recordReport: container.get(tokens.recordReport),
      onNotice: (notice) => {
        onNotice(`The mail service's door: ${notice}.`);
      },
      onError: (error) => {
        onError('a report of the mail service failed', error);
      },
    }),
  ];
}
