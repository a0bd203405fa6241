import type { Team } from '../../adapters/http/contract/team.js';
import { get } from './api.js';
import { Loaded } from './loaded.svelte.js';
import { texts } from '../texts.js';

/** Who belongs to the business: for the names of whoever did something. */
export const team = new Loaded(() => get<Team>('/team'));

/** A member by their address, where they still belong to the business. */
export const memberText = (memberId: string): string =>
  team.value?.people.find((one) => one.memberId === memberId)?.email ?? texts.audit.actors['member'] ?? '';

/** Whoever did something, as an event names them: `visitor`, `member:ID`, … */
export function actorText(actor: string): string {
  const [kind = '', id] = actor.split(':');
  return kind === 'member' && id !== undefined ? memberText(id) : (texts.audit.actors[kind] ?? actor);
}
