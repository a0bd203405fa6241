import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';

interface Config {
  /** Where `widget.js` is, absolute. */
  readonly widgetUrl: string;
  readonly siteKey: string;
  /**
   * Directory in which a newcomer may put changed copies of pages, `prices.html` for instance, to see what the desk makes of a
   * change.
   */
  readonly changedPages?: string;
}

interface Page {
  /** Below the website's root, without `.html`; `es/` and the empty path are its front pages. */
  readonly path: string;
  readonly title: string;
  readonly body: string;
  readonly language: string;
}

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const menus: Readonly<Record<string, readonly (readonly [path: string, label: string])[]>> = {
  en: [
    ['services', 'Services'],
    ['prices', 'Prices'],
    ['hours', 'Hours'],
    ['team', 'Team'],
    ['faq', 'Questions'],
    ['policies', 'Policies'],
    ['gift-cards', 'Gift cards'],
    ['products', 'Products'],
    ['aftercare', 'Aftercare'],
    ['about', 'About'],
    ['booking', 'Booking'],
    ['contact', 'Contact'],
    ['careers', 'Jobs'],
    ['es/', 'Español'],
  ],
  es: [
    ['es/precios', 'Precios'],
    ['es/horario', 'Horario'],
    ['es/preguntas', 'Preguntas'],
    ['contact', 'Contacto'],
    ['', 'English'],
  ],
};

/** The pages of the made-up business, by path. */
function readPages(): ReadonlyMap<string, Page> {
  const names = readdirSync(new URL('pages/', import.meta.url), { recursive: true, encoding: 'utf8' });
  const pages = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => pageOf(name, file(`pages/${name}`)));
  return new Map(pages.map((page) => [page.path, page]));
}

function pageOf(name: string, text: string): Page {
  const [head = '', title = ''] = /^<title>(.*)<\/title>\n/u.exec(text) ?? [];
  const path = name.replace(/(index)?\.html$/u, '');
  return { path, title, body: text.slice(head.length), language: name.startsWith('es/') ? 'es' : 'en' };
}

const nameOf = (path: string): string =>
  path === '' || path.endsWith('/') ? `${path}index.html` : `${path}.html`;

/** The website of a made-up business with the widget on it. Its links are relative, so it works at any place. */
export function demoSite({ widgetUrl, siteKey, changedPages }: Config): Router {
  const pages = readPages();
  /** Only pages there are can be changed, so that no path leads out of the directory. */
  const pageAt = (path: string): Page | undefined => {
    const page = pages.get(path);
    if (page === undefined || changedPages === undefined) return page;
    const changed = join(changedPages, nameOf(path));
    return existsSync(changed) ? pageOf(nameOf(path), readFileSync(changed, 'utf8')) : page;
  };
  const layout = file('layout.html');
  const style = file('style.css');
  const widget = `<script async src="${widgetUrl}" data-site="${siteKey}"></script>`;

  const render = ({ path, title, body, language }: Page): string => {
    const root = path.includes('/') ? '../' : './';
    const links = (menus[language] ?? []).map(
      ([target, label]) =>
        `<a href="${root}${target}"${target === path ? ' aria-current="page"' : ''}>${label}</a>`,
    );
    const parts: Readonly<Record<string, string>> = {
      language,
      title,
      root,
      navigation: links.join('\n'),
      body,
      widget,
    };
    return layout.replaceAll(/\{\{(\w+)\}\}/gu, (_whole, name: string) => parts[name] ?? '');
  };

  const router = Router();
  router.get('/style.css', (_request, response) => {
    response.type('css').send(style);
  });
  router.get('/robots.txt', (request, response) => {
    response
      .type('text')
      .send(`User-agent: *\nDisallow: /private/\nSitemap: ${rootOf(request)}/sitemap.xml\n`);
  });
  router.get('/sitemap.xml', (request, response) => {
    const locations = [...pages.keys()].map((path) => `<url><loc>${rootOf(request)}/${path}</loc></url>`);
    response
      .type('xml')
      .send(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${locations.join('')}</urlset>`);
  });
  router.get('/*path', (request, response, next) => {
    const page = pageAt(request.path.slice(1));
    if (page === undefined) next();
    else response.type('html').send(render(page));
  });
  router.get('/', (_request, response, next) => {
    const page = pageAt('');
    if (page === undefined) next();
    else response.type('html').send(render(page));
  });
  return router;
}

const rootOf = (request: {
  readonly protocol: string;
  readonly baseUrl: string;
  get(name: 'host'): string | undefined;
}) => `${request.protocol}://${request.get('host') ?? 'localhost'}${request.baseUrl}`;
