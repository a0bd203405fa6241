import { obstacleOf, type LinkReason } from '../../domain/disclosure/disclosure.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { Position } from '../ports/event-store.js';
import type { Language } from '../report/locale-of.js';
import { countsOf, type Gathered } from './disclosed.js';
import type { gather } from './gather.js';
import type { HandleDisclosure } from './needs.js';
import type { Link } from './request-disclosure.js';

interface Needs {
  readonly handleDisclosure: HandleDisclosure;
  readonly gather: ReturnType<typeof gather>;
  /** The address that was proved for a request by the form; null once it was forgotten. */
  readonly addressOf: (disclosureId: string) => Promise<string | null>;
  /** Makes one file of it, whose headings are in that language. */
  readonly pack: (gathered: Gathered, language: Language) => Uint8Array;
  readonly businessNow: BusinessClock;
}

export type HandedOver =
  | { readonly outcome: 'handed-over'; readonly bytes: Uint8Array; readonly position: Position | null }
  | { readonly outcome: 'erased'; readonly position: Position | null }
  | { readonly outcome: 'refused'; readonly reason: LinkReason };

/**
 * Follows a link: makes the copy, writes down that it was handed over, and only then lets it go, so that of two who follow the same link one
 * gets it. It is kept nowhere.
 */
export const handOver = ({ handleDisclosure, gather: gathering, addressOf, pack, businessNow }: Needs) => {
  const obstacle = async ({ tenant, disclosureId, linkId }: Link): Promise<LinkReason | null> =>
    obstacleOf((await handleDisclosure.load(tenant, disclosureId)).state, linkId, businessNow(tenant));

  return {
    /** Why this link opens nothing; null: it does. */
    obstacle,

    async follow(link: Link, language: Language): Promise<HandedOver> {
      const { tenant, disclosureId, linkId } = link;
      const reason = await obstacle(link);
      if (reason !== null) return { outcome: 'refused', reason };
      const { state } = await handleDisclosure.load(tenant, disclosureId);
      // Whoever proved an address and closed the request since is found by nothing.
      const address = state.proof === 'email-code' ? ((await addressOf(disclosureId)) ?? '') : null;
      const gathered = await gathering({ ...state, tenant, disclosureId, address });
      const outcome = gathered.isErased ? ('erased' as const) : ('handed-over' as const);
      const bytes = outcome === 'erased' ? new Uint8Array() : pack(gathered, language);
      const { decision, position } = await handleDisclosure(
        disclosureId,
        {
          type: 'Disclose',
          data: { disclosureId, linkId, outcome, counts: countsOf(gathered) },
          ...{ commandId: `${linkId}/follow`, now: businessNow(tenant) },
        },
        { tenant, actor: `link:${state.proof}`, causationId: '' },
      );
      if (decision.outcome === 'rejected') return { outcome: 'refused', reason: reasonOf(decision.reason) };
      // Somebody was faster.
      if (decision.events.length === 0) return { outcome: 'refused', reason: 'LinkUsed' };
      return outcome === 'erased' ? { outcome, position } : { outcome, bytes, position };
    },
  };
};

export type HandOver = ReturnType<typeof handOver>;

const reasons: readonly string[] = [
  'DisclosureUnknown',
  'LinkExpired',
  'LinkUnknown',
  'LinkUsed',
] satisfies LinkReason[];
const reasonOf = (reason: string): LinkReason =>
  reasons.includes(reason) ? (reason as LinkReason) : 'LinkUnknown';
