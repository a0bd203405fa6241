import { Router } from 'express';
import { Refusal } from '../problem-details.js';
import { escaped, fileOf, pageOf } from './page.js';
import { businessPrivacyPaper, businessTermsPaper } from './business-papers.js';
import type { BusinessPapers, Papers, RetentionInForce, Standing } from './paper-parts.js';
import { formerPaper, privacyPaper, processorsPaper, termsPaper } from './papers.js';

interface Needs {
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

/** The few pages that are no part of the dashboard: the widget on an empty page, and the papers of the operator and of each business. */
export function pageRoutes({
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
  router.get('/try/:siteKey', async (request, response) => {
    const siteKey = request.params.siteKey;
    const site = await siteOf(siteKey);
    if (site === undefined) throw siteUnknown();
    const name = escaped(site.name);
    const body = `<h1>${name}</h1><p>This is how your visitors meet your front desk. Ask it something from the corner below.</p>`;
    const widget = `<script async src="/widget.js" data-site="${escaped(siteKey)}"></script>`;
    response.type('html').send(pageOf(site.name, body, widget));
  });
  return router;
}
