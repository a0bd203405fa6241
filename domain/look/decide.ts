import { accept, reject, type Decide } from '../kernel/decider.js';
import type { LookCommand } from './commands.js';
import type { LookEvent } from './events.js';
import type { Look } from './state.js';

export type LookReason =
  'HoursNotValid' | 'LookGrantedAlready' | 'GrantUnknown' | 'LookNotGranted' | 'TooManyLooks' | 'TooManyAsks';

const lookLimits = { hoursMax: 24, looksPerGrantMax: 1_000, askCountMax: 100 } as const;

export const decide: Decide<Look, LookCommand, LookEvent, LookReason> = {
  AskForLook({ askIds }, { data: { askId, by: askedBy }, now: askedAt }) {
    if (askIds.includes(askId)) return accept();
    if (askIds.length >= lookLimits.askCountMax) return reject('TooManyAsks');
    return accept({ type: 'LookAsked', data: { askId, askedBy, askedAt } });
  },

  GrantLook(state, { data: { grantId, hours, by: grantedBy }, now: grantedAt }) {
    if (state.grants[grantId] !== undefined) return accept();
    if (!Number.isInteger(hours) || hours < 1 || hours > lookLimits.hoursMax) return reject('HoursNotValid');
    if (livingGrant(state, grantedAt) !== undefined) return reject('LookGrantedAlready');
    const until = new Date(Date.parse(grantedAt) + hours * hourMs).toISOString();
    return accept({ type: 'LookGranted', data: { grantId, until, grantedBy, grantedAt } });
  },

  EndLook({ grants }, { data: { grantId, by: endedBy }, now: endedAt }) {
    const grant = grants[grantId];
    if (grant === undefined) return reject('GrantUnknown');
    if (grant.isEnded) return accept();
    return accept({ type: 'LookEnded', data: { grantId, endedBy, endedAt } });
  },

  LookInto(state, { data: { by: lookedBy, ...data }, now: lookedAt }) {
    if (state.lookIds.includes(data.lookId)) return accept();
    const grantId = livingGrant(state, lookedAt);
    if (grantId === undefined) return reject('LookNotGranted');
    if (state.lookCount >= lookLimits.looksPerGrantMax) return reject('TooManyLooks');
    return accept({ type: 'BusinessLookedInto', data: { ...data, grantId, lookedBy, lookedAt } });
  },

  // Whoever may see them may see them as often as they like: nothing is counted, and each look is a stream of its own.
  LookIntoRecords({ lookIds }, { data: { by: lookedBy, ...data }, now: lookedAt }) {
    if (lookIds.includes(data.lookId)) return accept();
    return accept({ type: 'RecordsLookedInto', data: { ...data, lookedBy, lookedAt } });
  },
};

const hourMs = 60 * 60_000;

/** There is one at a time: the one that was given last, unless it is over. */
function livingGrant({ newest, grants }: Look, now: string): string | undefined {
  const grant = newest === null ? undefined : grants[newest];
  return newest !== null && grant !== undefined && !grant.isEnded && now < grant.until ? newest : undefined;
}
