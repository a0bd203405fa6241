import { Router, type Request, type Response } from 'express';
import { renderSVG } from 'uqr';
import type { Language } from '../../../application/report/locale-of.js';
import { Refusal } from '../problem-details.js';
import { escaped, fileOf, languageFor, languageLinks, linkTo, sendPage } from './page.js';
import { refuseWithPages } from './refused-page.js';
import { wordsIn, type Words } from './words/words.js';
import { businessPrivacyPaper, businessTermsPaper } from './business-papers.js';
import type { BusinessPapers, Papers, RetentionInForce, Standing } from './paper-parts.js';
import { formerPaper, privacyPaper, processorsPaper, termsPaper } from './papers.js';

interface Needs {
  /** Where people reach us, such as `https://desk.example.com`. */
  readonly origin: string;
  readonly siteOf: (
    siteKey: string,
  ) => Promise<{ readonly accountId: string; readonly name: string } | undefined>;
  /** In which a business is written to. */
  readonly languageOf: (accountId: string) => Promise<Language>;
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

/** The button is shown once the chat can be opened. */
const chatScript = `addEventListener('load', () => {
  const start = document.getElementById('start');
  if (window.MiaPulse === undefined || start === null) return;
  start.hidden = false;
  start.addEventListener('click', () => window.MiaPulse.open());
});
`;

/** The few pages that are no part of the dashboard: the widget on a page of ours, and the papers of the operator and of each business. */
export function pageRoutes(needs: Needs): Router {
  const style = fileOf('pages.css');
  const router = Router();
  router.get('/pages.css', (_request, response) => {
    response.type('css').send(style);
  });
  router.get('/chat-page.js', (_request, response) => {
    response.type('js').send(chatScript);
  });
  router.use(['/privacy', '/terms', '/processors', '/papers', '/c', '/try'], refuseWithPages);
  addPapers(router, needs);
  addPapersOfBusinesses(router, needs);
  addChatPages(router, needs);
  return router;
}

function addPapers(router: Router, { papers, retentionOf, inForce, paperOf, now }: Needs): void {
  const readBy = (request: Request) => ({ language: languageFor(request), now: now() });
  router.get('/privacy', async (request, response) => {
    const retention = await retentionOf?.(null);
    sendPage(response, privacyPaper(papers, retention, readBy(request), inForce.privacy));
  });
  router.get('/terms', (request, response) => {
    sendPage(response, termsPaper(papers, readBy(request), inForce.terms));
  });
  router.get('/processors', (request, response) => {
    sendPage(response, processorsPaper(papers, readBy(request)));
  });
  router.get('/papers/:version', async (request, response) => {
    const found = await paperOf(request.params.version);
    if (found === undefined) throw paperUnknown();
    sendPage(response, formerPaper(languageFor(request), found.paper, found));
  });
}

function addPapersOfBusinesses(router: Router, needs: Needs): void {
  const { papers, siteOf, businessOf, retentionOf, languageOf, now } = needs;
  const found = async (request: Request<{ siteKey: string }>) => {
    const { siteKey } = request.params;
    const site = await siteOf(siteKey);
    const business = site && (await businessOf(site.accountId));
    if (site === undefined || business === undefined) throw siteUnknown();
    const { accountId } = site;
    const read = { language: languageFor(request, await languageOf(accountId)), now: now() };
    return { business: { ...business, siteKey }, accountId, read };
  };
  router.get('/privacy/:siteKey', async (request, response) => {
    const { business, accountId, read } = await found(request);
    const retention = await retentionOf?.(accountId);
    sendPage(response, businessPrivacyPaper(papers, business, retention, read));
  });
  router.get('/terms/:siteKey', async (request, response) => {
    const { business, read } = await found(request);
    sendPage(response, businessTermsPaper(papers, business, read));
  });
}

function addChatPages(router: Router, { origin, siteOf, languageOf }: Needs): void {
  const sendChat = async (
    request: Request<{ siteKey: string }>,
    response: Response,
    more: (words: Words['chat'], language: Language) => string,
  ): Promise<void> => {
    const { siteKey } = request.params;
    const site = await siteOf(siteKey);
    if (site === undefined) throw siteUnknown();
    const language = languageFor(request, await languageOf(site.accountId));
    const words = wordsIn(language).chat;
    sendPage(response, {
      ...{ language, title: site.name, choice: languageLinks(language) },
      head: `<script async src="/widget.js" data-site="${escaped(siteKey)}" data-language="${language}"></script>
<script defer src="/chat-page.js"></script>`,
      body: `<div class="welcome"><h1>${escaped(site.name)}</h1>${more(words, language)}</div>`,
    });
  };
  const start = ({ start: label, noScript }: Words['chat']): string =>
    `<p><button id="start" hidden>${label}</button></p><noscript><p class="problem">${noScript}</p></noscript>`;

  router.get('/try/:siteKey', async (request, response) => {
    await sendChat(request, response, (words) => `<p class="lead">${words.tried}</p>${start(words)}`);
  });
  // For a business without a website of its own: an address to hand on, and to print.
  router.get('/c/:siteKey', async (request, response) => {
    const of = encodeURIComponent(request.params.siteKey);
    await sendChat(request, response, (words, language) => {
      const { titles } = wordsIn(language).papers;
      return [
        `<p class="lead">${words.intro}</p>${start(words)}`,
        `<figure class="code"><img src="/c/${of}/qr.svg" width="140" height="140" alt="${words.code}"><figcaption>${words.scan}</figcaption></figure>`,
        `<p class="papers">${linkTo(`/privacy/${of}`, language)(titles.privacy)} ${linkTo(`/terms/${of}`, language)(titles.terms)}</p>`,
      ].join('');
    });
  });
  router.get('/c/:siteKey/qr.svg', async (request, response) => {
    const { siteKey } = request.params;
    if ((await siteOf(siteKey)) === undefined) throw siteUnknown();
    response.type('svg').send(renderSVG(`${origin}/c/${encodeURIComponent(siteKey)}`, { border: 2 }));
  });
}
