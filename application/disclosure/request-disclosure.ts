import type {
  DisclosureEvent,
  DisclosureProof,
  DisclosureReason,
} from '../../domain/disclosure/disclosure.js';
import type { Decision } from '../../domain/kernel/decider.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { Position } from '../ports/event-store.js';
import type { HandleDisclosure } from './needs.js';

/** What a link is signed over. It names nobody. */
export interface Link {
  readonly tenant: string;
  readonly disclosureId: string;
  readonly linkId: string;
}

interface Asked {
  readonly tenant: string;
  /** The request's own id, of whoever asks: asked twice, it is one disclosure. */
  readonly disclosureId: string;
  /** Any id that is known of the person. The rest is found. */
  readonly subjectIds: readonly string[];
  /** The lead in which the business saw them; left out elsewhere. */
  readonly leadId?: string | null;
  /** Whoever calls this has seen it. */
  readonly proof: DisclosureProof;
  /** ISO 8601, UTC; left out: now. */
  readonly receivedAt?: string;
  readonly actor: string;
}

export type Requested =
  | {
      readonly outcome: 'linked';
      readonly link: Link;
      readonly expiresAt: string;
      readonly position: Position | null;
    }
  | { readonly outcome: 'too-often' }
  | {
      readonly outcome: 'refused';
      readonly reason: DisclosureReason;
      readonly decision: Decision<DisclosureEvent, DisclosureReason>;
    };

export type RequestDisclosure = (asked: Asked) => Promise<Requested>;

interface Needs {
  readonly handleDisclosure: HandleDisclosure;
  /** How many of this person were asked for from an instant on, but for one. */
  readonly recentOf: (
    tenant: string,
    asked: { readonly subjectIds: readonly string[]; readonly since: string; readonly but: string },
  ) => Promise<number>;
  readonly businessNow: BusinessClock;
}

/** About one person in a day: each is all that is kept, made anew. */
export const perDayMax = 5;
const dayMs = 24 * 60 * 60_000;

/** Asks for a copy of what is kept about somebody whose identity was proved, and answers the link that hands it over, once. */
export const requestDisclosure =
  ({ handleDisclosure, recentOf, businessNow }: Needs): RequestDisclosure =>
  async ({ tenant, disclosureId, subjectIds, leadId = null, proof, receivedAt, actor }) => {
    const now = businessNow(tenant);
    const since = new Date(Date.parse(now) - dayMs).toISOString();
    if ((await recentOf(tenant, { subjectIds, since, but: disclosureId })) >= perDayMax)
      return { outcome: 'too-often' };
    const linkId = `${disclosureId}.1`;
    const { decision, state, position } = await handleDisclosure(
      disclosureId,
      {
        type: 'RequestDisclosure',
        data: {
          ...{ disclosureId, accountId: tenant, subjectIds, leadId, proof, linkId },
          receivedAt: receivedAt ?? now,
        },
        ...{ commandId: disclosureId, now },
      },
      { tenant, actor, causationId: '' },
    );
    if (decision.outcome === 'rejected') return { outcome: 'refused', reason: decision.reason, decision };
    const newest = state.links.at(-1);
    return {
      outcome: 'linked',
      link: { tenant, disclosureId, linkId: newest?.linkId ?? linkId },
      expiresAt: newest?.expiresAt ?? now,
      position,
    };
  };
