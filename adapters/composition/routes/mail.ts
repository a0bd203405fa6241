import type { Container } from 'inversify';
import type { Router } from 'express';
import { uuidv7 } from 'uuidv7';
import { preferLetters, reopenMailbox } from '../../../application/mail/prefer-letters.js';
import type { Position } from '../../../application/ports/event-store.js';
import { createMailboxes } from '../../../projections/mailboxes/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { unsubscribeRoutes } from '../../http/pages/unsubscribe.js';
import { letterRoutes } from '../../http/routes/letters.js';
import { createHeard } from '../../resend/heard.js';
import { createResendWebhooks } from '../../resend/webhooks.js';
import { businessLanguage } from '../use-cases/business-locale.js';
import { mailboxIdOf } from '../use-cases/mail.js';
import { tokens } from '../tokens.js';

interface Needs {
  readonly dashboard: Dashboard;
  readonly seen: (position: Position) => Promise<void>;
}

/** Which letters members get: in the dashboard, and behind the links in letters. */
export function mailRoutes(container: Container, { dashboard, seen }: Needs) {
  const { query } = container.get(tokens.readModels);
  const needs = {
    handleMailbox: container.get(tokens.handleMailbox),
    now: container.get(tokens.now),
    ...{ mailboxIdOf, newId: uuidv7 },
  };
  const prefer = preferLetters(needs);
  return {
    letters: letterRoutes({
      ...{ ...dashboard, prefer, seen },
      reopen: reopenMailbox(needs),
      mailboxes: createMailboxes(query),
      team: createTeam(query),
    }),
    unsubscribe: unsubscribeRoutes({
      ...{ prefer, limits: dashboard.limits },
      tokens: container.get(tokens.unsubscribeTokens),
      languageOf: businessLanguage(container),
    }),
  };
}

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
