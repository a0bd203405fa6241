import express, { Router, type Response } from 'express';
import type { RenewCopy, Renewed } from '../../../application/data-request/renew-copy.js';
import type { HandOver } from '../../../application/disclosure/hand-over.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { LinkReason } from '../../../domain/disclosure/disclosure.js';
import type { CopyTokens } from '../guard/copy-tokens.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { escaped, pageOf } from './page.js';

interface Needs {
  readonly tokens: CopyTokens;
  readonly handOver: HandOver;
  readonly renew: RenewCopy;
  readonly limits: Pick<RateLimits, 'settings' | 'copies' | 'lettersByNetwork'>;
  readonly seen: (position: Position) => Promise<void>;
}

/**
 * What stands behind the link to a copy of somebody's data. Whoever follows it, a scanner of links as well, sees a page with a button; only
 * the button hands the copy over, once.
 */
export function copyDoor({ tokens, handOver, renew, limits, seen }: Needs): Router {
  const router = Router();
  router.use('/requests/copy', limits.settings, (_request, response, next) => {
    response.set({
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
      'Referrer-Policy': 'no-referrer',
    });
    next();
  });
  const noBody = express.text({ type: () => true, limit: '1kb' });

  router.get('/requests/copy/:token', async (request, response) => {
    const link = tokens.read(request.params.token);
    const obstacle = link === undefined ? ('LinkUnknown' as const) : await handOver.obstacle(link);
    if (obstacle === null) response.type('html').send(readyPage());
    else refuse(response, obstacle, request.params.token);
  });

  router.post('/requests/copy/:token', limits.copies, noBody, async (request, response) => {
    const link = tokens.read(String(request.params['token']));
    const handed =
      link === undefined
        ? ({ outcome: 'refused', reason: 'LinkUnknown' } as const)
        : await handOver.follow(link);
    if (handed.outcome === 'refused') {
      refuse(response, handed.reason, String(request.params['token']));
      return;
    }
    if (handed.position !== null) await seen(handed.position);
    if (handed.outcome === 'erased') response.type('html').send(erasedPage());
    else response.attachment('my-data.zip').type('application/zip').send(Buffer.from(handed.bytes));
  });

  router.post('/requests/copy/:token/again', limits.lettersByNetwork, noBody, async (request, response) => {
    const link = tokens.read(String(request.params['token']));
    if (link === undefined) {
      refuse(response, 'LinkUnknown', '');
      return;
    }
    const { outcome } = await renew(link);
    response.status(statuses[outcome]).type('html').send(againPage(outcome));
  });
  return router;
}

const refuse = (response: Response, reason: LinkReason, token: string): void => {
  response.status(reason === 'LinkExpired' || reason === 'LinkUsed' ? 410 : 404);
  response.type('html').send(pageOf('Your data', refusals[reason](token)));
};

const unknown = (): string =>
  '<h1>This link is not complete</h1><p>Please follow it from the letter once more, or <a href="/requests">ask once more</a>.</p>';
const refusals: Readonly<Record<LinkReason, (token: string) => string>> = {
  DisclosureUnknown: unknown,
  LinkUnknown: unknown,
  LinkUsed: () =>
    '<h1>This link was used</h1><p>It works once. If it was not you, or the file did not arrive, <a href="/requests">ask once more</a>.</p>',
  LinkExpired: (token) => `<h1>The time of this link is over</h1>
<p>If you asked by the form, a new one can be sent to the address that you proved. Otherwise please ask where you asked before.</p>
<form method="post" action="/requests/copy/${escaped(token)}/again"><button>Send me a new link</button></form>`,
};

const readyPage = (): string =>
  pageOf(
    'Your data',
    `<h1>Your data is ready</h1>
<p>One file, a zip: open <strong>index.html</strong> in it to read; <strong>data.json</strong> holds the same for programs. Recordings are in it as well.</p>
<form method="post"><button>Get my data</button></form>
<p><small>The file is made now and kept nowhere. This works once: please keep the file where only you see it.</small></p>`,
  );

const erasedPage = (): string =>
  pageOf(
    'Your data',
    `<h1>It was erased</h1>
<p class="done">Nothing that is kept about you can be read any more: there is nothing to hand over.</p>
<p>If you wanted no texts, one hash of your number stays, so that none is ever sent. Nobody can read the number out of it.</p>`,
  );

const statuses: Readonly<Record<Renewed['outcome'], number>> = {
  sent: 200,
  closed: 410,
  'too-many': 429,
  unsent: 503,
};
const againWords: Readonly<Record<Renewed['outcome'], string>> = {
  sent: '<h1>Look into your mail</h1><p>A letter with a new link is on its way. The older links work no more.</p>',
  closed: `<h1>This request is closed</h1><p>Please <a href="/requests">ask once more</a>.</p>`,
  'too-many':
    '<h1>No more links</h1><p>So many links were sent that no more are. Please <a href="/requests">ask once more</a>.</p>',
  unsent: '<h1>The letter did not go out</h1><p>Please try again in some minutes.</p>',
};
const againPage = (outcome: Renewed['outcome']): string => pageOf('Your data', againWords[outcome]);
