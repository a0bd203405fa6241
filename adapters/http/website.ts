import { Refusal } from './problem-details.js';

/** The address of a website as its owner types it. Raises `website-invalid`; whether it can be reached, the crawl tells. */
export function websiteFrom(typed: string): string {
  const text = /^[a-z][a-z\d+.-]*:\/\//iu.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWebsite =
    url !== null &&
    /^https?:$/u.test(url.protocol) &&
    url.hostname.includes('.') &&
    url.username === '' &&
    url.password === '';
  if (!isWebsite) {
    throw new Refusal(
      422,
      'website-invalid',
      'This is not the address of a website. Please give one such as https://example.com.',
    );
  }
  url.hash = '';
  return url.href;
}

/** The origin of what an owner types, which may be the address of a page. Raises `website-invalid`. */
export const originFrom = (typed: string): string => new URL(websiteFrom(typed)).origin;
