import type { Form } from './form.js';

/** Which part of a list is asked for. */
export interface PageAsked {
  readonly number: number;
  readonly size: number;
  /** The id of the last resource on the page before. */
  readonly after: string | undefined;
}

const sizeMax = 1_000;
const sizeUsual = 50;

/** Reads `PageSize`, `Page` and `PageToken`. */
export function readPage(query: Form): PageAsked {
  const after = /^PA(\w{34})$/u.exec(query['PageToken'] ?? '')?.[1];
  return {
    number: Math.max(0, Math.trunc(Number(query['Page'] ?? 0)) || 0),
    size: Math.min(sizeMax, Math.max(1, Math.trunc(Number(query['PageSize'] ?? sizeUsual)) || sizeUsual)),
    after,
  };
}

/**
 * The fields around a list, as https://www.twilio.com/docs/usage/twilios-response#pagination has them. `found` may hold one
 * resource more than the page takes, which says that there is another page.
 */
export function paged(
  { path, query, key }: { readonly path: string; readonly query: Form; readonly key: string },
  page: PageAsked,
  found: readonly { readonly sid: string }[],
): Readonly<Record<string, unknown>> {
  const shown = found.slice(0, page.size);
  const last = found.length > page.size ? shown.at(-1) : undefined;
  const start = page.number * page.size;
  const uri = (number: number, token?: string): string => {
    const { PageToken: _before, ...filters } = query;
    const asked = { ...filters, PageSize: String(page.size), Page: String(number) };
    return `${path}?${new URLSearchParams({ ...asked, ...(token && { PageToken: token }) }).toString()}`;
  };
  return {
    first_page_uri: uri(0),
    next_page_uri: last === undefined ? null : uri(page.number + 1, `PA${last.sid}`),
    // Pages are reached from the one before: nothing here remembers the way back.
    previous_page_uri: page.number === 0 ? null : uri(0),
    page: page.number,
    page_size: page.size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: uri(page.number, page.after && `PA${page.after}`),
    [key]: shown,
  };
}
