import type { Decision } from '../../domain/kernel/decider.js';
import type {
  ErasureEvent,
  ErasureProof,
  ErasureReason,
  ErasureScope,
} from '../../domain/erasure/erasure.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { Position } from '../ports/event-store.js';
import { placesOf, type CopyPlaces, type HandleErasure } from './needs.js';

interface Asked {
  readonly tenant: string;
  /** The request's own id, of whoever asks: asked twice, it is one erasure. */
  readonly erasureId: string;
  readonly scope: ErasureScope;
  /** Any id that is known of the person: a visitor's, a caller's, a contact's. The rest is found. None for a business. */
  readonly subjectIds: readonly string[];
  /** Whoever calls this has seen it. */
  readonly proof: ErasureProof;
  /** ISO 8601, UTC; left out: now. The deadline counts from here. */
  readonly receivedAt?: string;
  /** Whether the owner wants some days to think it over. Of a whole business they are always there. */
  readonly hasGrace?: boolean;
  readonly actor: string;
}

interface Answered {
  readonly decision: Decision<ErasureEvent, ErasureReason>;
  /** Until when it can be undone; null: it has begun. */
  readonly graceUntil: string | null;
  readonly position: Position | null;
}

export type RequestErasure = (asked: Asked) => Promise<Answered>;
/** Within its days of grace. */
export type CancelErasure = (asked: {
  readonly tenant: string;
  readonly erasureId: string;
  readonly commandId: string;
  readonly actor: string;
}) => Promise<{
  readonly decision: Decision<ErasureEvent, ErasureReason>;
  readonly position: Position | null;
}>;

interface Needs {
  readonly handleErasure: HandleErasure;
  readonly places: CopyPlaces;
  readonly businessNow: BusinessClock;
}

/** Asks for somebody to be forgotten. What follows is the process's; whoever wants to know how far it is reads the `erasures`. */
export const requestErasure =
  ({ handleErasure, places, businessNow }: Needs): RequestErasure =>
  async ({ tenant, erasureId, scope, subjectIds, proof, receivedAt, hasGrace = false, actor }) => {
    const now = businessNow(tenant);
    const { decision, state, position } = await handleErasure(
      erasureId,
      {
        type: 'RequestErasure',
        data: {
          ...{ erasureId, accountId: tenant, scope, subjectIds, proof, hasGrace },
          receivedAt: receivedAt ?? now,
          places: placesOf(places, scope),
        },
        ...{ commandId: erasureId, now },
      },
      { tenant, actor, causationId: '' },
    );
    return { decision, graceUntil: state.graceUntil, position };
  };

export const cancelErasure =
  ({ handleErasure, businessNow }: Pick<Needs, 'handleErasure' | 'businessNow'>): CancelErasure =>
  async ({ tenant, erasureId, commandId, actor }) => {
    const { decision, position } = await handleErasure(
      erasureId,
      { type: 'CancelErasure', data: { erasureId }, commandId, now: businessNow(tenant) },
      { tenant, actor, causationId: '' },
    );
    return { decision, position };
  };
