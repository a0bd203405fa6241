import express, { Router, type Response } from 'express';
import { z } from 'zod';
import type { DataRequestDesk } from '../../../application/data-request/ask.js';
import type { Position } from '../../../application/ports/event-store.js';
import { requestKinds, type DataRequestKind } from '../contract/operator.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { codeForm, requestForm, tooManyPage, type Filled } from './data-request-forms.js';
import { receiptPage, unknownReceipt, type ReceiptSeen } from './receipt.js';

interface Needs {
  readonly desk: DataRequestDesk;
  /** What the page of a request or an erasure shows; undefined where there is none of this id. */
  readonly receiptOf: (receiptId: string) => Promise<ReceiptSeen | undefined>;
  /** By the key that stands in a business's website: what it is called. */
  readonly nameOf: (siteKey: string) => Promise<string | undefined>;
  readonly limits: Pick<RateLimits, 'settings' | 'lettersByNetwork' | 'lettersByAddress' | 'logIns'>;
  readonly seen: (position: Position) => Promise<void>;
}

const asking = z.object({
  kind: z.enum(requestKinds),
  email: z.email().max(254),
  of: z.string().max(100).default(''),
  website: z.string().trim().max(300).default(''),
});
const typed = z.object({
  code: z
    .string()
    .max(40)
    .transform((text) => text.replaceAll(/\s/gu, ''))
    .pipe(z.string().regex(/^\d{6}$/u)),
  window: z.string().min(1).max(200),
});

/**
 * Where anybody asks about their data who has no login: a form, a code to their address, and a page that says how far it is. It works
 * without a script and without a cookie; what was typed stands in no address.
 */
export function dataRequestRoutes({ desk, receiptOf, nameOf, limits, seen }: Needs): Router {
  const router = Router();
  const form = express.text({ type: () => true, limit: '8kb' });
  router.use('/requests', limits.settings, (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });

  const showForm = async (response: Response, filled: Filled): Promise<void> => {
    const businessName = filled.of === '' ? undefined : await nameOf(filled.of);
    response
      .status(filled.problem === undefined ? 200 : 422)
      .type('html')
      .send(requestForm(filled, businessName));
  };

  router.get('/requests', async (request, response) => {
    const { of, kind } = request.query;
    await showForm(response, {
      of: typeof of === 'string' ? of.slice(0, 100) : '',
      kind: requestKinds.find((one) => one === kind),
      ...{ website: '', email: '' },
    });
  });

  // A letter to somebody who need not have asked.
  const letters = [limits.lettersByNetwork, form, limits.lettersByAddress];
  router.post('/requests', ...letters, async (request, response) => {
    const fields = fieldsOf(request.body);
    const asked = asking.safeParse(fields);
    if (!asked.success) {
      await showForm(response, {
        kind: requestKinds.find((one): one is DataRequestKind => one === fields['kind']),
        of: (fields['of'] ?? '').slice(0, 100),
        website: (fields['website'] ?? '').slice(0, 300),
        email: (fields['email'] ?? '').slice(0, 254),
        problem:
          fields['kind'] === undefined
            ? 'kind'
            : asked.error.issues[0]?.path[0] === 'email'
              ? 'email'
              : 'website',
      });
      return;
    }
    const { kind, email, of, website } = asked.data;
    const { window } = await desk.begin({ kind, email: email.toLowerCase(), siteKey: of, website });
    response.type('html').send(codeForm(window));
  });

  router.post('/requests/code', limits.logIns, form, async (request, response) => {
    const fields = fieldsOf(request.body);
    const code = typed.safeParse(fields);
    const window = (fields['window'] ?? '').slice(0, 200);
    const noted = code.success ? await desk.note(code.data) : { outcome: 'wrong-code' as const };
    if (noted.outcome === 'noted') {
      if (noted.position !== null) await seen(noted.position);
      response.redirect(303, `/requests/${noted.requestId}`);
      return;
    }
    if (noted.outcome === 'register-full') response.status(503).type('html').send(tooManyPage());
    else response.status(422).type('html').send(codeForm(window, noted.outcome));
  });

  router.get('/requests/:id', async (request, response) => {
    const found = await receiptOf(request.params.id.slice(0, 100));
    if (found === undefined) response.status(404).type('html').send(unknownReceipt());
    else response.type('html').send(receiptPage(found));
  });
  return router;
}

/** Of a form, each name once. What no database takes and nobody means is left out. */
const fieldsOf = (body: unknown): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    [...new URLSearchParams(typeof body === 'string' ? body : '')].map(
      ([name, value]) => [name, value.replaceAll('\0', '').toWellFormed()] as const,
    ),
  );
