import express, { type RequestHandler } from 'express';
import { createUnsubscribeTokens } from '../../adapters/http/guard/unsubscribe-token.js';
import { copyDoor } from '../../adapters/http/pages/copy-door.js';
import { dataRequestRoutes } from '../../adapters/http/pages/data-requests.js';
import { pageRoutes } from '../../adapters/http/pages/pages.js';
import { handleErrors } from '../../adapters/http/problem-details.js';
import type { ReceiptSeen } from '../../adapters/http/pages/receipt.js';
import { unsubscribeRoutes } from '../../adapters/http/pages/unsubscribe.js';
import type { LinkReason } from '../../domain/disclosure/disclosure.js';
import { served, type Served } from './served.js';

const at = (day: number): string => `2026-05-0${String(day)}T09:00:00.000Z`;
const request = {
  ...({ kind: 'erasure', reference: 'WEB-000000001', outcome: null, closedAt: null } as const),
  ...{ receivedAt: at(1), dueAt: at(9) },
};
const closed = (outcome: 'done' | 'not-found' | 'refused') => ({ ...request, outcome, closedAt: at(3) });
const erasure = {
  ...({ status: 'begun', graceUntil: at(4), deadlineAt: at(8), placeCount: 20, doneCount: 8 } as const),
  ...{ endedAt: at(3), kept: [] },
  clearPlaces: [
    ...['wrapping-key', 'sealed-values', 'snapshots', 'blobs', 'read-models', 'contacts'],
    ...['answered-requests', 'memory', 'backups', 'knowledge', 'visits', 'sessions', 'api-keys', 'line'],
    ...['members', 'phone-company', 'payments', 'mail-service', 'language-model', 'messenger'],
  ],
};
/** By their ids: each state that a request and an erasure may be in. */
const receipts: Readonly<Record<string, Omit<ReceiptSeen, 'receiptId'>>> = {
  noted: { request, erasure: null },
  waiting: { request, erasure: { ...erasure, status: 'requested' } },
  begun: { request, erasure },
  cancelled: { request: null, erasure: { ...erasure, status: 'cancelled' } },
  done: {
    request: closed('done'),
    erasure: {
      ...{ ...erasure, status: 'completed' },
      kept: ['opt-out', 'invoices', 'sent-letters', 'older-alerts'],
    },
  },
  nothing: { request: closed('not-found'), erasure: null },
  refused: { request: closed('refused'), erasure: null },
};
const obstacles: readonly LinkReason[] = ['LinkUnknown', 'LinkUsed', 'LinkExpired'];
const renewals = ['sent', 'closed', 'too-many', 'unsent'] as const;

const unsubscribeTokens = createUnsubscribeTokens(new Uint8Array(32));
export const unsubscribePath = (kind: 'report' | 'reminder'): string =>
  `/u/${unsubscribeTokens.issue({ tenant: 'business', memberId: 'ann', kind })}`;

/** Every page that visitors meet, by what leads to it: its method, path and fields of a form. The business is written to in Spanish. */
export const publicPages: readonly (readonly [
  method: 'GET' | 'POST',
  path: string,
  fields?: Readonly<Record<string, string>>,
])[] = [
  ['GET', '/requests'],
  ['GET', '/requests?of=a-site&kind=access'],
  ['POST', '/requests', { email: 'ann@example.com' }],
  ['POST', '/requests', { kind: 'access', email: 'ann' }],
  ['POST', '/requests', { kind: 'access', email: 'ann@example.com', website: 'x'.repeat(301) }],
  ['POST', '/requests', { kind: 'access', email: 'ann@example.com' }],
  ['POST', '/requests/code', { window: 'window' }],
  ['POST', '/requests/code', { window: 'window', code: '000001' }],
  ['POST', '/requests/code', { window: 'window', code: '000002' }],
  ['POST', '/requests/code', { window: 'window', code: '000003' }],
  ...[...Object.keys(receipts), 'unknown'].map((id) => ['GET', `/requests/${id}`] as const),
  ...['ready', ...obstacles].map((token) => ['GET', `/requests/copy/${token}`] as const),
  ['POST', '/requests/copy/erased'],
  ...renewals.map((token) => ['POST', `/requests/copy/${token}/again`] as const),
  ...(['report', 'reminder'] as const).flatMap(
    (kind) =>
      [
        ['GET', unsubscribePath(kind)],
        ['POST', unsubscribePath(kind), { by: 'page' }],
      ] as const,
  ),
  ['GET', '/u/unknown'],
  ['GET', '/c/a-site'],
  ['GET', '/try/a-site'],
  ['GET', '/privacy'],
  ['GET', '/terms'],
  ['GET', '/processors'],
  ['GET', '/privacy/a-site'],
  ['GET', '/terms/a-site'],
  ['GET', '/papers/former'],
  ['GET', '/papers/none'],
  ['GET', '/c/nobody'],
  ['POST', '/requests', { email: 'x'.repeat(10_000) }],
];

/** The pages on a server, whose cases answer as their names say. */
export async function servePublicPages(): Promise<
  Served & { readonly asked: { readonly language: string }[] }
> {
  const asked: { readonly language: string }[] = [];
  const pass: RequestHandler = (_request, _response, next) => {
    next();
  };
  const limits = {
    ...{ settings: pass, copies: pass, logIns: pass, lettersByNetwork: pass, lettersByAddress: pass },
  };
  const seen = () => Promise.resolve();
  const business = { accountId: 'business', name: 'Marigold <Studio>' };
  const siteOf = (siteKey: string) => Promise.resolve(siteKey === 'a-site' ? business : undefined);
  const app = express();
  app.use(
    copyDoor({
      ...{ limits, seen },
      tokens: {
        issue: () => '',
        read: (token) => ({ tenant: 'business', disclosureId: token, linkId: token }),
      },
      handOver: {
        obstacle: ({ linkId }) => Promise.resolve(obstacles.find((one) => one === linkId) ?? null),
        follow: () => Promise.resolve({ outcome: 'erased', position: null }),
      },
      renew: ({ linkId }) => Promise.resolve({ outcome: renewals.find((one) => one === linkId) ?? 'closed' }),
    }),
    dataRequestRoutes({
      ...{ limits, seen },
      desk: {
        begin: ({ language }) => {
          asked.push({ language });
          return Promise.resolve({ window: 'window' });
        },
        note: ({ code }) =>
          Promise.resolve(
            code === '000000'
              ? { outcome: 'noted', requestId: 'noted', position: null }
              : {
                  outcome:
                    code === '000002' ? 'code-over' : code === '000003' ? 'register-full' : 'wrong-code',
                },
          ),
      },
      receiptOf: (receiptId) => {
        const found = Object.hasOwn(receipts, receiptId) ? receipts[receiptId] : undefined;
        return Promise.resolve(found && { receiptId, ...found });
      },
      businessOf: async (siteKey) => {
        const site = await siteOf(siteKey);
        return site && { name: site.name, language: 'es' };
      },
    }),
    unsubscribeRoutes({
      ...{ limits, tokens: unsubscribeTokens, prefer: () => Promise.resolve(null) },
      languageOf: () => Promise.resolve('es'),
    }),
    pageRoutes({
      ...{ origin: 'https://desk.example.com', siteOf, languageOf: () => Promise.resolve('es') },
      papers: {
        ...{ operator: 'Example Ltd', contact: 'help@example.com', isSandbox: true, hasPhone: true },
        ...{ processors: [], promises: [], plans: undefined },
      },
      businessOf: () =>
        Promise.resolve({
          ...{ name: business.name, website: null, asksModel: false, hasLine: true },
          ...{ asksFirst: false, mailsTranscripts: true },
        }),
      inForce: {
        terms: { version: 'a', since: at(1) },
        privacy: { version: 'b', since: at(1) },
      },
      paperOf: (version) =>
        Promise.resolve(
          version === 'former' ? { paper: 'terms', words: '<h1>Terms</h1>', publishedAt: at(1) } : undefined,
        ),
      now: () => at(2),
    }),
  );
  app.use(handleErrors(() => undefined));
  return { ...(await served(app)), asked };
}
