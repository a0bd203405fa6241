import type { HandleDisclosure } from '../disclosure/needs.js';
import type { Link } from '../disclosure/request-disclosure.js';
import type { BusinessClock } from '../ports/business-clock.js';
import { installationId } from '../operator/handle-installation.js';
import type { NewId } from '../ports/ids.js';
import { letterAbout, type LetterNeeds } from './serve-requests.js';

interface Needs extends LetterNeeds {
  readonly handleDisclosure: HandleDisclosure;
  readonly newId: NewId;
  readonly businessNow: BusinessClock;
}

/** `closed`: it was handed over, or is no request by the form. */
export interface Renewed {
  readonly outcome: 'sent' | 'closed' | 'too-many' | 'unsent';
}

/** A link whose time is over asks for a new one: it goes where the first went, to the address that was proved. */
export const renewCopy =
  (needs: Needs) =>
  async ({ tenant, disclosureId }: Link): Promise<Renewed> => {
    const { state: register, events } = await needs.handleInstallation.load(installationId, installationId);
    const noted = events.flatMap(({ type, data }) =>
      type === 'DataRequestNoted' && data.requestId === disclosureId ? [data] : [],
    )[0];
    if (noted === undefined || register.requests[disclosureId] !== 'open') return { outcome: 'closed' };
    const linkId = needs.newId();
    const { decision, state } = await needs.handleDisclosure(
      disclosureId,
      {
        ...{ type: 'RenewLink', data: { disclosureId, linkId } },
        ...{ commandId: linkId, now: needs.businessNow(tenant) },
      },
      { tenant, actor: 'link:email-code', causationId: '' },
    );
    if (decision.outcome === 'rejected')
      return { outcome: decision.reason === 'TooManyLinks' ? 'too-many' : 'closed' };
    const expiresAt = state.links.at(-1)?.expiresAt ?? '';
    const letter = await letterAbout(needs, noted, { link: { tenant, disclosureId, linkId }, expiresAt });
    if (letter === null) return { outcome: 'closed' };
    const { outcome } = await needs.mail.send(letter);
    return { outcome: outcome === 'accepted' ? 'sent' : 'unsent' };
  };

export type RenewCopy = ReturnType<typeof renewCopy>;
