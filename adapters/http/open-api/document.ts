import { z } from 'zod';
import { problem } from '../contract/problem.js';
import type { Operation } from './operation.js';
import { parts } from './parts.js';
import { problemsOf } from './problems.js';

interface Config {
  /** Where people reach us. */
  readonly origin: string;
  readonly version: string;
}

type Json = Readonly<Record<string, unknown>>;

/** The API as OpenAPI 3.1 says it (https://spec.openapis.org/oas/v3.1.1), out of the very schemas that check requests. */
export function openApiDocument({ origin, version }: Config): Json {
  const operations = parts.flatMap((part) => part.operations);
  const paths: Record<string, Record<string, Json>> = {};
  for (const { tag, operations: ofPart } of parts) {
    for (const operation of ofPart) {
      const path = pathOf(operation);
      paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described(operation, tag) };
    }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'MiaPulse', version, description: introduction, license: { name: 'Proprietary' } },
    servers: [{ url: `${origin}/api/v1` }],
    tags: parts.map(({ tag: name }) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output'), ...schemasOf(operations) },
      parameters: { Cursor: cursor, IdempotencyKey: idempotencyKey },
      headers: rateHeaders,
      responses: { Unavailable: unavailable },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of the business: `mia_live_…`.' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie(origin) },
      },
    },
  };
}

const introduction =
  'What a business’s own programs can read and do. Every list that goes on has a `nextCursor`; every no is a problem document (RFC 9457) with a stable `code`; a POST with an `Idempotency-Key` can be sent again.';

const sessionCookie = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-mia-session' : 'mia-session';

const pathOf = ({ path }: Operation): string => path.replaceAll(/:(\w+)/gu, '{$1}');

const capital = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);
const requestName = ({ id }: Operation): string => `${capital(id)}Request`;
const answerName = ({ id }: Operation): string => `${capital(id)}Answer`;
const acceptedName = ({ id }: Operation): string => `${capital(id)}Accepted`;
const reference = (place: string, name: string): Json => ({ $ref: `#/components/${place}/${name}` });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
}

function schemasOf(operations: readonly Operation[]): Json {
  const schemas: Record<string, Json> = {};
  for (const operation of operations) {
    const { body, answer, accepted } = operation;
    if (body !== undefined) schemas[requestName(operation)] = schemaOf(body, 'input');
    if (answer !== undefined && typeof answer !== 'string')
      schemas[answerName(operation)] = schemaOf(answer, 'output');
    if (accepted !== undefined) schemas[acceptedName(operation)] = schemaOf(accepted.answer, 'output');
  }
  return schemas;
}

function described(operation: Operation, tag: string): Json {
  const { id, summary, body, isBodyOptional = false, access } = operation;
  return {
    ...{ operationId: id, summary, tags: [tag] },
    ...(access !== 'anybody' && access !== 'member' && { description: `Needs the right to \`${access}\`.` }),
    security: securityOf(operation),
    parameters: parametersOf(operation),
    ...(body !== undefined && {
      requestBody: {
        required: !isBodyOptional,
        content: { 'application/json': { schema: reference('schemas', requestName(operation)) } },
      },
    }),
    responses: responsesOf(operation),
  };
}

/** A key has scopes, and none of them is to manage. */
function securityOf({ access, isOfMembers = false }: Operation): readonly Json[] {
  if (access === 'anybody') return [];
  const isForKeys = (access === 'work' || access === 'audit') && !isOfMembers;
  return isForKeys ? [{ apiKey: [] }, { session: [] }] : [{ session: [] }];
}

function parametersOf({ path, method, query = {}, isPaged = false, access }: Operation): readonly Json[] {
  const isKeyed = access !== 'anybody' && access !== 'member';
  const inPath = [...path.matchAll(/:(\w+)/gu)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));
  const inQuery = Object.entries(query).map(([name, schema]) => ({
    ...{ name, in: 'query', required: false, schema: schemaOf(schema, 'input') },
  }));
  const paged = isPaged ? [reference('parameters', 'Cursor')] : [];
  const key = method === 'POST' && isKeyed ? [reference('parameters', 'IdempotencyKey')] : [];
  return [...inPath, ...inQuery, ...paged, ...key];
}

function responsesOf(operation: Operation): Json {
  const { status, answer, accepted } = operation;
  const type = typeof answer === 'string' ? answer : 'application/json';
  const schema =
    typeof answer === 'string' ? { type: 'string' } : reference('schemas', answerName(operation));
  const good = {
    description: 'Done.',
    headers: rateReferences,
    ...(answer !== undefined && { content: { [type]: { schema } } }),
  };
  const other = accepted && {
    description: accepted.summary,
    headers: rateReferences,
    content: { 'application/json': { schema: reference('schemas', acceptedName(operation)) } },
  };
  const bad = [...problemsOf(operation)].map(([code, codes]): readonly [status: string, response: Json] => [
    String(code),
    refusal(code, codes),
  ]);
  return {
    [String(status)]: good,
    ...(other && { 202: other }),
    ...Object.fromEntries(bad),
    503: reference('responses', 'Unavailable'),
  };
}

const refusal = (status: number, codes: readonly string[]): Json => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  headers:
    status === 429
      ? { ...rateReferences, 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } }
      : rateReferences,
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          reference('schemas', 'Problem'),
          { type: 'object', properties: { status: { const: status }, code: { enum: [...codes] } } },
        ],
      },
    },
  },
});

const rateHeaders: Json = {
  RateLimit: {
    description: 'How many requests are left in this window (draft-ietf-httpapi-ratelimit-headers).',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': { description: 'How many a window allows.', schema: { type: 'string' } },
};
const rateReferences: Json = Object.fromEntries(
  Object.keys(rateHeaders).map((name) => [name, reference('headers', name)]),
);

const unavailable: Json = {
  description: 'Something is busy or away on our side. The same request may be sent again.',
  headers: { ...rateReferences, 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } },
  content: { 'application/problem+json': { schema: reference('schemas', 'Problem') } },
};

const cursor: Json = {
  ...{ name: 'cursor', in: 'query', required: false, schema: { type: 'string', maxLength: 500 } },
  description: 'Where to read on: the `nextCursor` of the page before.',
};

const idempotencyKey: Json = {
  ...{ name: 'Idempotency-Key', in: 'header', required: false },
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  description:
    'For 24 hours the same request under the same key is answered as the first time, with `Idempotency-Replayed: true`.',
};
