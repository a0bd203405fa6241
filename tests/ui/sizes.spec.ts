import { readFileSync } from 'node:fs';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { pathToFileURL } from 'node:url';
import { Router } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { createApp as CreateApp } from '../../adapters/http/app.js';
import { de } from '../../ui/texts/de/de.js';
import { en } from '../../ui/texts/en/en.js';
import { served, type Served } from '../support/served.js';

interface Answer {
  readonly headers: IncomingMessage['headers'];
  /** As they came over the wire. */
  readonly bytes: Buffer;
}

const sizeMax = 120 * 1_024;
let product: Served;

/** What is built sends what is built. */
const builtApp = pathToFileURL('dist/adapters/http/app.js').href;

beforeAll(async () => {
  const { createApp } = (await import(builtApp)) as { readonly createApp: typeof CreateApp };
  product = await served(
    createApp(
      { origin: 'http://localhost', trustedProxyHops: 0, isSandbox: false },
      {
        ...{ api: [Router()], widget: Router(), pages: [Router()], webhooks: [], sandbox: undefined },
        ...{ openApi: () => ({}), isReady: () => Promise.resolve(true), onError: () => undefined },
        apiLimit: (_request, _response, next) => {
          next();
        },
      },
    ),
  );
});
afterAll(() => product.close());

/** Not by `fetch`, which unpacks what comes. */
const get = (path: string, encoding: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    httpGet(product.origin + path, { headers: { 'Accept-Encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ headers: response.headers, bytes: Buffer.concat(chunks) });
        else reject(new Error(`${path}: ${String(response.statusCode)}`));
      });
    }).on('error', reject);
  });

/** A chunk, and all that it names without asking first, by the build’s own list. */
const chunks = JSON.parse(readFileSync('dist/ui/chunks.json', 'utf8')) as Record<
  string,
  { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] }
>;
function filesOf(name: string, found = new Set<string>()): Set<string> {
  const chunk = chunks[name];
  if (chunk === undefined) throw new Error(`${name} is not built`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const style of chunk.css ?? []) found.add(style);
  for (const one of chunk.imports ?? []) filesOf(one, found);
  return found;
}
const rooms = Object.keys(chunks).filter((name) => /^pages\/[A-Z]\w+\.svelte$/u.test(name));
/** The words come in the language of whoever reads. */
const catalogues = ['en', 'de'].map((language) => filesOf(`texts/${language}/${language}.ts`));
const first = ['icon.svg', ...filesOf('index.html')];

test.each(['br', 'gzip'])('whatever room is opened first, it comes in 120 KB of %s', async (encoding) => {
  const sizes = new Map<string, number>();
  const sizeOf = async (path: string): Promise<number> => {
    const known = sizes.get(path);
    if (known !== undefined) return known;
    const { bytes, headers } = await get(path, encoding);
    // The smallest do not become smaller.
    if (bytes.length > 500) expect(headers['content-encoding'], path).toBe(encoding);
    sizes.set(path, bytes.length);
    return bytes.length;
  };
  for (const room of rooms) {
    for (const catalogue of catalogues) {
      const files = new Set([...first, ...filesOf(room), ...catalogue]);
      let total = 0;
      for (const path of ['', ...files]) total += await sizeOf(`/${path}`);
      expect(total, room).toBeLessThanOrEqual(sizeMax);
    }
  }
});

test('each language is a file of its own, and no other file holds its words', async () => {
  const scripts = new Set(Object.values(chunks).map(({ file }) => file));
  for (const [said, catalogue] of [[en, catalogues[0]] as const, [de, catalogues[1]] as const]) {
    const holding: string[] = [];
    for (const file of scripts)
      if ((await get(`/${file}`, 'identity')).bytes.includes(said.today.lead)) holding.push(file);
    expect(holding).toEqual([...(catalogue ?? [])]);
  }
});

test('every room but the first is a file of its own, and none of the first load', () => {
  expect(rooms.length).toBeGreaterThanOrEqual(12);
  const files = rooms.map((room) => chunks[room]?.file ?? '');
  expect(new Set(files).size).toBe(rooms.length);
  for (const file of files) expect(first).not.toContain(file);
});

test('what has its hash in its name is kept for good, the page is asked for anew, and caches keep the forms apart', async () => {
  const page = await get('/', 'gzip, deflate, br');
  expect(page.headers).toMatchObject({
    ...{ 'content-encoding': 'br', 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' },
    vary: 'Accept-Encoding',
    // What every page begins with is asked for beside its scripts.
    link: '</api/v1/session>; rel=preload; as=fetch; crossorigin',
  });
  const entry = `/${chunks['index.html']?.file ?? ''}`;
  const script = await get(entry, 'br');
  expect(script.headers).toMatchObject({
    ...{ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' },
    ...{ 'content-type': 'text/javascript; charset=utf-8', vary: 'Accept-Encoding' },
  });
  const plain = await get(entry, 'identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.bytes.length).toBeGreaterThan(script.bytes.length);
  const { headers: ofOperator } = await get('/operator', 'br');
  expect(ofOperator['content-encoding']).toBe('br');
  expect(ofOperator['link']).toBeUndefined();
  expect((await get('/widget.js', 'br')).headers['content-encoding']).toBe('br');
});

test('a phone can install it, and nothing of anybody is kept by a worker', async () => {
  const page = (await get('/', 'identity')).bytes.toString();
  expect(page).toContain('name="theme-color"');
  const path = /rel="manifest" href="([^"]+)"/u.exec(page)?.[1] ?? '';
  const { bytes, headers } = await get(path, 'identity');
  expect(headers['content-type']).toMatch(/^application\/manifest\+json/u);
  const { icons, ...manifest } = JSON.parse(bytes.toString()) as {
    readonly icons: readonly { readonly src: string; readonly sizes: string; readonly type: string }[];
  };
  expect(manifest).toMatchObject({ name: 'MiaPulse', start_url: '/', display: 'standalone' });
  for (const { src, type, sizes } of icons) {
    const icon = await get(src, 'identity');
    expect(icon.headers['content-type']).toBe(type);
    // The width of a PNG stands in its first chunk.
    if (type === 'image/png') expect(icon.bytes.readUInt32BE(16)).toBe(Number(sizes.split('x')[0]));
  }
  for (const { file } of Object.values(chunks))
    expect((await get(`/${file}`, 'identity')).bytes.includes('serviceWorker'), file).toBe(false);
});
