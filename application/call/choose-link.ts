import type { Desk } from '../../domain/desk/desk.js';

export interface LinkToText {
  readonly linkId: string;
  readonly label: string;
  readonly url: string;
}

const booking = /book|appoint|reserv|schedul|cita|agenda|rendez|termin|buch/iu;
/** Of the business's website, which every business has by itself. */
export const websiteId = 'website';

/**
 * Which of the business's own links a caller means, never one that anybody else named: by the words of its label, the only one there
 * is, or the website. Undefined where the business has none.
 */
export function chooseLink(
  { links }: Pick<Desk, 'links'>,
  website: string | undefined,
  asked: { readonly which: string; readonly words: string },
): LinkToText | undefined {
  const pages = links.filter(({ url }) => url.startsWith('https://'));
  const home =
    website === undefined ? undefined : { linkId: websiteId, label: websiteId, url: withoutPath(website) };
  const named = pages.find(({ label }) => asked.words.toLowerCase().includes(label.toLowerCase()));
  if (named !== undefined) return named;
  const booked = pages.find(({ label, url }) => booking.test(`${label} ${url}`));
  if (asked.which === 'booking' && booked !== undefined) return booked;
  if (asked.which === 'website' && home !== undefined) return home;
  return pages.length === 1 ? pages[0] : (home ?? booked ?? pages[0]);
}

/** The link of an id, as it is today. */
export function linkOf(
  { links }: Pick<Desk, 'links'>,
  website: string | undefined,
  linkId: string,
): LinkToText | undefined {
  const found = links.find((one) => one.linkId === linkId);
  if (found !== undefined) return found;
  return linkId === websiteId && website !== undefined
    ? { linkId, label: websiteId, url: withoutPath(website) }
    : undefined;
}

/** The shortest address of a website that still leads there. */
const withoutPath = (website: string): string => website.replace(/\/$/u, '');
