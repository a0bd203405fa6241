import express, { Router, type Request, type Response } from 'express';
import type { PreferLetters } from '../../../application/mail/prefer-letters.js';
import type { Declining } from '../../../application/mail/send-letter.js';
import type { Language } from '../../../application/report/locale-of.js';
import type { RateLimits } from '../guard/rate-limits.js';
import type { UnsubscribeTokens } from '../guard/unsubscribe-token.js';
import { languageFor, languageLinks, sendPage, type Page } from './page.js';
import { refuseWithPages } from './refused-page.js';
import { wordsIn } from './words/words.js';

interface Needs {
  readonly tokens: UnsubscribeTokens;
  readonly prefer: PreferLetters;
  /** In which a business is written to. */
  readonly languageOf: (tenant: string) => Promise<Language>;
  readonly limits: Pick<RateLimits, 'settings'>;
}

/**
 * What stands behind the unsubscribe link of a letter (RFC 8058). Only a POST unsubscribes, and it needs no cookie: mail
 * programs send it for their reader. Whoever follows the link, a scanner of links as well, sees a page with a button.
 */
export function unsubscribeRoutes({ tokens, prefer, languageOf, limits }: Needs): Router {
  const router = Router();
  router.use('/u', refuseWithPages, limits.settings, (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });
  const languageTo = async (request: Request, { tenant }: Declining): Promise<Language> =>
    languageFor(request, await languageOf(tenant));
  router.get('/u/:token', async (request, response) => {
    const declining = tokens.read(request.params.token);
    if (declining === undefined) unknown(request, response);
    else sendPage(response, asking(await languageTo(request, declining), declining));
  });
  router.post('/u/:token', express.text({ type: () => true, limit: '8kb' }), async (request, response) => {
    const declining = tokens.read(request.params.token);
    const via = askedBy(request.body);
    if (declining === undefined) {
      unknown(request, response);
      return;
    }
    const language = await languageTo(request, declining);
    if (via === undefined) {
      sendPage(response, asking(language, declining), 400);
      return;
    }
    await prefer({ ...declining, isWanted: false, via });
    sendPage(response, done(language, declining));
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

const dashboard = (label: string): string => `<a href="/#/business/account">${label}</a>`;

function unknown(request: Request, response: Response): void {
  const language = languageFor(request);
  const { title, unknown: heading, unknownText } = wordsIn(language).unsubscribe;
  const body = `<h1>${heading}</h1><p>${unknownText(dashboard)}</p>`;
  sendPage(response, { language, title, body, choice: languageLinks(language) }, 404);
}

function asking(language: Language, { kind }: Declining): Page {
  const { title, names, heading, text, submit } = wordsIn(language).unsubscribe;
  return {
    ...{ language, title, choice: languageLinks(language) },
    body: `<h1>${heading(names[kind])}</h1>
<p class="lead">${text(names[kind])}</p>
<form method="post"><input type="hidden" name="by" value="page"><button>${submit}</button></form>`,
  };
}

function done(language: Language, { kind }: Declining): Page {
  const { names, done: title, doneText, back } = wordsIn(language).unsubscribe;
  return {
    ...{ language, title },
    body: `<h1>${title}</h1><p class="done">${doneText(names[kind])}</p>
<p>${back(dashboard)}</p>`,
  };
}
