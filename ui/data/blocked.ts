import type { Blocked, BlockedOne } from '../../adapters/http/contract/blocked.js';
import { get, post } from './api.js';
import { Loaded } from './loaded.svelte.js';

/** Whoever is blocked at the moment: visitors by their conversation, callers by their contact. */
export const loadBlocked = () => new Loaded(() => get<Blocked>('/blocked'));

export const block = (one: BlockedOne): Promise<void> => post('/blocked', one);
export const unblock = (one: BlockedOne): Promise<void> => post('/blocked/end', one);
