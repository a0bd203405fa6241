import express, { Router, type Request, type Response } from 'express';
import type { RenewCopy, Renewed } from '../../../application/data-request/renew-copy.js';
import type { HandOver } from '../../../application/disclosure/hand-over.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Language } from '../../../application/report/locale-of.js';
import type { LinkReason } from '../../../domain/disclosure/disclosure.js';
import type { CopyTokens } from '../guard/copy-tokens.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { escaped, languageFor, languageLinks, linkTo, sendPage, type Page } from './page.js';
import { refuseWithPages } from './refused-page.js';
import { wordsIn } from './words/words.js';

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
  router.use('/requests/copy', refuseWithPages, limits.settings, (_request, response, next) => {
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
    if (obstacle === null) sendPage(response, readyPage(languageFor(request)));
    else refuse(request, response, { reason: obstacle, token: request.params.token });
  });

  router.post('/requests/copy/:token', limits.copies, noBody, async (request, response) => {
    const token = String(request.params['token']);
    const language = languageFor(request);
    const link = tokens.read(token);
    const handed =
      link === undefined
        ? ({ outcome: 'refused', reason: 'LinkUnknown' } as const)
        : await handOver.follow(link, language);
    if (handed.outcome === 'refused') {
      refuse(request, response, { reason: handed.reason, token });
      return;
    }
    if (handed.position !== null) await seen(handed.position);
    if (handed.outcome === 'erased') sendPage(response, erasedPage(language));
    else response.attachment('my-data.zip').type('application/zip').send(Buffer.from(handed.bytes));
  });

  router.post('/requests/copy/:token/again', limits.lettersByNetwork, noBody, async (request, response) => {
    const link = tokens.read(String(request.params['token']));
    if (link === undefined) {
      refuse(request, response, { reason: 'LinkUnknown', token: '' });
      return;
    }
    const { outcome } = await renew(link);
    sendPage(response, againPage(languageFor(request), outcome), statuses[outcome]);
  });
  return router;
}

interface Refused {
  readonly reason: LinkReason;
  readonly token: string;
}

function refuse(request: Request, response: Response, { reason, token }: Refused): void {
  const language = languageFor(request);
  const body = refusals[reason](language, token);
  const page = { language, title: wordsIn(language).copy.title, body, choice: languageLinks(language) };
  sendPage(response, page, reason === 'LinkExpired' || reason === 'LinkUsed' ? 410 : 404);
}

const unknown = (language: Language): string => {
  const { unknown: heading, unknownText } = wordsIn(language).copy;
  return `<h1>${heading}</h1><p>${unknownText(linkTo('/requests', language))}</p>`;
};
const refusals: Readonly<Record<LinkReason, (language: Language, token: string) => string>> = {
  DisclosureUnknown: unknown,
  LinkUnknown: unknown,
  LinkUsed(language) {
    const { used, usedText } = wordsIn(language).copy;
    return `<h1>${used}</h1><p>${usedText(linkTo('/requests', language))}</p>`;
  },
  LinkExpired(language, token) {
    const { expired, expiredText, renew } = wordsIn(language).copy;
    return `<h1>${expired}</h1>
<p>${expiredText}</p>
<form method="post" action="/requests/copy/${escaped(token)}/again?lang=${language}"><button>${renew}</button></form>`;
  },
};

function readyPage(language: Language): Page {
  const { title, ready, readyText, get, once } = wordsIn(language).copy;
  return {
    ...{ language, title, choice: languageLinks(language) },
    body: `<h1>${ready}</h1>
<p class="lead">${readyText('<strong>index.html</strong>', '<strong>data.json</strong>')}</p>
<form method="post" action="?lang=${language}"><button>${get}</button></form>
<p><small>${once}</small></p>`,
  };
}

function erasedPage(language: Language): Page {
  const { title, erased, erasedText, erasedHash } = wordsIn(language).copy;
  return {
    ...{ language, title },
    body: `<h1>${erased}</h1>
<p class="done">${erasedText}</p>
<p>${erasedHash}</p>`,
  };
}

const statuses: Readonly<Record<Renewed['outcome'], number>> = {
  sent: 200,
  closed: 410,
  'too-many': 429,
  unsent: 503,
};
function againPage(language: Language, outcome: Renewed['outcome']): Page {
  const { title, again } = wordsIn(language).copy;
  const { heading, text } = again[outcome];
  const body = `<h1>${heading}</h1><p>${text(linkTo('/requests', language))}</p>`;
  return { language, title, body };
}
