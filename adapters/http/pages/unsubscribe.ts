import express, { Router, type Response } from 'express';
import type { PreferLetters } from '../../../application/mail/prefer-letters.js';
import type { Declining } from '../../../application/mail/send-letter.js';
import type { RateLimits } from '../guard/rate-limits.js';
import type { UnsubscribeTokens } from '../guard/unsubscribe-token.js';
import { pageOf } from './page.js';

interface Needs {
  readonly tokens: UnsubscribeTokens;
  readonly prefer: PreferLetters;
  readonly limits: Pick<RateLimits, 'settings'>;
}

const names: Readonly<Record<Declining['kind'], string>> = {
  report: 'weekly reports',
  reminder: 'reminders',
};

/**
 * What stands behind the unsubscribe link of a letter (RFC 8058). Only a POST unsubscribes, and it needs no cookie: mail
 * programs send it for their reader. Whoever follows the link, a scanner of links as well, sees a page with a button.
 */
export function unsubscribeRoutes({ tokens, prefer, limits }: Needs): Router {
  const router = Router();
  router.use('/u', limits.settings, (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });
  router.get('/u/:token', (request, response) => {
    const declining = tokens.read(request.params.token);
    if (declining === undefined) unknown(response);
    else response.type('html').send(asking(declining));
  });
  router.post('/u/:token', express.text({ type: () => true, limit: '8kb' }), async (request, response) => {
    const declining = tokens.read(request.params.token);
    const via = askedBy(request.body);
    if (declining === undefined) {
      unknown(response);
      return;
    }
    if (via === undefined) {
      response.status(400).type('html').send(asking(declining));
      return;
    }
    await prefer({ ...declining, isWanted: false, via });
    response.type('html').send(done(declining));
  });
  return router;
}

/** The body that the standard names, as a form of either kind, or that of our own button. */
function askedBy(body: unknown): 'one-click' | 'page' | undefined {
  if (typeof body !== 'string') return undefined;
  if (/^List-Unsubscribe=One-Click\s*$/iu.test(body)) return 'one-click';
  if (/name="?List-Unsubscribe"?\s*(?:\r?\n[^\r\n]+)*\r?\n\r?\nOne-Click\s*\r?\n/iu.test(body))
    return 'one-click';
  return body === 'by=page' ? 'page' : undefined;
}

function unknown(response: Response): void {
  const body =
    '<h1>This link is not complete</h1><p>Please follow it from the letter once more, or choose your letters in the <a href="/#/business/account">dashboard</a>.</p>';
  response.status(404).type('html').send(pageOf('Letters', body));
}

const asking = ({ kind }: Declining): string =>
  pageOf(
    'Unsubscribe',
    `<h1>No more ${names[kind]}?</h1>
<p>You will get no more ${names[kind]} by e-mail. Everything else, such as alerts, still comes.</p>
<form method="post"><input type="hidden" name="by" value="page"><button>Unsubscribe</button></form>`,
  );

const done = ({ kind }: Declining): string =>
  pageOf(
    'Unsubscribed',
    `<h1>Done</h1><p>You get no more ${names[kind]} by e-mail.</p>
<p>You can have them again in the <a href="/#/business/account">dashboard</a>.</p>`,
  );
