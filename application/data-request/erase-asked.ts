import type { ErasureReason } from '../../domain/erasure/erasure.js';
import type { Installation } from '../../domain/installation/installation.js';
import type { RequestErasure } from '../erasure/request-erasure.js';
import { installationId, type HandleInstallation } from '../operator/handle-installation.js';
import type { ContactDetails } from '../ports/contact-details.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { Position } from '../ports/event-store.js';
import { websiteHandle, websitesScope } from './link-websites.js';

interface Needs {
  readonly handleInstallation: HandleInstallation;
  readonly requestErasure: RequestErasure;
  readonly directory: Pick<ContactDirectory, 'find'>;
  readonly details: Pick<ContactDetails, 'email' | 'phone'>;
}

interface Asked {
  readonly requestId: string;
  /** Of the business, as somebody typed it. */
  readonly website: string;
  /** An address, or a number with its country code; it is looked up and kept nowhere. */
  readonly contact: string;
  readonly operatorId: string;
}

export type AskedByOperator =
  | { readonly outcome: 'asked'; readonly position: Position | null }
  | { readonly outcome: 'no-request' | 'no-business' | 'nobody-there' }
  | { readonly outcome: 'refused'; readonly reason: ErasureReason };

export type EraseAsked = (asked: Asked) => Promise<AskedByOperator>;

/** The operator has a letter, and knows who wrote it: the erasure of that person begins, with the deadline of the request. */
export const eraseAsked =
  ({ handleInstallation, requestErasure, directory, details }: Needs): EraseAsked =>
  async ({ requestId, website, contact, operatorId }) => {
    const { state, events } = await handleInstallation.load(installationId, installationId);
    const receivedAt = openSince({ state, events }, requestId);
    if (receivedAt === undefined) return { outcome: 'no-request' };
    const handle = websiteHandle(website);
    const tenant = handle === null ? undefined : await directory.find(websitesScope, handle);
    if (tenant === undefined) return { outcome: 'no-business' };
    const handles = [
      ['email', details.email(contact)],
      ['phone', details.phone(contact, 'US')],
    ] as const;
    for (const [kind, value] of handles) {
      const contactId = value === null ? undefined : await directory.find(tenant, `${kind}:${value}`);
      if (contactId === undefined) continue;
      const { decision, position } = await requestErasure({
        ...{ tenant, erasureId: requestId, scope: 'person', subjectIds: [contactId], proof: 'operator' },
        ...{ receivedAt, actor: `operator:${operatorId}` },
      });
      if (decision.outcome === 'rejected') return { outcome: 'refused', reason: decision.reason };
      return { outcome: 'asked', position };
    }
    return { outcome: 'nobody-there' };
  };

function openSince(
  {
    state,
    events,
  }: Pick<Awaited<ReturnType<HandleInstallation['load']>>, 'events'> & { readonly state: Installation },
  requestId: string,
): string | undefined {
  if (state.requests[requestId] !== 'open') return undefined;
  for (const { type, data } of events)
    if (type === 'DataRequestNoted' && data.requestId === requestId) return data.receivedAt;
  return undefined;
}
