import type { Business } from '../../adapters/http/contract/business.js';
import { get } from './api.js';
import { Loaded } from './loaded.svelte.js';

/** What the business is. One for the whole window, so that what is typed outlives the screen. */
export const business = new Loaded(() => get<Business>('/business'));
