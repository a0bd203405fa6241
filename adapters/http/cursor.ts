import type { Request } from 'express';

const lengthMax = 500;

/** Where a page of a list starts: what the page before said. Undefined for the first. */
export const cursorOf = ({ query }: Pick<Request, 'query'>): string | undefined =>
  typeof query['cursor'] === 'string' ? query['cursor'].slice(0, lengthMax) : undefined;
