import type { Request } from 'express';
import type { z } from 'zod';
import { fieldsOf } from './form.js';

/** What Twilio signed is something else than was agreed. Carries the status by which Express and we know such errors. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
  readonly status: number;

  constructor(status: 400 | 403 | 404) {
    super('Not understood');
    this.status = status;
  }
}

/** The body of a request as it came. */
export const textOf = (body: unknown): string => (Buffer.isBuffer(body) ? body.toString('utf8') : '');

/** Reads the form of a request; fields we do not know are Twilio's to add. Raises `NotUnderstood`. */
export function formOf<Fields>(request: Request, schema: z.ZodType<Fields>): Fields {
  const fields = schema.safeParse(fieldsOf(textOf(request.body)));
  if (!fields.success) throw new NotUnderstood(400);
  return fields.data;
}

/** Reads an id of ours in the path of a request. Raises `NotUnderstood`. */
export function idIn(request: Request, name: string): string {
  const id = request.params[name];
  if (typeof id !== 'string' || !/^[\w.-]{1,160}$/u.test(id)) throw new NotUnderstood(404);
  return id;
}
