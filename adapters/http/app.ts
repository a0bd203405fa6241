import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { smallest, smallestIn } from './built-files.js';
import { sameOriginOnly } from './guard/same-origin.js';
import { widgetLanguages } from './notice.js';
import { handleErrors, notFound } from './problem-details.js';

export interface AppConfig {
  /** Where people reach us, such as `https://desk.example.com`. */
  readonly origin: string;
  readonly trustedProxyHops: number;
  /** Whether there is a mailbox and a demo: nothing leaves the machine. */
  readonly isSandbox: boolean;
}

export interface AppParts {
  readonly api: readonly Router[];
  /** Counts every request to the API, and says so in every answer. */
  readonly apiLimit: RequestHandler;
  /** The API as OpenAPI describes it; asked for once, by the first who wants it. */
  readonly openApi: () => object;
  readonly widget: Router;
  readonly pages: readonly Router[];
  /** Of vendors: they read bodies by themselves, because a signature is over every byte. */
  readonly webhooks: readonly Router[];
  /** Mounted at `/sandbox` and `/demo`; absent on any installation that can reach the world. */
  readonly sandbox:
    | {
        readonly mailbox: Router;
        readonly handset: Router | undefined;
        readonly clock: Router;
        readonly telegram: Router;
        readonly stripe: Router;
        readonly demo: Router;
      }
    | undefined;
  /** Whether the database answers and the read models run. */
  readonly isReady: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

const built = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Everything this process serves, put together. */
export function createApp({ origin, trustedProxyHops, isSandbox }: AppConfig, parts: AppParts): Express {
  const isSecure = origin.startsWith('https:');
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustedProxyHops);
  app.set('query parser', 'simple');

  app.get('/healthz', (_request, response) => {
    response.type('text').send('alive\n');
  });
  app.get('/readyz', async (_request, response) => {
    const isReady = await parts.isReady().catch(() => false);
    response
      .status(isReady ? 200 : 503)
      .type('text')
      .send(isReady ? 'ready\n' : 'not ready\n');
  });
  if (isSecure) app.use(onlyOverHttps(origin));
  app.use(
    helmet({
      contentSecurityPolicy: { directives: policy(isSecure) },
      strictTransportSecurity: isSecure ? { maxAge: 63_072_000 } : false,
      crossOriginEmbedderPolicy: false,
    }),
  );

  for (const webhooks of parts.webhooks) app.use(webhooks);
  app.use('/widget/v1', parts.widget);
  for (const name of ['', '-panel', ...widgetLanguages.map((language) => `-texts-${language}`)]) {
    app.get(`/widget${name}.js`, sendScript(built(`widget/widget${name}.js`)));
  }

  let openApi: string | undefined;
  app.get('/api/openapi.json', (_request, response) => {
    openApi ??= JSON.stringify(parts.openApi());
    response.set('Access-Control-Allow-Origin', '*').type('json').send(openApi);
  });
  app.use('/api/v1', parts.apiLimit, sameOriginOnly(new Set([origin])));
  app.get('/api/v1/installation', (_request, response) => {
    response.json({ sandbox: isSandbox });
  });
  app.use('/api/v1', ...parts.api);
  app.use('/api', notFound);

  if (parts.sandbox !== undefined) {
    if (parts.sandbox.handset !== undefined) app.use('/sandbox/handset', parts.sandbox.handset);
    app.use('/sandbox/clock', sameOriginOnly(new Set([origin])), parts.sandbox.clock);
    app.use('/sandbox/telegram', parts.sandbox.telegram);
    app.use('/sandbox/stripe', parts.sandbox.stripe);
    app.use('/sandbox', parts.sandbox.mailbox);
    app.get('/demo', (request, response, next) => {
      if (request.originalUrl.endsWith('/')) next();
      else response.redirect(308, '/demo/');
    });
    app.use('/demo', parts.sandbox.demo);
  }
  app.use(...parts.pages);
  // The same page: what it shows is found by its address.
  app.get('/operator', (request, response) => {
    response.set('Cache-Control', 'no-cache');
    response.sendFile(smallest(built('ui/index.html'), request, response), { dotfiles: 'allow' });
  });
  app.use(
    smallestIn(built('ui')),
    express.static(built('ui'), { index: 'index.html', maxAge: '1h', setHeaders: cacheAssets }),
  );
  app.use(notFound);
  app.use(handleErrors(parts.onError));
  return app;
}

/** Plain requests that a proxy let through go back to the address that is encrypted. */
const onlyOverHttps =
  (origin: string): RequestHandler =>
  (request, response, next) => {
    if (request.secure) next();
    else response.redirect(308, new URL(request.originalUrl, origin).href);
  };

const policy = (isSecure: boolean) => ({
  'default-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  // A recording is fetched whole, so that it can be drawn, and then played from memory.
  'media-src': ["'self'", 'blob:'],
  // A letter in the mailbox is shown in a frame that can do nothing.
  'frame-src': ["'self'"],
  'frame-ancestors': ["'self'"],
  'upgrade-insecure-requests': isSecure ? [] : null,
});

/** The embed is loaded by other websites' pages. */
function sendScript(path: string): RequestHandler {
  return (request, response, next) => {
    if (!existsSync(path)) {
      next();
      return;
    }
    response.set({ 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' });
    response.sendFile(smallest(path, request, response), { maxAge: '5m', dotfiles: 'allow' });
  };
}

function cacheAssets(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  // Names of built assets carry the hash of what is in them.
  if (path.includes('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  if (!/\.html(?:\.br|\.gz)?$/u.test(path)) return;
  response.setHeader('Cache-Control', 'no-cache');
  // Asked for while the scripts are on their way.
  response.setHeader('Link', '</api/v1/session>; rel=preload; as=fetch; crossorigin');
}
