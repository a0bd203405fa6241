import { load } from 'cheerio';
import type { Document, Element } from 'domhandler';
import type {
  Embedded,
  EmbedLine,
  FrontPage,
  FrontPageLook,
  FrontPages,
} from '../../application/ports/front-pages.js';
import type { WebFetch } from '../../application/ports/web-fetch.js';
import { clean } from './clean.js';
import { blockedBy, policiesOf } from './content-policy.js';
import { isPdf, obstacleTo, textOfDocument, type Response } from './document.js';
import { languageOf } from './extract.js';
import { isBottomless } from './nesting.js';
import { readHead } from './page-head.js';
import { allNodes, textOf, typesOf } from './schema-nodes.js';
import { builderOf } from './site-builder.js';
import { elementsBelow, rawText } from './tree.js';

const limits = { bytesMax: 2_000_000, timeoutMs: 10_000, accept: 'text/html,application/xhtml+xml;q=0.9' };
const nameMax = 120;
const assetsMax = 500;

/** First pages as they are served, read as the crawler reads them. */
export const createFrontPages = (webFetch: WebFetch): FrontPages => ({
  async look(website, line): Promise<FrontPageLook> {
    const outcome = await webFetch.get(website, limits);
    const obstacle = obstacleTo(outcome);
    if (outcome.outcome === 'failed' || obstacle !== null)
      return { outcome: 'failed', reason: obstacle ?? 'unreachable' };
    if (isPdf(outcome)) return { outcome: 'failed', reason: 'not-html' };
    const html = textOfDocument(outcome);
    if (isBottomless(html)) return { outcome: 'failed', reason: 'too-large' };
    try {
      return { outcome: 'looked', page: readFrontPage(html, outcome, line) };
    } catch {
      return { outcome: 'failed', reason: 'no-text' };
    }
  },
});

function readFrontPage(html: string, { url, headers }: Response, line: EmbedLine): FrontPage {
  const root = load(html).root().get(0);
  if (root === undefined) throw new Error('A document without a root');
  const head = readHead(root);
  const marks = marksIn(root);
  const language = head.language ?? languageOf(clean(rawText(root)));
  const nonce = marks.lines.find((one) => isOurs(one, line))?.attribs['nonce'] ?? '';
  const policies = policiesOf(headers['content-security-policy'] ?? '', marks.policies);
  return {
    name: nameIn(head.schema) ?? shortened(marks.siteName) ?? nameOfTitle(head.title, url),
    language: language === 'und' ? null : language,
    builder: builderOf({ headers, generator: marks.generator, assets: marks.assets }),
    embedded: embeddedIn(marks.lines, html, line),
    blocked: blockedBy(policies, { scriptUrl: line.scriptUrl, pageUrl: url, nonce }),
  };
}

interface Marks {
  siteName: string;
  generator: string;
  readonly policies: string[];
  readonly assets: string[];
  /** Script elements with a site key. */
  readonly lines: Element[];
}

function marksIn(root: Document): Marks {
  const marks: Marks = { siteName: '', generator: '', policies: [], assets: [], lines: [] };
  for (const element of elementsBelow(root)) {
    const { name, attribs } = element;
    if (name === 'meta') {
      const { content = '' } = attribs;
      if (attribs['property']?.toLowerCase() === 'og:site_name') marks.siteName ||= clean(content);
      if (attribs['name']?.toLowerCase() === 'generator') marks.generator ||= clean(content);
      if (attribs['http-equiv']?.toLowerCase() === 'content-security-policy') marks.policies.push(content);
    }
    if (name === 'script' && attribs['data-site'] !== undefined) marks.lines.push(element);
    const asset = attribs[name === 'link' ? 'href' : 'src'];
    const isAsset = ['script', 'link', 'img', 'iframe'].includes(name);
    if (isAsset && asset !== undefined && marks.assets.length < assetsMax) marks.assets.push(asset);
    // A tag manager names its address in a script of the page's own.
    if (name === 'script' && asset === undefined && marks.assets.length < assetsMax)
      marks.assets.push(/\/\/www\.googletagmanager\.com\/gtm\.js/u.exec(rawText(element))?.[0] ?? '');
  }
  return marks;
}

const isOurs = ({ attribs }: Element, { scriptUrl, siteKey }: EmbedLine): boolean =>
  attribs['data-site'] === siteKey && attribs['src']?.trim() === scriptUrl;

/** A script of the page may write the line as well: then it stands in it as words. */
function embeddedIn(lines: readonly Element[], html: string, line: EmbedLine): Embedded {
  if (lines.some((one) => isOurs(one, line))) return 'ours';
  if (html.includes(line.siteKey) && html.includes(line.scriptUrl)) return 'ours';
  return lines.some(({ attribs }) => attribs['src']?.trim() === line.scriptUrl) ? 'another' : 'none';
}

/** Kinds of things whose name is not the business's. */
const others =
  /^(WebPage|BreadcrumbList|ListItem|Offer|Product|Service|Person|Question|Answer|ImageObject|PostalAddress|Place|Review|Rating|AggregateRating|Event|Article|BlogPosting|SearchAction|Brand|OfferCatalog|MenuItem|Menu|MenuSection|Country|City|AdministrativeArea|EntryPoint|ReadAction|FAQPage|CollectionPage|AboutPage|ContactPage|ContactPoint|Thing)$/u;

function nameIn(schema: readonly unknown[]): string | undefined {
  const named = allNodes(schema).flatMap((node) => {
    const types = typesOf(node);
    const name = shortened(textOf(node['name']) ?? '');
    return name === undefined || types.length === 0 || types.some((type) => others.test(type))
      ? []
      : [{ name, isWebsite: types.includes('WebSite') }];
  });
  // A website is often named after what it sells; its business is named after itself.
  return (named.find(({ isWebsite }) => !isWebsite) ?? named[0])?.name;
}

const separators = /\s+[|–—·•»:-]\s+|\s*\|\s*/u;
const saysNothing = /^(home|homepage|home page|welcome|start|startseite|inicio|accueil|início)$/iu;

/** The part of "Hair and beauty | Corner Studio" that the website's address speaks of; the first where it speaks of none. */
function nameOfTitle(title: string, url: string): string | null {
  const parts = title.split(separators).flatMap((part) => shortened(part) ?? []);
  const named = parts.filter((part) => !saysNothing.test(part));
  const host = lettersOf(new URL(url).hostname);
  const isInAddress = (part: string): boolean =>
    part.split(/\s+/u).some((word) => lettersOf(word).length > 3 && host.includes(lettersOf(word)));
  return named.find(isInAddress) ?? named[0] ?? null;
}

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

function shortened(name: string): string | undefined {
  const text = clean(name);
  return text === '' || text.length > nameMax ? undefined : text;
}
