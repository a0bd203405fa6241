import { gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEgress } from '../../adapters/egress/egress.js';
import { isPublicAddress, isPublicUrl } from '../../adapters/egress/public-address.js';
import { served, type Served } from '../support/served.js';

const limits = { bytesMax: 100_000, timeoutMs: 2_000, accept: 'text/html' };
let site: Served;
const posts: string[] = [];

beforeAll(async () => {
  const app = express();
  app.get('/', (request, response) => {
    response.json({ cookie: request.headers.cookie ?? null, agent: request.headers['user-agent'] });
  });
  app.get('/to', (request, response) => {
    const { url } = request.query;
    response.redirect(typeof url === 'string' ? url : '/');
  });
  app.get('/loop', (_request, response) => {
    response.redirect('/loop');
  });
  app.get('/bomb', (_request, response) => {
    response.set('Content-Encoding', 'gzip').send(gzipSync(Buffer.alloc(50_000_000)));
  });
  app.get('/silent', () => undefined);
  app.post('/*path', (request, response) => {
    posts.push(request.path);
    if (request.path === '/mute') return;
    if (request.path === '/moved') response.redirect(307, '/hooks');
    else if (request.path === '/endless') response.write('a byte of a body that never ends');
    else response.end();
  });
  site = await served(app);
});
afterAll(() => site.close());

const egressTo = (...websites: readonly string[]) =>
  createEgress({ processors: [], exemptWebsites: websites, userAgent: 'MiaPulse/test' });

describe('addresses', () => {
  test.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '168.63.129.16',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '240.0.0.1',
    '198.18.0.1',
    '192.0.0.1',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fec0::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001:0:1::',
    '2001:db8::1',
    'not an address',
    '',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  test.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('URLs', () => {
  test.each([
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://localhost/',
    'http://printer/',
    'http://db.internal/',
    'http://nas.local/',
    'http://example.com:8080/',
    'http://user@example.com/',
    'http://user:pass@example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'http://example.localhost/',
    'http://127.0.0.1./',
    'http://LOCALHOST/',
    'gopher://example.com/',
    'http://169.254.169.254/latest/meta-data/',
  ])('%s is refused before anything is resolved', (url) => {
    expect(isPublicUrl(new URL(url))).toBe(false);
  });
  test.each(['http://example.com/', 'https://example.com:443/a?b', 'https://8.8.8.8/'])(
    '%s may be resolved',
    (url) => {
      expect(isPublicUrl(new URL(url))).toBe(true);
    },
  );
});

describe('websites', () => {
  test('an exempt one is read, with our name and nothing else of ours', async () => {
    const { webFetch, close } = egressTo(site.origin);
    const outcome = await webFetch.get(site.origin, limits);
    expect(outcome).toMatchObject({ outcome: 'response', status: 200 });
    if (outcome.outcome === 'response') {
      expect(JSON.parse(Buffer.from(outcome.bytes).toString())).toEqual({
        cookie: null,
        agent: 'MiaPulse/test',
      });
    }
    await close();
  });
  test('any other on this machine is not, nor by a redirect to it', async () => {
    const { webFetch, close } = egressTo(site.origin);
    const forbidden = { outcome: 'failed', reason: 'forbidden-address' };
    expect(await egressTo().webFetch.get(site.origin, limits)).toEqual(forbidden);
    for (const url of [
      'http://127.0.0.1:1/',
      'http://169.254.169.254/',
      'http://localhost/',
      'ftp://example.com/',
    ]) {
      expect(await webFetch.get(`${site.origin}/to?url=${encodeURIComponent(url)}`, limits)).toEqual(
        forbidden,
      );
    }
    await close();
  });
  test('a name is checked where it is connected to, each time, all of its addresses', async () => {
    const answers = [['10.0.0.7'], ['93.184.216.34', '127.0.0.1'], ['::1'], []];
    let asked = 0;
    const { webFetch, close } = createEgress(
      { processors: [], exemptWebsites: [], userAgent: 'MiaPulse/test' },
      {
        resolve: () => {
          const addresses = answers[asked] ?? [];
          asked += 1;
          return Promise.resolve(
            addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
          );
        },
      },
    );
    for (const _answer of answers) {
      expect(await webFetch.get('http://rebinding.example.com/', limits)).toMatchObject({
        reason: 'forbidden-address',
      });
    }
    expect(asked).toBe(answers.length);
    await close();
  });
  test('what unpacks to too much, goes in circles or says nothing is bounded', async () => {
    const { webFetch, close } = egressTo(site.origin);
    const bomb = await webFetch.get(`${site.origin}/bomb`, limits);
    expect(bomb).toMatchObject({ truncated: true });
    if (bomb.outcome === 'response') expect(bomb.bytes).toHaveLength(limits.bytesMax);
    expect(await webFetch.get(`${site.origin}/loop`, limits)).toMatchObject({ reason: 'too-many-redirects' });
    expect(await webFetch.get(`${site.origin}/silent`, { ...limits, timeoutMs: 100 })).toMatchObject({
      reason: 'timed-out',
    });
    expect(await webFetch.get('nonsense', limits)).toMatchObject({ reason: 'malformed-url' });
    await close();
  });
});

describe('what is posted to an address that a customer named', () => {
  const posting = { headers: { 'webhook-id': 'an-id' }, body: '{}', timeoutMs: 2_000 };

  test('goes over https to public names only, resolved when the connection is made', async () => {
    let resolved = '';
    const { webPost, close } = createEgress(
      { processors: [], exemptWebsites: [], userAgent: 'MiaPulse/test' },
      { resolve: () => Promise.resolve([{ address: resolved, family: 4 }]) },
    );
    for (const url of [
      site.origin,
      'https://127.0.0.1/',
      'https://169.254.169.254/',
      'https://localhost/',
      'http://example.com/',
      'https://example.com:8443/',
      'https://0x7f000001/',
      'nonsense',
    ]) {
      expect(webPost.allows(url), url).toBe(false);
      expect(await webPost.post({ url, ...posting })).toEqual({
        ...{ outcome: 'failed', reason: 'forbidden-address' },
      });
    }
    const url = 'https://rebinding.example.com/';
    expect(webPost.allows(url)).toBe(true);
    for (resolved of ['10.0.0.7', '127.0.0.1', '169.254.169.254'])
      expect(await webPost.post({ url, ...posting }), resolved).toMatchObject({
        reason: 'forbidden-address',
      });
    await close();
  });

  test('follows no redirect, waits for nobody, and may reach this machine in the sandbox only', async () => {
    const { webPost, close } = createEgress({
      ...{ processors: [], exemptWebsites: [], allowsLoopback: true, userAgent: 'MiaPulse/test' },
    });
    const to = (path: string) => webPost.post({ url: `${site.origin}${path}`, ...posting, timeoutMs: 300 });
    expect(await to('/hooks')).toEqual({ outcome: 'answered', status: 200 });
    expect(await to('/moved')).toEqual({ outcome: 'answered', status: 307 });
    expect(await to('/endless')).toEqual({ outcome: 'answered', status: 200 });
    expect(await to('/mute')).toEqual({ outcome: 'failed', reason: 'timed-out' });
    expect(webPost.allows('http://169.254.169.254/')).toBe(false);
    expect(posts).toEqual(['/hooks', '/moved', '/endless', '/mute']);
    await close();
  });
});
