import { daysAfter, deadlineOf } from '../kernel/deadline.js';
import { accept, reject, type Decide } from '../kernel/decider.js';
import type { ErasureCommand } from './commands.js';
import type { ErasureEvent } from './events.js';
import { outstandingOf, type Erasure } from './state.js';

export type ErasureReason =
  | 'CopiesOutstanding'
  | 'ErasureIsCancelled'
  | 'ErasureNotBegun'
  | 'ErasureUnknown'
  | 'GracePeriodOver'
  | 'InGracePeriod'
  | 'KeysNotDestroyed'
  | 'NobodyNamed'
  | 'NotOverdue'
  | 'PlaceUnknown'
  | 'TooMuchNamed';

/** Of one person: more is a mistake in linking, and somebody else would be erased. */
export const erasureLimits = { graceDays: 7, idCountMax: 5_000, placeCountMax: 200 } as const;

export const decide: Decide<Erasure, ErasureCommand, ErasureEvent, ErasureReason> = {
  RequestErasure({ status }, { data, now: requestedAt }) {
    if (status !== 'none') return accept();
    const { erasureId, accountId, scope, proof, receivedAt, places } = data;
    const subjectIds = [...data.subjectIds];
    if ((scope === 'person') !== subjectIds.length > 0) return reject('NobodyNamed');
    if (subjectIds.length > erasureLimits.idCountMax) return reject('TooMuchNamed');
    const hasGrace = scope === 'business' || data.hasGrace;
    const requested: ErasureEvent = {
      type: 'ErasureRequested',
      data: {
        ...{ erasureId, accountId, scope, subjectIds, proof, requestedAt },
        graceUntil: hasGrace ? daysAfter(requestedAt, erasureLimits.graceDays) : null,
        ...deadlineOf(receivedAt),
      },
    };
    if (hasGrace) return accept(requested);
    if (!isListed(places)) return reject('PlaceUnknown');
    return accept(requested, begunOf({ accountId, scope, subjectIds }, erasureId, places, requestedAt));
  },

  CancelErasure({ status, accountId }, { data, now: cancelledAt }) {
    if (status === 'none') return reject('ErasureUnknown');
    if (status === 'cancelled') return accept();
    if (status !== 'requested') return reject('GracePeriodOver');
    return accept({ type: 'ErasureCancelled', data: { ...data, accountId, cancelledAt } });
  },

  BeginErasure(state, { data: { erasureId, places }, now: begunAt }) {
    const { status, graceUntil } = state;
    if (status === 'none') return reject('ErasureUnknown');
    if (status === 'cancelled') return reject('ErasureIsCancelled');
    if (status !== 'requested') return accept();
    if (graceUntil !== null && begunAt < graceUntil) return reject('InGracePeriod');
    if (!isListed(places)) return reject('PlaceUnknown');
    return accept(begunOf(state, erasureId, places, begunAt));
  },

  RecordKeysDestroyed({ status, accountId, scope }, { data: { person, ...data }, now }) {
    if (status === 'keys-destroyed' || status === 'completed') return accept();
    if (status !== 'begun') return reject('ErasureNotBegun');
    const idCount = Object.values(person).flat().length;
    if (idCount > erasureLimits.idCountMax) return reject('TooMuchNamed');
    return accept({
      type: 'KeysDestroyed',
      data: { ...data, accountId, scope, person, destroyedAt: now },
    });
  },

  RecordCopyErased(state, { data: { erasureId, place, count, kept }, now: erasedAt }) {
    const { accountId, copies, places, status } = state;
    if (copies[place] !== undefined) return accept();
    // While there are keys a copy could be made anew behind whoever erased it.
    if (status !== 'keys-destroyed') return reject('KeysNotDestroyed');
    if (!places.includes(place)) return reject('PlaceUnknown');
    return accept({ type: 'CopyErased', data: { erasureId, accountId, place, count, kept, erasedAt } });
  },

  NoteOverdue(state, { data: { erasureId, overdue }, now: notedAt }) {
    const { accountId, status, alarmAt, deadlineAt } = state;
    if (state.overdue.includes(overdue)) return accept();
    if (status === 'none') return reject('ErasureUnknown');
    const isLate = notedAt >= (overdue === 'alarm' ? alarmAt : deadlineAt);
    if (!isLate || status === 'completed' || status === 'cancelled') return reject('NotOverdue');
    const outstanding = [...outstandingOf(state)];
    return accept({
      type: 'ErasureOverdue',
      data: { erasureId, accountId, overdue, outstanding, deadlineAt, notedAt },
    });
  },

  CompleteErasure(state, { data: { erasureId }, now: completedAt }) {
    const { accountId, copies, scope, status } = state;
    if (status === 'completed') return accept();
    if (status !== 'keys-destroyed') return reject('KeysNotDestroyed');
    if (outstandingOf(state).length > 0) return reject('CopiesOutstanding');
    const copyCount = Object.values(copies).reduce((sum, { count }) => sum + count, 0);
    return accept({
      type: 'ErasureCompleted',
      data: { erasureId, accountId, scope, copyCount, completedAt },
    });
  },
};

const isListed = (places: readonly string[]): boolean =>
  places.length > 0 && places.length <= erasureLimits.placeCountMax;

const begunOf = (
  { accountId, scope, subjectIds }: Pick<Erasure, 'accountId' | 'scope' | 'subjectIds'>,
  erasureId: string,
  places: readonly string[],
  begunAt: string,
): ErasureEvent => ({
  type: 'ErasureBegun',
  data: { erasureId, accountId, scope, subjectIds: [...subjectIds], places: [...places], begunAt },
});
