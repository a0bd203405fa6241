import type { BusinessClock } from '../ports/business-clock.js';
import type { HandleDisclosure } from './needs.js';
import { perDayMax, type Link, type Requested, type RequestDisclosure } from './request-disclosure.js';

interface Needs {
  readonly handleDisclosure: HandleDisclosure;
  readonly requestDisclosure: RequestDisclosure;
  /** The same name is the same id. */
  readonly idOf: (name: string) => string;
  readonly businessNow: BusinessClock;
}

interface Asked {
  readonly tenant: string;
  readonly conversationId: string;
  readonly visitorId: string;
}

export type AskedInChat =
  | { readonly outcome: 'linked'; readonly link: Link; readonly expiresAt: string }
  | Exclude<Requested, { readonly outcome: 'linked' }>;

/**
 * A copy for whoever holds a conversation's token. While a link works it is answered again, so that asking twice, or once more after a lost
 * answer, is asking once.
 */
export const askInChat =
  ({ handleDisclosure, requestDisclosure, idOf, businessNow }: Needs) =>
  async ({ tenant, conversationId, visitorId }: Asked): Promise<AskedInChat> => {
    for (let number = 1; number <= perDayMax; number += 1) {
      const disclosureId = idOf(`copy ${String(number)} by visitor ${conversationId}`);
      const { state } = await handleDisclosure.load(tenant, disclosureId);
      const [newest] = state.links.slice(-1);
      if (newest === undefined)
        return requestDisclosure({
          ...{ tenant, disclosureId, subjectIds: [visitorId], proof: 'visitor-token', actor: 'visitor' },
        });
      const { linkId, expiresAt } = newest;
      if (state.status === 'requested' && businessNow(tenant) < expiresAt)
        return { outcome: 'linked', link: { tenant, disclosureId, linkId }, expiresAt };
    }
    return { outcome: 'too-often' };
  };

export type AskInChat = ReturnType<typeof askInChat>;
