import type { Response } from 'express';

/** What Twilio does not do, and the number under which its error dictionary explains it. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

/** Answers as Twilio words its refusals: https://www.twilio.com/docs/usage/twilios-response#exceptions. */
export function refuse(response: Response, { status, code, message }: Refusal): void {
  const more_info = `https://www.twilio.com/docs/errors/${String(code)}`;
  response.status(status).json({ code, message, more_info, status });
}

/** What is wrong with a request's parameters. */
export const invalid = (code: number, message: string): Refusal => ({ status: 400, code, message });

export const unauthenticated: Refusal = { status: 401, code: 20003, message: 'Authenticate' };
export const tooMany: Refusal = { status: 429, code: 20429, message: 'Too Many Requests' };
export const broken: Refusal = { status: 500, code: 20500, message: 'Internal Server Error' };
export const notFound = (path: string): Refusal => ({
  status: 404,
  code: 20404,
  message: `The requested resource ${path} was not found`,
});

/** Nothing stands at an address. */
export const refuseMissing = (response: Response, path: string): void => {
  refuse(response, notFound(path));
};
