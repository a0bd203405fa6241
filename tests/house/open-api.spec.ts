import { Validator } from '@seriousme/openapi-schema-validator';
import type { Router } from 'express';
import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createContainer } from '../../adapters/composition/container.js';
import { createRoutes } from '../../adapters/composition/routes/routes.js';
import { openApiDocument } from '../../adapters/http/open-api/document.js';
import { parts } from '../../adapters/http/open-api/parts.js';

const operations = parts.flatMap((part) => part.operations);

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

const routesOf = (layers: readonly Layer[]): readonly string[] =>
  layers.flatMap(({ route, handle }) =>
    route === undefined
      ? routesOf(handle.stack ?? [])
      : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`),
  );

/**
 * The routers as the product puts them together. Nothing connects: no route is asked. There is no operator: what begins with
 * `/operator` is of whoever runs the installation, is asked by its own page alone, and no business's program can call it.
 */
function routers(): readonly Router[] {
  const pool = new Pool({ connectionString: 'postgres://nobody@127.0.0.1:9/nothing' });
  const container = createContainer({
    ...{ pool, keysPool: pool, masterKey: new Uint8Array(32), isAlone: false },
    ...{ ledger: undefined, kurrent: undefined, openAi: undefined, twilio: undefined, pauseMs: 0 },
    ...{ telegram: undefined, payments: undefined },
    resend: { apiKey: 're_none', baseUrl: 'http://127.0.0.1:9', from: '', timeoutMs: 1, triesMax: 1 },
    ...{ ownOrigins: [], exemptWebsites: [], movedClocks: undefined, origin: 'http://localhost' },
    now: () => new Date().toISOString(),
    onError: () => undefined,
    onNotice: () => undefined,
  });
  const standing = { version: '', since: '' };
  return createRoutes(container, {
    ...{ origin: 'http://localhost', isSandbox: true, operator: '', operatorEmails: [], supportEmail: '' },
    papers: {
      ...{ operator: '', contact: '', isSandbox: true, hasPhone: false },
      processors: [],
      promises: [],
      plans: undefined,
    },
    inForce: { terms: standing, privacy: standing },
  }).api;
}

test('every route is described, and nothing else is', () => {
  const there = routesOf(routers().flatMap((router) => router.stack as unknown as readonly Layer[]));
  const described = operations.map(({ method, path }) => `${method} ${path}`);
  expect(described.toSorted()).toEqual(there.toSorted());
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});

test('the document is valid OpenAPI 3.1', async () => {
  const document = openApiDocument({ origin: 'https://desk.example.com', version: '0.1.0' });
  const plain = z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(document)));
  const { valid, errors } = await new Validator().validate(plain);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('every list that goes on is read on by a cursor', () => {
  const answering = operations.filter(
    ({ answer }) => answer instanceof z.ZodObject && 'nextCursor' in answer.shape,
  );
  expect(answering.length).toBeGreaterThan(5);
  for (const { id, method, isPaged = false, body } of answering) {
    // Where words are looked for, it stands beside them.
    const isInBody = method === 'POST' && body instanceof z.ZodObject && 'cursor' in body.shape;
    expect(isPaged || isInBody, id).toBe(true);
  }
});
