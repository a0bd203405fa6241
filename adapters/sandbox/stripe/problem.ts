import { z } from 'zod';

interface About {
  readonly type?: string;
  readonly code?: string;
  readonly param?: string;
}

/** A refusal as Stripe words it: https://docs.stripe.com/api/errors. */
export class Problem extends Error {
  readonly status: number;
  readonly about: About;

  constructor(status: number, about: About, message: string) {
    super(message);
    this.status = status;
    this.about = about;
  }

  get shown() {
    const { type = 'invalid_request_error', ...about } = this.about;
    return { type, message: this.message, ...about };
  }
}

export const missing = (what: string, id: string): Problem =>
  new Problem(404, { code: 'resource_missing', param: 'id' }, `No such ${what}: '${id}'`);

/** Undefined for what is a mistake of the double itself. */
export function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (!(error instanceof z.ZodError)) return undefined;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const param = [...issue.path.map(String), issue.keys[0] ?? ''].join('.');
    return new Problem(400, { code: 'parameter_unknown', param }, `Received unknown parameter: ${param}`);
  }
  const param = issue?.path.map(String).join('.') ?? '';
  const isMissing = issue?.code === 'invalid_type' && issue.input === undefined;
  return isMissing
    ? new Problem(400, { code: 'parameter_missing', param }, `Missing required param: ${param}.`)
    : new Problem(400, { code: 'parameter_invalid', param }, `Invalid ${param}.`);
}
