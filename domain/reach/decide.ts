import { accept, reject, type Decide } from '../kernel/decider.js';
import type { ReachCommand } from './commands.js';
import type { Preferences, ReachEvent } from './events.js';
import { namedCountMax, type Reach } from './state.js';

export type ReachReason =
  | 'PreferencesNotValid'
  | 'EmergenciesComeAtOnce'
  | 'NoPhoneNamed'
  | 'CodeExpired'
  | 'TooManyCodes'
  | 'TooManyTries'
  | 'DoubtfulStart';

const reachLimits = {
  codeMinutes: 10,
  triesMax: 5,
  minutesMax: 24 * 60,
  namedPerDay: namedCountMax,
} as const;

export const decide: Decide<Reach, ReachCommand, ReachEvent, ReachReason> = {
  SetAlertPreferences(reach, { data, commandId: changeId, now: setAt }) {
    if (reach.changeIds.includes(changeId)) return accept();
    const { preferences } = data;
    if (preferences.digest.includes('emergency')) return reject('EmergenciesComeAtOnce');
    if (!areValid(preferences)) return reject('PreferencesNotValid');
    return accept({ type: 'AlertPreferencesSet', data: { ...data, changeId, setAt } });
  },

  NameAlertPhone(reach, { data, commandId: changeId, now: namedAt }) {
    if (reach.changeIds.includes(changeId)) return accept();
    const since = Date.parse(namedAt) - dayMs;
    const ofDay = reach.namedAt.filter((at) => Date.parse(at) > since);
    if (ofDay.length >= reachLimits.namedPerDay) return reject('TooManyCodes');
    const expiresAt = new Date(Date.parse(namedAt) + reachLimits.codeMinutes * 60_000).toISOString();
    return accept({ type: 'AlertPhoneNamed', data: { ...data, changeId, namedAt, expiresAt } });
  },

  ConfirmAlertPhone(reach, { data: { code, ...data }, commandId: changeId, now }) {
    if (reach.changeIds.includes(changeId)) return accept();
    const { named } = reach;
    if (named === null) return reject('NoPhoneNamed');
    if (now >= named.expiresAt) return reject('CodeExpired');
    if (named.refusedCount >= reachLimits.triesMax) return reject('TooManyTries');
    if (code !== named.code)
      return accept({ type: 'AlertPhoneCodeRefused', data: { ...data, changeId, refusedAt: now } });
    const { phone } = named;
    return accept({ type: 'AlertPhoneConfirmed', data: { ...data, changeId, phone, confirmedAt: now } });
  },

  RemoveAlertPhone(reach, { data, commandId: changeId, now: removedAt }) {
    if (reach.changeIds.includes(changeId)) return accept();
    return accept({ type: 'AlertPhoneRemoved', data: { ...data, changeId, removedAt } });
  },

  // Each is an event of its own: a second STOP is a second wish.
  StopAlertTexts(reach, { data, commandId: changeId, now: stoppedAt }) {
    if (reach.changeIds.includes(changeId)) return accept();
    return accept({ type: 'AlertTextsStopped', data: { ...data, changeId, stoppedAt } });
  },

  // Texts may come in another order than they were written: only one that was written after the STOP came in counts.
  StartAlertTexts(reach, { data: { writtenAt, ...data }, commandId: changeId, now: startedAt }) {
    if (reach.changeIds.includes(changeId)) return accept();
    const { stoppedAt } = reach;
    if (stoppedAt !== null && (writtenAt === null || writtenAt <= stoppedAt)) return reject('DoubtfulStart');
    return accept({ type: 'AlertTextsStarted', data: { ...data, changeId, startedAt } });
  },
};

const dayMs = 24 * 60 * 60_000;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/u;

function areValid({ steps, orders, digestAt, quiet }: Preferences): boolean {
  const lists = [steps, ...orders.map((one) => one.steps)];
  const reasons = orders.map(({ reason }) => reason);
  return (
    lists.every(isOrder) &&
    new Set(reasons).size === reasons.length &&
    [digestAt, ...(quiet === null ? [] : [quiet.from, quiet.to])].every((time) => clock.test(time)) &&
    (quiet === null || quiet.from !== quiet.to)
  );
}

const isOrder = (steps: Preferences['steps']): boolean =>
  new Set(steps.map(({ channel }) => channel)).size === steps.length &&
  steps.every(
    ({ minutes }) => Number.isInteger(minutes) && minutes >= 1 && minutes <= reachLimits.minutesMax,
  );
