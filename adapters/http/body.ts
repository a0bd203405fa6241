import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { Refusal, tooLong } from './problem-details.js';

/** Far above every message the contract allows; above it nothing is read. */
const bytesMax = 32 * 1024;

const notUtf8 = new Refusal(400, 'not-utf-8', 'The text is not valid UTF-8. Please send it as UTF-8.');
const notJson = new Refusal(
  400,
  'malformed-json',
  'The body is not valid JSON. Please send a JSON document.',
);

/** Takes the body in as bytes, whatever type it claims: widgets send text/plain so that browsers need not ask first. */
export const takeBodyUpTo = (limit: number, refusal: Refusal): readonly RequestHandler[] => [
  ({ headers }, response, next) => {
    const isTooLong = Number(headers['content-length'] ?? 0) > limit;
    // The rest of it is not read.
    if (isTooLong) response.set('Connection', 'close');
    next(isTooLong ? refusal : undefined);
  },
  express.raw({ type: () => true, limit }),
];

export const takeBody = takeBodyUpTo(bytesMax, tooLong);

/** The body by its schema. Raises `not-utf-8`, `malformed-json` or `invalid-request` with the field that is wrong. */
export function readBody<Schema extends z.ZodType>({ body }: Request, schema: Schema): z.infer<Schema> {
  const bytes: unknown = body;
  const text = decode(Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0));
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  if (issue?.code === 'too_big' && field === 'text') throw tooLong;
  const where = field === '' ? 'The request' : `“${field}”`;
  throw new Refusal(
    422,
    'invalid-request',
    `${where} is missing or not valid. Please check it and send it again.`,
  );
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notUtf8;
  }
}

function parse(text: string): unknown {
  try {
    // No database column takes NUL or half a character, and nobody means them.
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
    );
  } catch {
    throw notJson;
  }
}
