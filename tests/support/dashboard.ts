import axe from 'axe-core';
import express, { type Request, type Response } from 'express';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { LiveChange } from '../../adapters/http/contract/inbox.js';
import { deskOf, sessionOf } from './desk-answers.js';
import { served } from './served.js';

/** `unanswered`: the request stays open. A body of bytes is sound. */
export type Answer = { readonly status: number; readonly body?: unknown } | 'unanswered';

export interface Dashboard {
  readonly origin: string;
  /** Every POST that came in, oldest first. */
  readonly posted: readonly { readonly path: string; readonly body: unknown }[];
  /** Sets what is answered from now on: `/facts` to a GET, `POST /facts` to a POST. A POST without one is answered 204. */
  readonly answer: (what: string, answer: Answer | ((body: unknown) => Answer)) => void;
  /** Tells every open screen that something changed. */
  readonly push: (change: LiveChange) => void;
  /** Opens a screen in a window of its own: `#/knowledge/facts`. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  body: { type: `about:blank#${code}`, title: code, status, code, detail },
});
/** Nothing is wrong with the browser: the server fails. */
export const outage = problem(503, 'store-unavailable', 'The store does not answer. Please try again.');

/** The built dashboard on a server that answers whatever the test says, for somebody who is logged in. */
export async function serveDashboard(browser: Browser): Promise<Dashboard> {
  const answers = new Map<string, Answer | ((body: unknown) => Answer)>([
    ['/installation', ok({ sandbox: false })],
    ['/session', ok(sessionOf())],
    ['/desk', ok(deskOf())],
  ]);
  const posted: { path: string; body: unknown }[] = [];
  const listeners = new Set<Response>();
  const pages: Page[] = [];

  const reply = (request: Request, response: Response, name: string): void => {
    const given =
      answers.get(name) ?? (request.method === 'POST' ? { status: 204 } : problem(404, 'none', name));
    const answer = typeof given === 'function' ? given(request.body) : given;
    if (answer === 'unanswered') return;
    if (answer.body instanceof Buffer) {
      response.status(answer.status).type('audio/wav').send(answer.body);
      return;
    }
    const type = answer.status < 400 ? 'application/json' : 'application/problem+json';
    response.status(answer.status).type(type).send(JSON.stringify(answer.body));
  };

  const app = express();
  app.use(express.static('dist/ui'), express.json());
  app.get('/operator', (_request, response) => {
    response.sendFile('index.html', { root: 'dist/ui' });
  });
  app.get('/log/verifier', (_request, response) => {
    response.sendFile('verifier.html', { root: 'dist/adapters/consent-log/pages' });
  });
  app.get('/api/v1/live', (_request, response) => {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  });
  app.use('/api/v1', (request, response) => {
    const path = request.url;
    if (request.method === 'POST') posted.push({ path, body: request.body });
    reply(request, response, request.method === 'POST' ? `POST ${path}` : path);
  });
  const server = await served(app);

  return {
    origin: server.origin,
    posted,
    answer: (what, answer) => void answers.set(what, answer),
    push(change) {
      for (const response of listeners) response.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
    },
    async open(path, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'en-US',
        timezoneId: 'UTC',
        ...options,
      });
      const page = await context.newPage();
      pages.push(page);
      await page.goto(`${server.origin}/${path}`);
      return page;
    },
    async close() {
      await Promise.all(pages.map((page) => page.context().close()));
      await server.close();
    },
  };
}

/** What axe finds wrong with a screen: the rule and the first place. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: loaded } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await loaded.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

/** Whether something stands beside the window, so that the whole page has to be moved sideways. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** The window of an office, and that of a phone held by somebody who reads in the dark. */
export const windows = [
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 320, height: 700 }, colorScheme: 'dark', reducedMotion: 'reduce' },
] as const satisfies readonly BrowserContextOptions[];

/** A name or id of what has the focus. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return ['aria-label', 'name', 'id'].map((name) => activeElement?.getAttribute(name)).find(Boolean) ?? '';
  });
