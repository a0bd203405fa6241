import { Router } from 'express';
import { renderSVG } from 'uqr';
import { Refusal } from '../problem-details.js';
import { escaped, fileOf, pageOf } from './page.js';
import { businessPrivacyPaper, businessTermsPaper } from './business-papers.js';
import type { BusinessPapers, Papers, RetentionInForce, Standing } from './paper-parts.js';
import { formerPaper, privacyPaper, processorsPaper, termsPaper } from './papers.js';

interface Needs {
  /** Where people reach us, such as `https://desk.example.com`. */
  readonly origin: string;
  readonly siteOf: (
    siteKey: string,
  ) => Promise<{ readonly accountId: string; readonly name: string } | undefined>;
  readonly papers: Papers;
  readonly businessOf: (accountId: string) => Promise<BusinessPapers | undefined>;
  /** How long what was said is kept by this business, or at most; left out where nothing is done away with. */
  readonly retentionOf?: (accountId: string | null) => Promise<RetentionInForce>;
  readonly inForce: Readonly<Record<'terms' | 'privacy', Standing>>;
  /** The words that a paper once had. */
  readonly paperOf: (
    version: string,
  ) => Promise<
    { readonly paper: 'terms' | 'privacy'; readonly words: string; readonly publishedAt: string } | undefined
  >;
  readonly now: () => string;
}

const siteUnknown = () =>
  new Refusal(404, 'site-unknown', 'There is no business under this site key. Please check the link.');

const paperUnknown = () =>
  new Refusal(
    404,
    'paper-unknown',
    'No paper of this installation ever had this version. Please check the link.',
  );

/** The few pages that are no part of the dashboard: the widget on a page of ours, and the papers of the operator and of each business. */
export function pageRoutes({
  origin,
  siteOf,
  papers,
  businessOf,
  retentionOf,
  inForce,
  paperOf,
  now,
}: Needs): Router {
  const style = fileOf('pages.css');
  const router = Router();
  const found = async (siteKey: string) => {
    const site = await siteOf(siteKey);
    const business = site && (await businessOf(site.accountId));
    if (site === undefined || business === undefined) throw siteUnknown();
    return { ...business, siteKey, accountId: site.accountId };
  };
  router.get('/pages.css', (_request, response) => {
    response.type('css').send(style);
  });
  router.get('/privacy', async (_request, response) => {
    response.type('html').send(privacyPaper(papers, await retentionOf?.(null), now(), inForce.privacy));
  });
  router.get('/terms', (_request, response) => {
    response.type('html').send(termsPaper(papers, now(), inForce.terms));
  });
  router.get('/processors', (_request, response) => {
    response.type('html').send(processorsPaper(papers, now()));
  });
  router.get('/papers/:version', async (request, response) => {
    const found = await paperOf(request.params.version);
    if (found === undefined) throw paperUnknown();
    const title = found.paper === 'terms' ? 'Terms' : 'Privacy';
    response.type('html').send(formerPaper(title, found.words, found.publishedAt));
  });
  router.get('/privacy/:siteKey', async (request, response) => {
    const business = await found(request.params.siteKey);
    const retention = await retentionOf?.(business.accountId);
    response.type('html').send(businessPrivacyPaper(papers, business, retention, now()));
  });
  router.get('/terms/:siteKey', async (request, response) => {
    const business = await found(request.params.siteKey);
    response.type('html').send(businessTermsPaper(papers, business, now()));
  });
  const chatPage = async (siteKey: string, words: string, more = ''): Promise<string> => {
    const site = await siteOf(siteKey);
    if (site === undefined) throw siteUnknown();
    const widget = `<script async src="/widget.js" data-site="${escaped(siteKey)}"></script>`;
    return pageOf(site.name, `<h1>${escaped(site.name)}</h1><p>${words}</p>${more}`, widget);
  };
  router.get('/try/:siteKey', async (request, response) => {
    const words = 'This is how your visitors meet your front desk. Ask it something from the corner below.';
    response.type('html').send(await chatPage(request.params.siteKey, words));
  });
  // For a business without a website of its own: an address to hand on, and to print.
  router.get('/c/:siteKey', async (request, response) => {
    const { siteKey } = request.params;
    const code = `<p><img src="/c/${encodeURIComponent(siteKey)}/qr.svg" width="160" height="160" alt="This page as a QR code"></p>`;
    response.type('html').send(await chatPage(siteKey, 'Ask us something from the corner below.', code));
  });
  router.get('/c/:siteKey/qr.svg', async (request, response) => {
    const { siteKey } = request.params;
    if ((await siteOf(siteKey)) === undefined) throw siteUnknown();
    response.type('svg').send(renderSVG(`${origin}/c/${encodeURIComponent(siteKey)}`, { border: 2 }));
  });
  return router;
}
