import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { DataRequestDesk } from '../../../application/data-request/ask.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Language } from '../../../application/report/locale-of.js';
import { requestKinds, type DataRequestKind } from '../contract/operator.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { codeForm, requestForm, tooManyPage, type Filled } from './data-request-forms.js';
import { languageFor, sendPage } from './page.js';
import { refuseWithPages } from './refused-page.js';
import { receiptPage, unknownReceipt, type ReceiptSeen } from './receipt.js';

interface Needs {
  readonly desk: DataRequestDesk;
  /** What the page of a request or an erasure shows; undefined where there is none of this id. */
  readonly receiptOf: (receiptId: string) => Promise<ReceiptSeen | undefined>;
  /** By the key that stands in a business's website: what it is called, and in which language it is written to. */
  readonly businessOf: (
    siteKey: string,
  ) => Promise<{ readonly name: string; readonly language: Language } | undefined>;
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
export function dataRequestRoutes({ desk, receiptOf, businessOf, limits, seen }: Needs): Router {
  const router = Router();
  const form = express.text({ type: () => true, limit: '8kb' });
  router.use('/requests', refuseWithPages, limits.settings, (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });

  const showForm = async (request: Request, response: Response, filled: Filled): Promise<void> => {
    const business = filled.of === '' ? undefined : await businessOf(filled.of);
    const form = requestForm(languageFor(request, business?.language), filled, business?.name);
    sendPage(response, form, filled.problem === undefined ? 200 : 422);
  };

  router.get('/requests', async (request, response) => {
    const { of, kind } = request.query;
    await showForm(request, response, {
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
      await showForm(request, response, {
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
    const language = languageFor(request);
    const { window } = await desk.begin({
      ...{ kind, email: email.toLowerCase(), siteKey: of, website, language },
    });
    sendPage(response, codeForm(language, window));
  });

  router.post('/requests/code', limits.logIns, form, async (request, response) => {
    const fields = fieldsOf(request.body);
    const language = languageFor(request);
    const code = typed.safeParse(fields);
    const window = (fields['window'] ?? '').slice(0, 200);
    // Only another language was asked for.
    if (fields['code'] === undefined) {
      sendPage(response, codeForm(language, window));
      return;
    }
    const noted = code.success ? await desk.note(code.data) : { outcome: 'wrong-code' as const };
    if (noted.outcome === 'noted') {
      if (noted.position !== null) await seen(noted.position);
      response.redirect(303, `/requests/${noted.requestId}?lang=${language}`);
      return;
    }
    if (noted.outcome === 'register-full') sendPage(response, tooManyPage(language), 503);
    else sendPage(response, codeForm(language, window, noted.outcome), 422);
  });

  router.get('/requests/:id', async (request, response) => {
    const found = await receiptOf(request.params.id.slice(0, 100));
    const language = languageFor(request);
    if (found === undefined) sendPage(response, unknownReceipt(language), 404);
    else sendPage(response, receiptPage(language, found));
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
