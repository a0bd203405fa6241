import type { AccountEvent } from '../../domain/account/account.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Policy } from '../handling/follow.js';
import type { ContactDirectory } from '../ports/contact-directory.js';

/** In the contact directory, whose a website is: hashes of host names, each with an account. */
export const websitesScope = 'websites';

/** As the directory finds it: the host alone, without `www.`, whatever else somebody typed. Null where there is none in it. */
export function websiteHandle(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const withScheme = /^https?:\/\//u.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(withScheme)) return null;
  const host = new URL(withScheme).host.replace(/^www\./u, '');
  return host === '' ? null : `website:${host}`;
}

/** Somebody who asks about their data names a business by its website: from then on it is found by it. */
export const linkWebsites = (directory: Pick<ContactDirectory, 'resolve'>): Policy<AccountEvent> => ({
  name: 'link-websites',
  alsoMoved: true,
  filter: { categories: ['account'], types: ['AccountOpened'] },
  afterMs: 0,
  concurrency: 4,
  async when({ event }) {
    if (event.type !== 'AccountOpened') return;
    const { accountId, website } = event.data;
    const handle = isErased(website) ? null : websiteHandle(website);
    // Of several that name the same website the first is found; who is not known there is looked for by the operator.
    if (handle !== null) await directory.resolve(websitesScope, [handle], accountId);
  },
});
